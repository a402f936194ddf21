"""The national lists of councils and NHS boards: which file fills which columns. Dated, never overwritten."""

from pathlib import Path

from linkworker import reference
from linkworker.reference import first_day_after

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def load(*, organisation_class, former_code_class, succession_class) -> None:
    """Keep every council, board and succession of the files."""
    councils = reference.rows(REFERENCE / "local_authorities.csv")
    bodies = [_council(row) for row in councils]
    bodies += [_icb(row) for row in reference.rows(REFERENCE / "icbs.csv")]
    groups = reference.rows(REFERENCE / "ccg_to_icb.csv")
    merged = reference.rows(REFERENCE / "ccg_mergers.csv")
    bodies += [_group(row) for row in (*groups, *merged)]
    # a reorganisation applied here closed a body that the files do not know to be closed yet: it stays closed
    closed = organisation_class.objects.filter(owner=None).exclude(valid_until=None).order_by()
    ends = dict(closed.values_list("code", "valid_until"))
    for body in bodies:
        body["valid_until"] = body["valid_until"] or ends.get(body["code"])
    reference.keep(organisation_class, bodies, known_by=["owner", "code"])
    by_code = {body.code: body for body in organisation_class.objects.filter(owner=None)}
    former = (
        {"code": code.strip(), "organisation": by_code[row["gss_code"]]}
        for row in councils
        for code in row["former_gss_codes"].split(";")
        if code.strip()
    )
    reference.keep(former_code_class, former, known_by=["code"])
    successions = [
        {
            "predecessor": by_code[row["predecessor_ods"]],
            "successor": by_code[row["successor_ods"]],
            "happened_on": row["succession_date"],
            "kind": row["succession_type"],
            "note": row["notes"],
        }
        for row in reference.rows(REFERENCE / "icb_succession.csv")
    ]
    successions += [_after_group(row, by_code) for row in (*groups, *merged)]
    reference.keep(succession_class, successions, known_by=["predecessor", "successor"])


def _council(row: dict[str, str]) -> dict:
    return {
        "owner": None,
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
        "valid_from": None,
        "valid_until": None,
    }


def _group(row: dict[str, str]) -> dict:
    """A clinical commissioning group: the NHS board of its day, so of the same kind (decision 0013)."""
    return {
        "owner": None,
        "code": row["ccg_ods"],
        "gss_code": row.get("ccg_gss", ""),
        "name": row["ccg_name"],
        "short_name": "",
        "kind": "icb",
        "nation": "England",
        "region": "",
        "regulator": "",
        "latitude": None,
        "longitude": None,
        "valid_from": row["ccg_valid_from"],
        "valid_until": first_day_after(row["ccg_valid_to"]),
    }


def _after_group(row: dict[str, str], by_code: dict) -> dict:
    """Whoever came next: the group it merged into, or the board of 1 July 2022."""
    return {
        "predecessor": by_code[row["ccg_ods"]],
        "successor": by_code[row.get("merged_ccg_ods") or row["icb_ods"]],
        "happened_on": first_day_after(row["ccg_valid_to"]),
        "kind": "merger",
        "note": row["notes"],
    }


def _icb(row: dict[str, str]) -> dict:
    return {
        "owner": None,
        "code": row["ods_code"],
        "gss_code": row["gss_code"],
        "name": row["name"],
        "short_name": f"NHS {row['short_name']}",
        "kind": "icb",
        "nation": "England",
        "region": row["nhs_region"],
        "regulator": "",
        "latitude": None,
        "longitude": None,
        "valid_from": row["valid_from"] or None,
        "valid_until": first_day_after(row["valid_to"]),
    }
