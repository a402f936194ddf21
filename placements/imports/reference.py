"""Loads the code lists and rates a placement needs. Safe to run twice.

The model classes are passed in, so that a migration can hand over the classes of its own time.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "reference"

CODE_LISTS = {  # which file fills which list, and the column its label is in
    "ethnicity": ("ethnic_categories.csv", "label_cld_2021"),
    "support_reason": ("primary_support_reasons.csv", "label_cld"),
    "accommodation": ("accommodation_status.csv", "label_cld"),
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one reference file, as text."""
    with (REFERENCE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load(*, setting_type_class, code_list_entry_class, fnc_rate_class) -> None:
    """Keep every setting type, code list value and nursing care rate of the files."""
    for order, row in enumerate(rows("setting_types.csv"), start=1):
        setting_type_class.objects.update_or_create(
            code=row["code"],
            defaults={
                "label": row["label"],
                "group": row["group"],
                "care_act_s39_specified": row["care_act_s39_specified"] == "true",
                "fnc_possible": row["fnc_possible"] == "true",
                "dol_route": row["dol_route"],
                "review_set": row["review_set"],
                "order": order,
            },
        )
    for code_list, (file, label) in CODE_LISTS.items():
        for row in rows(file):
            code_list_entry_class.objects.update_or_create(
                code_list=code_list, code=row["sort_code"], defaults={"label": row[label]}
            )
    for row in rows("fnc_rates.csv"):
        fnc_rate_class.objects.update_or_create(
            valid_from=row["valid_from"],
            defaults={
                "valid_until": date.fromisoformat(row["valid_to"]) + timedelta(days=1),
                "standard_weekly": row["standard_weekly"],
                "higher_weekly": row["higher_weekly"],
                "evidence": row["evidence"],
            },
        )
