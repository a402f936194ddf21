"""Loads the targets the indicators start with. Safe to run twice.

The model classes are passed in, so that a migration can hand over the classes of its own time.
"""

import csv
from pathlib import Path

TARGETS = Path(__file__).resolve().parent.parent / "reference" / "kpi_targets.csv"


def load(*, target_class, organisation_class) -> None:
    """Keep every target of the file; those of a council by its GSS code."""
    with TARGETS.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        code = row["authority"]
        target_class.objects.update_or_create(
            authority=organisation_class.objects.get(owner=None, code=code) if code else None,
            kpi=row["kpi"],
            valid_from=row["valid_from"],
            defaults={
                "target": row["target"],
                "green": row["green"] or None,
                "amber": row["amber"] or None,
                "valid_until": row["valid_until"] or None,
                "source": row["source"],
            },
        )
