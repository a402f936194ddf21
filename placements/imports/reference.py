"""The code lists and rates a placement needs: which file fills which columns."""

from pathlib import Path

from linkworker import reference
from linkworker.reference import first_day_after, is_true
from placements.rules.chc import LEVEL_WORDS

REFERENCE = Path(__file__).resolve().parent.parent / "reference"

CODE_LISTS = {  # which file fills which list, and the column its label is in
    "ethnicity": ("ethnic_categories.csv", "label_cld_2021"),
    "support_reason": ("primary_support_reasons.csv", "label_cld"),
    "accommodation": ("accommodation_status.csv", "label_cld"),
}
MILESTONE_COLUMNS = (
    *("code", "order", "counted_from", "age", "within_months", "duty", "source", "valid_from"),
)


LEVEL_LETTERS = {word: letter for letter, word in LEVEL_WORDS.items()}


def load_chc_domains(*, dst_domain_class) -> None:
    """Keep the domains of the CHC Decision Support Tool; their levels as letters."""
    domains = (
        {
            "number": row["number"],
            "name": row["domain"],
            "levels": "".join(LEVEL_LETTERS[word] for word in row["levels"].split(";")),
            "carries_priority": is_true(row["carries_priority"]),
            "in_checklist": is_true(row["in_checklist"]),
            "starred": is_true(row["checklist_asterisk"]),
            "about": row["about"],
        }
        for row in reference.rows(REFERENCE / "chc_dst_domains.csv")
    )
    reference.keep(dst_domain_class, domains, known_by=["number"])


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


def load_transition_milestones(*, transition_milestone_class) -> None:
    """Keep every milestone of the way from 14 to 25; the columns are named as the fields."""
    milestones = (
        {name: row[name] for name in MILESTONE_COLUMNS}
        | {"of_ehcp": is_true(row["of_ehcp"]), "valid_until": first_day_after(row["valid_to"])}
        for row in reference.rows(REFERENCE / "transition_milestones.csv")
    )
    reference.keep(transition_milestone_class, milestones, known_by=["code", "valid_from"])


def load_notice_rules(*, notice_rule_class, bank_holiday_class) -> None:
    """Keep the intervals of notices and the bank holidays they are counted by."""
    rules = (
        {
            "stage": row["stage"],
            "emergency": is_true(row["emergency"]),
            "valid_from": row["valid_from"],
            "valid_until": first_day_after(row["valid_to"]),
            "working_days": row["working_days"],
            "acknowledged_within": row["acknowledged_within"],
            "source": row["source"],
        }
        for row in reference.rows(REFERENCE / "notice_rules.csv")
    )
    reference.keep(notice_rule_class, rules, known_by=["stage", "emergency", "valid_from"])
    holidays = reference.rows(REFERENCE / "bank_holidays.csv")
    reference.keep(bank_holiday_class, holidays, known_by=["day"])
