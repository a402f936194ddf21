"""Whether the record bears out why a date is said to be nobody's: a death, a placement left, another body."""

from datetime import date

from django.db.models import F, Max, Min, Q

from placements.choices import ResponsibilityKind
from placements.models import Person, Placement, Responsibility
from reviews.choices import WhyCancelled
from reviews.models import Death
from reviews.rules.duties.kinds import S117R
from reviews.rules.plans import OWED_BY_THE_BOARD_TOO


def is_on_record(person: Person, reason: str, *, kind: str, due_on: date, on: date) -> bool:
    """Does the record say so on a day? Of a reason that is none of ours the table itself says no. Two queries."""
    if reason == WhyCancelled.DIED:
        return Death.objects.filter(person=person, died_on__lte=on).exists()
    if reason == WhyCancelled.LEFT:
        return _lives_nowhere(person, on)
    if reason == WhyCancelled.MOVED_BODY:
        return _was_anothers(person, kind, due_on)
    return True


def ceased_on(person: Person, reason: str, on: date) -> date | None:
    """The day on which they died or left, by the record of a day; None for another reason. One query."""
    if reason == WhyCancelled.DIED:
        return Death.objects.filter(person=person, died_on__lte=on).aggregate(day=Min("died_on"))["day"]
    if reason == WhyCancelled.LEFT:
        return Placement.objects.filter(person=person, ends_on__lte=on).aggregate(day=Max("ends_on"))["day"]
    return None


def _lives_nowhere(person: Person, on: date) -> bool:
    """Left, and come to no other place: there it would be owed."""
    left = Placement.objects.filter(person=person, ends_on__lte=on)
    return left.exists() and not Placement.objects.open_on(on).filter(person=person).exists()


def _was_anothers(person: Person, kind: str, due_on: date) -> bool:
    """On the very date the council, or the board where it owes the review too, is not the one of today."""
    councils = [ResponsibilityKind.COUNCIL, *([ResponsibilityKind.S117_COUNCIL] if kind == S117R else [])]
    ours = Q(kind__in=councils, organisation=F("person__responsible_council"))
    answering = Q(kind__in=councils)
    if kind in OWED_BY_THE_BOARD_TOO:
        ours |= Q(kind=ResponsibilityKind.ICB, organisation=F("person__responsible_icb"))
        answering |= Q(kind=ResponsibilityKind.ICB)
    return Responsibility.objects.on(due_on).filter(answering, person=person).exclude(ours).exists()
