"""What pages tell of imports."""

from django.db.models import QuerySet

from reviews.models import RegisterImport
from reviews.policies import imports_for

MOST_LISTED = 100


def listed_for(staff) -> QuerySet[RegisterImport]:
    """The newest imports somebody may read, without what was found in them."""
    return (
        imports_for(staff)
        .select_related("organisation", "uploaded_by", "confirmed_by")
        .defer("faults", "warnings", "summary")[:MOST_LISTED]
    )


def one_for(staff) -> QuerySet[RegisterImport]:
    """Where a page about one import is looked for."""
    return imports_for(staff).select_related("organisation", "uploaded_by", "confirmed_by", "undone_by")
