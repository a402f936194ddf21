"""Reference data that comes with the product: the rows of a file, kept by what makes each the only one.

The packages say which files and columns; model classes are passed in, so that a migration can hand over the
classes of its own time.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import models


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file, as text."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def keep(model: type[models.Model], wanted: Iterable[dict[str, Any]], *, known_by: Sequence[str]) -> None:
    """Add the rows there are not and set the others to what the file says; safe to run twice.

    `known_by` are the fields of a unique constraint. All rows name the same fields. Rows no file names stay.
    """
    found = list(wanted)
    model._default_manager.bulk_create(
        [model(**row) for row in found],
        update_conflicts=True,
        unique_fields=known_by,
        update_fields=[name for name in found[0] if name not in known_by],
    )


def first_day_after(last_valid_day: str) -> date | None:
    """Published lists hold the last valid day; we keep half-open ranges. Empty means still valid."""
    return date.fromisoformat(last_valid_day) + timedelta(days=1) if last_valid_day else None


def is_true(text: str) -> bool:
    """How the files write yes and no. Raises KeyError for anything else."""
    return {"true": True, "false": False}[text]
