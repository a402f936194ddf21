"""What reviews lend the summary of a person: the days by which a review is due, or was."""

from collections.abc import Collection
from datetime import date

from accounts.models import Staff
from accounts.roles import Permission
from placements.models import Person
from placements.queries.flags import NextDate, next_date
from reviews.queries import person_reviews


def reviews_due(
    staff: Staff, person: Person, on: date, granted: Collection[Permission]
) -> tuple[NextDate, ...] | None:
    """Every review owed and not held by a day, soonest first; None for somebody who may not see reviews.

    None is owed here to somebody whose reviews another council records, as on the Reviews tab. At the most fifteen
    queries.
    """
    if Permission.SEE_REVIEWS not in granted:
        return None
    if person_reviews.owed_elsewhere(person):
        return ()
    return tuple(
        next_date(owed.due_on, owed.label, on=on) for owed in person_reviews.owed_to(person, on, staff)
    )
