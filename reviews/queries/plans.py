"""What is arranged about the reviews people are owed: planned days, who planned them, and cancelled dates."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from placements.models import Person
from reviews.choices import ReviewKind
from reviews.models import CancelledDuty, PlannedDuty
from reviews.rules.plans import Key


@dataclass(frozen=True, slots=True)
class Said:
    """What was said once about when a review is held: the day (None: called off), why, by whom and when."""

    planned_on: date | None
    because: str
    who: str
    said_on: date


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
