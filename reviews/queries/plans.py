"""What is arranged about the reviews people are owed: planned days, who planned them, and cancelled dates."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from placements.models import Person
from reviews.choices import ReviewKind
from reviews.models import CancelledDuty, PlannedDuty
from reviews.rules.facts import Arranged, Cancelled
from reviews.rules.plans import Key


@dataclass(frozen=True, slots=True)
class Said:
    """What was said once about when a review is held: the day (None: called off), why, by whom and when."""

    planned_on: date | None
    because: str
    who: str
    said_on: date


def arranged(people: QuerySet[Person]) -> dict[int, tuple[Arranged, ...]]:
    """Everything arranged, by the person's primary key, in the order it was said. One query."""
    rows = PlannedDuty.objects.filter(plan__person__in=people).order_by("plan__person_id", "plan_id", "pk")
    found: dict[int, list[Arranged]] = defaultdict(list)
    fields = ("plan__person_id", "kind", "about", "due_on", "plan__planned_on", "plan__created_at")
    for person, kind, about, due_on, planned_on, at in rows.values_list(*fields):
        found[person].append(Arranged(kind, about, due_on, planned_on, timezone.localdate(at)))
    return {person: tuple(rows) for person, rows in found.items()}


def cancelled(people: QuerySet[Person]) -> dict[int, tuple[Cancelled, ...]]:
    """Every date that was cancelled, by the person's primary key. One query."""
    rows = CancelledDuty.objects.filter(person__in=people).order_by("person_id", "due_on", "pk")
    found: dict[int, list[Cancelled]] = defaultdict(list)
    for person, kind, about, due_on in rows.values_list("person_id", "kind", "about", "due_on"):
        found[person].append(Cancelled(kind, about, due_on))
    return {person: tuple(rows) for person, rows in found.items()}


def history(person: Person) -> dict[Key, list[Said]]:
    """For each duty of one person, what was said of it, the latest first. One query."""
    rows = PlannedDuty.objects.filter(plan__person=person).select_related("plan__recorded_by")
    found: dict[Key, list[Said]] = defaultdict(list)
    for row in rows.order_by("-plan_id", "pk"):
        plan = row.plan
        said = Said(plan.planned_on, plan.because, str(plan.recorded_by), timezone.localdate(plan.created_at))
        found[Key(row.kind, row.about)].append(said)
    return found


def cancelled_of(person: Person) -> list[CancelledDuty]:
    """The dates of one person that were cancelled, the latest first, with who did it. One query."""
    rows = CancelledDuty.objects.filter(person=person, kind__in=ReviewKind.values)
    return list(rows.select_related("recorded_by").order_by("-due_on", "-pk"))
