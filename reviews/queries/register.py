"""What reviews lend the register: how long since somebody was seen and by whom, and which review is due next."""

import math
from datetime import date

from django.db.models import QuerySet

from accounts.roles import Permission
from linkworker.words import short_day
from placements.models import Person
from placements.policies import people_for
from placements.queries.register_columns import Cell, ColumnFromAbove
from reviews.choices import ReviewKind
from reviews.queries import duties, sight
from reviews.rules.sight import LastSeen


def days_unseen(staff, people: QuerySet[Person], on: date) -> dict[int, Cell]:
    """Days since each was last in a room with somebody and who that was, by primary key; never is the longest."""
    seen = sight.last_seen(staff, people, on)
    return {pk: _days(one) for pk, one in seen.items()}


def _days(seen: LastSeen) -> Cell:
    if seen.day is None:
        return Cell("Never", order=math.inf)
    return Cell(seen.days, ", ".join(filter(None, (short_day(seen.day), seen.by_whom))))


def next_reviews(staff, people: QuerySet[Person], on: date) -> dict[int, Cell]:
    """The day of the review due first and its kind, by primary key; who is owed none is left out."""
    reached = people.filter(pk__in=people_for(staff, Permission.SEE_REVIEWS).order_by().values("pk"))
    due = duties.known_due_by_person(staff, reached.order_by("pk"), on)
    return {pk: Cell(rows[0].due_on, ReviewKind(rows[0].kind).label) for pk, rows in due.items() if rows}


LAST_SEEN = ColumnFromAbove("seen", "Days since seen", Permission.SEE_CONTACTS, days_unseen, numeric=True)
NEXT_REVIEW = ColumnFromAbove("review", "Next review", Permission.SEE_REVIEWS, next_reviews)
