"""Is a new level of support less than the one before? Then its risks are looked at first (domain C2). Pure."""

from dataclasses import dataclass
from decimal import Decimal

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
