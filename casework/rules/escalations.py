"""Up, never down: which levels stand above one, and how long a level has. Pure."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from linkworker.words import counted, long_day
from placements.rules.working_days import add_working_days

LEVELS = ("team_manager", "programme_board", "hwb")


class NoRule(LookupError):
    """The reference data do not say how long this level has on this day."""


class Clock(NamedTuple):
    """Within how many working days a level answers, over a half-open range of days."""

    level: str
    valid_from: date
    valid_until: date | None
    working_days: int


def above(level: str) -> tuple[str, ...]:
    """The levels that can be asked next, the nearest first."""
    return LEVELS[LEVELS.index(level) + 1 :]


def due_on(level: str, asked_on: date, clocks: Iterable[Clock], holidays: Collection[date]) -> date:
    """The day by which a level answers. Raises NoRule when no clock is in force on the day it was asked."""
    for clock in clocks:
        begun = clock.level == level and clock.valid_from <= asked_on
        if begun and (clock.valid_until is None or asked_on < clock.valid_until):
            return add_working_days(asked_on, clock.working_days, holidays)
    raise NoRule(f"No clock of {level} on {asked_on}")


def waits_words(due: date, answered_on: date | None, resolved_on: date | None, on: date) -> str:
    """How it stands, in words: resolved, answered, days left or days over."""
    if resolved_on is not None:
        return f"Resolved on {long_day(resolved_on)}"
    if answered_on is not None:
        return f"Answered on {long_day(answered_on)}, not resolved yet"
    left = (due - on).days
    if left < 0:
        return f"{counted(-left, 'day')} over"
    return f"{counted(left, 'day')} left" if left else "To be answered today"
