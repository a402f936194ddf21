"""What people's records tell the figures about health checks, and about the way to adulthood."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import QuerySet

from accounts.models import Version
from linkworker.periods import Days
from placements.choices import PlanType, TransitionOutcome
from placements.models import Person, TransitionMilestone, TransitionPlan, TransitionStep
from placements.rules.transition import Milestone, Settled, Situation, Standing, standing
from reporting.queries.rows import Someone

CHECKED, PLANNED = "health_check_on", "health_action_plan_on"


@dataclass(frozen=True, slots=True)
class Health:
    """The days of every health check and of every health action plan that are known of somebody."""

    checked_on: tuple[date, ...]
    planned_on: tuple[date, ...]


def health(people: Iterable[Someone]) -> dict[int, Health]:
    """What is known of these people's health checks: the last ones, and those they replaced. One query."""
    now = {one.pk: one for one in people}
    before: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
    rows = Version.objects.filter(
        table=Person._meta.db_table, row__in=[*now], changed__has_any_keys=[CHECKED, PLANNED]
    )
    for row, checked_on, planned_on in rows.order_by("pk").values_list(
        "row", f"before__{CHECKED}", f"before__{PLANNED}"
    ):
        before[row].append((checked_on, planned_on))
    return {
        pk: Health(
            stood([*(_day(checked_on) for checked_on, _ in before[pk]), one.health_check_on]),
            stood([*(_day(planned_on) for _, planned_on in before[pk]), one.health_action_plan_on]),
        )
        for pk, one in now.items()
    }


def stood(values: Collection[date | None]) -> tuple[date, ...]:
    """Of what a day was recorded as, one after the other, the days that are true: the last, and each that a later
    day replaced. One that an earlier day or nothing replaced was a slip.
    """
    listed = list(values)
    replaced = (
        earlier
        for earlier, later in pairwise(listed)
        if earlier is not None and later is not None and earlier < later
    )
    return tuple(dict.fromkeys([*replaced, *(day for day in listed[-1:] if day is not None)]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class GrowingUp:
    """Plans, milestones and what was recorded of them, for any day."""

    plans: dict[int, list[tuple[date, date | None, bool]]]
    milestones: tuple[tuple[Days, Milestone], ...]
    settled: dict[int, dict[str, Settled]]

    def standings(self, someone: Someone, day: date) -> list[tuple[Standing, date | None]]:
        """How each milestone of somebody with a plan by a day stands that day, and when it was done."""
        told = [plan for plan in self.plans.get(someone.pk, ()) if plan[0] <= day]
        if not told:
            return []
        _, education_ends_on, has_ehcp = told[-1]
        who = Situation(someone.born_on, education_ends_on, has_ehcp)
        recorded = self.settled.get(someone.pk, {})
        return [
            (
                standing(milestone, who, settled := recorded.get(milestone.code), day),
                settled.done_on if settled else None,
            )
            for days, milestone in self.milestones
            if day in days
        ]


def growing_up(people: QuerySet) -> GrowingUp:
    """The way from 14 to 25 of these people (a subquery of keys). Three queries."""
    plans: dict[int, list[tuple[date, date | None, bool]]] = defaultdict(list)
    for person, recorded_on, ends_on, kind in (
        TransitionPlan.objects.filter(person__in=people)
        .order_by("person_id", "recorded_on", "pk")
        .values_list("person_id", "recorded_on", "education_ends_on", "plan_type")
    ):
        plans[person].append((recorded_on, ends_on, kind != PlanType.NONE))
    settled: dict[int, dict[str, Settled]] = defaultdict(dict)
    for row in TransitionStep.objects.filter(person__in=people).in_force():
        if row.outcome != TransitionOutcome.REOPENED:
            settled[row.person_id][row.milestone] = Settled(row.done_on, row.reason)
    rules = TransitionMilestone.objects.order_by("order", "pk")
    dated = tuple((Days(rule.valid_from, rule.valid_until), rule) for rule in rules)
    return GrowingUp(dict(plans), dated, dict(settled))
