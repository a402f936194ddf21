"""The targets the indicators start with: which file fills which columns."""

from pathlib import Path

from linkworker import reference

TARGETS = Path(__file__).resolve().parent.parent / "reference" / "kpi_targets.csv"


def load(*, target_class, organisation_class) -> None:
    """Keep every target of the file, whose columns are named as the fields; a council by its GSS code."""
    councils = {body.code: body for body in organisation_class.objects.filter(owner=None)}
    targets = (
        row
        | {"authority": councils[row["authority"]] if row["authority"] else None}
        | {name: row[name] or None for name in ("green", "amber", "valid_until")}
        for row in reference.rows(TARGETS)
    )
    reference.keep(target_class, targets, known_by=["authority", "kpi", "valid_from"])
