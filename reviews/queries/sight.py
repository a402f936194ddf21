"""When someone was last in the same room as the person: a visit, a meeting, or a review they came to."""

from datetime import date

from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest, TruncDate

from casework.models import Contact
from linkworker.moments import end_of
from placements.models import Person
from reviews.models import Review


def last_seen_on(people: QuerySet[Person], on: date) -> dict[int, date | None]:
    """The last day, up to and including `on`, each person was seen face to face; None when never.

    One query, by person's primary key. Counts standing contacts in person with the person present, and
    reviews at which they were present. Not recorded is not present.
    """
    return dict(people.annotate(seen_on=_seen_on(on)).values_list("pk", "seen_on"))


def days_since_seen(people: QuerySet[Person], on: date) -> dict[int, int | None]:
    """Whole days from the last time each person was seen face to face to `on`; None when never."""
    return {pk: None if seen is None else (on - seen).days for pk, seen in last_seen_on(people, on).items()}


def with_last_seen(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """The same people with `seen_on`: the last day each was seen face to face, null when never."""
    return people.annotate(seen_on=_seen_on(on))


def _seen_on(on: date) -> Greatest:
    """PostgreSQL's GREATEST takes no notice of nulls, so either alone will do."""
    contacts = (
        Contact.objects.standing()
        .face_to_face()
        .up_to(end_of(on))
        .filter(person=OuterRef("pk"))
        .order_by("-happened_at")
    )
    reviews = (
        Review.objects.held_by_day(on).filter(person=OuterRef("pk"), person_present=True).order_by("-held_on")
    )
    return Greatest(
        Subquery(contacts.values(day=TruncDate("happened_at"))[:1], output_field=DateField()),
        Subquery(reviews.values("held_on")[:1]),
    )
