"""Loads the duty rules and the questions of the review records. Safe to run twice.

The model classes are passed in, so that a migration can hand over the classes of its own time.
"""

import csv
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one reference file, as text."""
    with (REFERENCE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load(*, duty_rule_class, question_class) -> None:
    """Keep every rule and question of the files."""
    for row in rows("duty_rules.csv"):
        duty_rule_class.objects.update_or_create(
            kind=row.pop("kind"),
            valid_from=row.pop("valid_from"),
            defaults=row | {"valid_until": row["valid_until"] or None},
        )
    for row in rows("questions.csv"):
        question_class.objects.update_or_create(
            kind=row["kind"],
            version=row["version"],
            code=row["code"],
            defaults={
                "order": row["order"],
                "heading": row["heading"],
                "text": row["text"],
                "yes_or_no": row["yes_or_no"] == "true",
            },
        )
