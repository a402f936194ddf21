"""A funding line as days charged at a price, cut into stretches that add back to the penny.

`rules.spend` says what a line costs over one range. Here the same range is also told in parts (so far and
still to come, month by month), and the parts must add up to it. So each part is what the range had cost by
its end, less what it had cost by its start: the pennies of one rounding are never rounded twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from linkworker.periods import Days
from placements.rules.spend import DAYS_IN_WEEK, Line, charged

NEVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Charge:
    """So many pence a week from a day until a day, both as ordinals; `stops` is the first day not charged.

    `ours` are the stretches, apart from one another, that are charged to the authority (None: all of it).
    """

    pence: int
    starts: int
    stops: int
    ours: tuple[tuple[int, int], ...] | None = None

    def covers(self, day: int) -> bool:
        return any(starts <= day < stops for starts, stops in self._spans)

    def within(self, starts: int, stops: int) -> int:
        """Pence charged in a half-open range of ordinals, rounded once, half up."""
        days = sum(max(0, min(until, stops) - max(since, starts)) for since, until in self._spans)
        return _rounded(days, self.pence)

    @property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        return ((self.starts, self.stops),) if self.ours is None else self.ours

    def cut(self, at: Sequence[int]) -> list[int]:
        """Pence in each stretch between neighbouring cuts; together exactly `within` the first and the last."""
        by = [self.within(at[0], stop) for stop in at]
        return [after - before for before, after in pairwise(by)]


def charge(line: Line) -> Charge | None:
    """The charge of a line; None when the line, the stay and the days the authority was responsible share no day.

    `weekly` must be whole pence.
    """
    days = charged(line)
    if days is None:
        return None
    starts, stops = _ordinals(days)
    pence = int(line.weekly.scaleb(2))
    if line.ours is None:
        return Charge(pence, starts, stops)
    shared = (days.overlap(stretch) for stretch in line.ours)
    ours = tuple(_ordinals(stretch) for stretch in shared if stretch is not None)
    return Charge(pence, starts, stops, ours) if ours else None


def pounds(pence: int) -> Decimal:
    """Whole pence as pounds with two decimals."""
    return Decimal(pence).scaleb(-2)


def _ordinals(days: Days) -> tuple[int, int]:
    return days.starts_on.toordinal(), NEVER if days.ends_on is None else days.ends_on.toordinal()


def _rounded(days: int, weekly_pence: int) -> int:
    """Sevenths never fall on half a penny, so half up has no tie to break."""
    return (2 * days * weekly_pence + DAYS_IN_WEEK) // (2 * DAYS_IN_WEEK)
