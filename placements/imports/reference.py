"""The code lists and rates a placement needs: which file fills which columns."""

from pathlib import Path

from linkworker import reference
from linkworker.reference import first_day_after, is_true

REFERENCE = Path(__file__).resolve().parent.parent / "reference"

CODE_LISTS = {  # which file fills which list, and the column its label is in
    "ethnicity": ("ethnic_categories.csv", "label_cld_2021"),
    "support_reason": ("primary_support_reasons.csv", "label_cld"),
    "accommodation": ("accommodation_status.csv", "label_cld"),
}


def load(*, setting_type_class, code_list_entry_class, fnc_rate_class) -> None:
    """Keep every setting type, code list value and nursing care rate of the files."""
    setting_types = (
        {
            "code": row["code"],
            "label": row["label"],
            "group": row["group"],
            "care_act_s39_specified": is_true(row["care_act_s39_specified"]),
            "fnc_possible": is_true(row["fnc_possible"]),
            "dol_route": row["dol_route"],
            "review_set": row["review_set"],
            "order": order,
        }
        for order, row in enumerate(reference.rows(REFERENCE / "setting_types.csv"), start=1)
    )
    reference.keep(setting_type_class, setting_types, known_by=["code"])
    entries = (
        {"code_list": code_list, "code": row["sort_code"], "label": row[label]}
        for code_list, (file, label) in CODE_LISTS.items()
        for row in reference.rows(REFERENCE / file)
    )
    reference.keep(code_list_entry_class, entries, known_by=["code_list", "code"])
    rates = (
        {
            "valid_from": row["valid_from"],
            "valid_until": first_day_after(row["valid_to"]),
            "standard_weekly": row["standard_weekly"],
            "higher_weekly": row["higher_weekly"],
            "evidence": row["evidence"],
        }
        for row in reference.rows(REFERENCE / "fnc_rates.csv")
    )
    reference.keep(fnc_rate_class, rates, known_by=["valid_from"])
