"""What is arranged about the reviews people are owed: planned days, who planned them, and cancelled dates."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from django.db.models import BigIntegerField, DateField, QuerySet, Value
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


class Arrangements(NamedTuple):
    """Of one person: what is planned, in the order it was said, and what was cancelled."""

    arranged: tuple[Arranged, ...]
    cancelled: tuple[Cancelled, ...]


def arrangements(people: QuerySet | Collection[int]) -> dict[int, Arrangements]:
    """What is planned and cancelled, by the person's primary key; who has none is left out. One query."""
    planned = PlannedDuty.objects.filter(plan__person__in=people).order_by()
    ended = CancelledDuty.objects.filter(person__in=people).order_by()
    said = planned.values_list(
        *("plan__person_id", "kind", "about", "due_on", "plan__planned_on", "plan__created_at", "plan_id")
    )
    never = Value(None, output_field=DateField())
    cancelled = ended.annotate(never=never, first=Value(0, output_field=BigIntegerField())).values_list(
        *("person_id", "kind", "about", "due_on", "never", "created_at", "first")
    )
    plans: dict[int, list[Arranged]] = defaultdict(list)
    dates: dict[int, list[Cancelled]] = defaultdict(list)
    for person, kind, about, due_on, planned_on, at, plan in sorted(
        said.union(cancelled, all=True), key=itemgetter(6)
    ):
        if plan:
            plans[person].append(Arranged(kind, about, due_on, planned_on, timezone.localdate(at)))
        else:
            dates[person].append(Cancelled(kind, about, due_on))
    return {person: Arrangements(tuple(plans[person]), tuple(dates[person])) for person in {*plans, *dates}}


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
