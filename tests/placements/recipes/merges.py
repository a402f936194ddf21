"""Two records of one person."""

from datetime import UTC, datetime

from placements.models import Merge
from tests.accounts import recipes as accounts
from tests.placements.recipes.register import person

PROPOSED_AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def merge(**fields) -> Merge:
    """Proposed two days ago by a link worker, and waiting."""
    return Merge.objects.create(
        **{
            "kept": fields.get("kept") or person(nhs_number=""),
            "other": fields.get("other") or person(nhs_number=""),
            "why": "asked_family",
            "proposed_by": fields.get("proposed_by") or accounts.staff(),
            "proposed_at": PROPOSED_AT,
        }
        | fields
    )
