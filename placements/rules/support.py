"""Is a new level of support less than the one before? Then its risks are looked at first (domain C2). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linkworker.words import long_day

NIGHTS = {"none": 0, "technology": 1, "responder": 2, "sleep_in": 3, "waking": 4}


@dataclass(frozen=True, slots=True)
class Level:
    """Hours of care a week and who is there at night."""

    hours_a_week: Decimal
    night: str


def reduces(before: Level | None, after: Level) -> bool:
    """Fewer hours, or less at night (removing a sleep-in counts, whatever replaces it)."""
    if before is None:
        return False
    return after.hours_a_week < before.hours_a_week or NIGHTS[after.night] < NIGHTS[before.night]


def risk_faults(
    assessed_on: date | None, mitigation: str, *, starts_on: date | None, today: date
) -> Iterator[tuple[str, str]]:
    """(question, what to do) where support is cut from a day and its risks were not looked at first (C2).

    Without a day it has not begun, and today is early enough.
    """
    latest = today if starts_on is None else min(today, starts_on)
    if assessed_on is None:
        yield "risk_assessed_on", "Enter the day the risks of less support were assessed: it comes first"
    elif assessed_on > latest:
        yield (
            "risk_assessed_on",
            f"The risks must have been assessed by {long_day(latest)}, before support is reduced",
        )
    if not mitigation.strip():
        yield "mitigation", "Enter what keeps the person safe with less support"
