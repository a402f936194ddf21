"""What reviews lend the summary of a person: the days by which a review is due, or was, and who saw them last."""

from collections.abc import Collection
from datetime import date

from accounts.models import Staff
from accounts.roles import Permission
from linkworker.words import in_a_sentence
from placements.models import Person
from placements.queries.flags import LastTime, NextDate, next_date
from reviews.queries import person_reviews, sight

AWAY = "From their own area to where they live"


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


def last_seen_in_person(
    staff: Staff, person: Person, on: date, granted: Collection[Permission]
) -> tuple[LastTime, ...] | None:
    """Who saw them last, and how far from their own area they live: how far whoever goes there has to go.

    None for somebody who may not see contacts. One query.
    """
    if Permission.SEE_CONTACTS not in granted:
        return None
    seen = sight.last_seen(staff, Person.objects.filter(pk=person.pk), on).get(person.pk)
    if seen is None:
        return None
    lives = f"{AWAY}: {in_a_sentence(seen.away)}" if seen.away else ""
    if seen.day is None:
        return (LastTime("Never seen in person", None, lives),)
    return (LastTime("Last seen in person", seen.day, ". ".join(filter(None, (seen.ago, seen.told, lives)))),)
