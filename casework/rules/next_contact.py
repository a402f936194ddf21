"""When is the next contact, and which plan does a contact keep? Pure: days and facts are given (decision 0026)."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from placements.rules.working_days import add_working_days, is_working_day

EARLY_DAYS = 7  # a visit brought forward by so much is the one that was planned


class Plan(Protocol):
    """What the rule needs to know of a plan."""

    planned_on: date
    method: str


AnyPlan = TypeVar("AnyPlan", bound=Plan)


def proposed_on(last: date, every_days: int, holidays: Collection[date], *, today: date) -> date:
    """The last working day within the interval after a day, and never before the next working day from today."""
    day = last + timedelta(days=every_days)
    if not is_working_day(day, holidays):
        day = add_working_days(day, -1, holidays)
    return max(day, add_working_days(today, 1, holidays))


def kept_by(
    plans: Iterable[AnyPlan], *, on: date, reached: bool, seen: bool, to_see: Collection[str]
) -> list[AnyPlan]:
    """The open plans a contact on a day keeps.

    Nobody reached keeps nothing. A plan to see the person, of one of the kinds `to_see`, is kept only when they
    were seen; a call, letter or message is kept by anything that reached somebody. All those planned up to the day are
    kept; when there is none, the first of the next seven days, which then came early.
    """
    fitting = [plan for plan in plans if reached and (seen or plan.method not in to_see)]
    fitting.sort(key=lambda plan: plan.planned_on)
    due = [plan for plan in fitting if plan.planned_on <= on]
    early = [plan for plan in fitting if on < plan.planned_on <= on + timedelta(days=EARLY_DAYS)]
    return due or early[:1]
