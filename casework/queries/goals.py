"""What somebody wants to reach, how it goes, and when it is to be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from accounts.roles import Permission
from casework.choices import GoalRating, PeriodKind
from casework.models import Goal, GoalCheck, PartOfLife
from casework.policies import goals_for
from casework.queries.periods import days_of
from casework.rules import goals as rules
from casework.rules.goals import DAYS_A_WEEK, Due
from placements.models import Person

COLOURS = {
    GoalRating.ACHIEVED: "green",
    GoalRating.IMPROVING: "teal",
    GoalRating.SAME: "grey",
    GoalRating.WORSE: "orange",
    GoalRating.STOPPED: "grey",
}


@dataclass(frozen=True, slots=True)
class Rated:
    """One look at a goal, as it is told."""

    check: GoalCheck
    by_person: str
    by_worker: str
    colour: str

    @classmethod
    def of(cls, check: GoalCheck) -> "Rated":
        return cls(
            check,
            by_person=check.get_person_rating_display() if check.person_rating else "",
            by_worker=check.get_rating_display(),
            colour=COLOURS[GoalRating(check.look.counts)],
        )


@dataclass(frozen=True, slots=True)
class GoalTold:
    """A goal with its looks, the latest first, and when it is looked at next; `due` None: it has ended."""

    goal: Goal
    looks: tuple[Rated, ...]
    due: Due | None
    overdue: bool
    area: str

    @property
    def latest(self) -> Rated | None:
        return self.looks[0] if self.looks else None


def goals_of(staff, person: Person, on: date) -> list[GoalTold]:
    """Somebody's goals, those to be looked at first in front, then those that ended, the latest in front.

    Four queries, however many.
    """
    found = [*_with_looks(goals_for(staff).filter(person=person), on)]
    return [
        *sorted((one for one in found if one.due), key=lambda one: (one.due.on, one.goal.pk)),
        *sorted(
            (one for one in found if not one.due), key=lambda one: one.looks[0].check.checked_on, reverse=True
        ),
    ]


def open_goals(staff, person: Person, on: date) -> list[GoalTold]:
    """Those that have not ended, the newest in front."""
    found = _with_looks(goals_for(staff).open().filter(person=person), on)
    return sorted(found, key=lambda one: (one.goal.set_on, one.goal.pk), reverse=True)


def goal_checks_due(staff, people: Iterable[int], on: date) -> list[GoalTold]:
    """The goals of these people somebody may change that were to be looked at by a day, the longest due first.

    `people` are primary keys. The due date is explained in `due.because`, the person is `goal.person`. Three
    queries.
    """
    reached = goals_for(staff, Permission.EDIT_GOALS).open().filter(person__in=list(people))
    found = [one for one in _with_looks(reached, on) if one.due and one.due.on <= on]
    return sorted(found, key=lambda one: (one.due.on, one.goal.pk))


def next_look_at(goal: Goal, on: date) -> Due | None:
    """When one goal is looked at next, and why then; None once it has ended."""
    looks = [check.look for check in goal.checks.order_by("checked_on")]
    return rules.next_look(goal.set_on, looks, every_days(goal, days_of(PeriodKind.GOAL_CHECK, on)))


def parts_of_life() -> QuerySet[PartOfLife]:
    """The parts of life a goal may be in, in the order of the list."""
    return PartOfLife.objects.order_by("order", "pk")


def weeks_between(on: date) -> int:
    """How many weeks apart a goal is looked at, unless agreed otherwise."""
    return days_of(PeriodKind.GOAL_CHECK, on) // DAYS_A_WEEK


def every_days(goal: Goal, usual: int) -> int:
    """How many days apart a goal is looked at."""
    return usual if goal.check_every_weeks is None else goal.check_every_weeks * DAYS_A_WEEK


def _with_looks(goals: QuerySet[Goal], on: date) -> Iterable[GoalTold]:
    usual = days_of(PeriodKind.GOAL_CHECK, on)
    checks = GoalCheck.objects.select_related("checked_by").order_by("goal", "-checked_on")
    rows = goals.select_related(
        "person", "part_of_life", "owner", "organisation", "person__link_worker"
    ).prefetch_related(Prefetch("checks", checks))
    for goal in rows.order_by("pk"):
        looks = [check.look for check in reversed(goal.checks.all())]
        due = rules.next_look(goal.set_on, looks, every_days(goal, usual))
        yield GoalTold(
            goal,
            looks=tuple(Rated.of(check) for check in goal.checks.all()),
            due=due,
            overdue=due is not None and due.on < on,
            area=goal.part_of_life.adulthood_area if goal.part_of_life else "",
        )
