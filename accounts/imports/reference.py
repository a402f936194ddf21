"""Loads the national lists of councils and NHS boards. Safe to run twice; dated, never overwritten.

The model classes are passed in, so that a migration can hand over the classes of its own time.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one reference file, as text."""
    with (REFERENCE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def first_day_after(last_valid_day: str) -> date | None:
    """The files hold the last valid day; we keep half-open ranges."""
    return date.fromisoformat(last_valid_day) + timedelta(days=1) if last_valid_day else None


def load(*, organisation_class, former_code_class, succession_class) -> None:
    """Keep every council, board and succession of the files."""
    councils, icbs = rows("local_authorities.csv"), rows("icbs.csv")
    bodies = [organisation_class(**_council(row)) for row in councils]
    bodies += [organisation_class(**_icb(row)) for row in icbs]
    told = [
        "gss_code",
        "name",
        "short_name",
        "kind",
        "nation",
        "region",
        "regulator",
        "latitude",
        "longitude",
    ]
    organisation_class.objects.bulk_create(
        bodies,
        update_conflicts=True,
        unique_fields=["owner", "code"],
        update_fields=[*told, "valid_from", "valid_until"],
    )
    by_code = {body.code: body for body in organisation_class.objects.filter(owner=None)}
    former_code_class.objects.bulk_create(
        [
            former_code_class(code=code.strip(), organisation=by_code[row["gss_code"]])
            for row in councils
            for code in row["former_gss_codes"].split(";")
            if code.strip()
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["organisation"],
    )
    succession_class.objects.bulk_create(
        [
            succession_class(
                predecessor=by_code[row["predecessor_ods"]],
                successor=by_code[row["successor_ods"]],
                happened_on=row["succession_date"],
                kind=row["succession_type"],
                note=row["notes"],
            )
            for row in rows("icb_succession.csv")
        ],
        update_conflicts=True,
        unique_fields=["predecessor", "successor"],
        update_fields=["happened_on", "kind", "note"],
    )


def _council(row: dict[str, str]) -> dict:
    return {
        "code": row["gss_code"],
        "gss_code": row["gss_code"],
        "name": row["name"],
        "short_name": row["short_name"],
        "kind": "council",
        "nation": row["nation"],
        "region": row["region"],
        "regulator": row["regulator"],
        "latitude": row["latitude"] or None,
        "longitude": row["longitude"] or None,
    }


def _icb(row: dict[str, str]) -> dict:
    return {
        "code": row["ods_code"],
        "gss_code": row["gss_code"],
        "name": row["name"],
        "short_name": f"NHS {row['short_name']}",
        "kind": "icb",
        "nation": "England",
        "region": row["nhs_region"],
        "valid_from": row["valid_from"] or None,
        "valid_until": first_day_after(row["valid_to"]),
    }
