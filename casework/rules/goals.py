"""When a goal is looked at again, whose rating counts, and what ends it (domain B5 GOAL, H K23)."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.words import long_day

ACHIEVED, IMPROVING, STOPPED = "achieved", "improving", "stopped"
ON_COURSE = frozenset({ACHIEVED, IMPROVING})
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a goal: what the worker says, and what the person says where they said it."""

    on: date
    rating: str
    person_rating: str = ""

    @property
    def counts(self) -> str:
        """The person's own rating; the worker's only where the person gave none."""
        return self.person_rating or self.rating

    @property
    def ends(self) -> bool:
        """What counts is achieved or stopped; or the worker stops what the person still wants to go on with."""
        return self.counts in (ACHIEVED, STOPPED) or self.rating == STOPPED


@dataclass(frozen=True, slots=True)
class Due:
    """When a goal is looked at next, and why then."""

    on: date
    because: str


def next_look(set_on: date, looks: list[Look], every_days: int) -> Due | None:
    """So many days after it was set, or after it was last looked at; None once it has ended.

    `looks` are in order of their days.
    """
    if looks and looks[-1].ends:
        return None
    weeks, days = divmod(every_days, DAYS_A_WEEK)
    apart = f"{weeks} week{'' if weeks == 1 else 's'}" if not days else f"{every_days} days"
    if looks:
        last = looks[-1].on
        return Due(
            last + timedelta(days=every_days), f"Last looked at on {long_day(last)}, and every {apart}."
        )
    return Due(
        set_on + timedelta(days=every_days), f"Set on {long_day(set_on)}, and looked at every {apart}."
    )


def due_days(set_on: date, looks: list[Look], every_days: int) -> list[tuple[date, bool]]:
    """Each day by which a goal was to be looked at, and whether it was. `looks` are in order of their days."""
    found, before = [], set_on
    for look in looks:
        due_on = before + timedelta(days=every_days)
        found.append((due_on, look.on <= due_on))
        before = look.on
    if not (looks and looks[-1].ends):
        found.append((before + timedelta(days=every_days), False))
    return found


def open_on(day: date, set_on: date, looks: list[Look]) -> bool:
    """Set by a day, and not ended by the latest look up to it."""
    until = [look for look in looks if look.on <= day]
    return set_on <= day and not (until and until[-1].ends)
