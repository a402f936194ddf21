"""What placements cost over a range of days, to the penny (contracts, section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from linkworker.periods import Days
from placements.rules.funding import PAYER_KINDS, STREAMS

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One funding line: who pays how much a week, when, for which stay.

    `weekly` is pounds and whole pence; `days` the line's own dates; `stay` the placement's; `ours` the days on
    which the authority was responsible, apart from one another (None: all of them). The `until`
    day of the line and the day of leaving the placement are not charged, which is what half-open means. What stands
    `beside_the_price`, a third party's top-up, is charged like any other and shared out with nobody.
    """

    weekly: Decimal
    days: Days
    stay: Days
    payer_kind: str
    stream: str
    disputed: bool = False
    ours: tuple[Days, ...] | None = None
    beside_the_price: bool = False


@dataclass(frozen=True, slots=True)
class Spend:
    """Pounds over a range of days.

    Every total is the sum of the same rounded lines, so payers always add up.
    """

    total: Decimal
    by_payer_kind: dict[str, Decimal]
    by_stream: dict[str, Decimal]
    disputed: Decimal

    def as_json(self) -> dict:
        """Amounts as decimal strings, every payer kind and stream present even at 0.00."""
        return {
            "total": str(self.total),
            "by_payer_kind": {kind: str(amount) for kind, amount in self.by_payer_kind.items()},
            "by_stream": {stream: str(amount) for stream, amount in self.by_stream.items()},
            "disputed": str(self.disputed),
        }


def charged(line: Line) -> Days | None:
    """The days a line is in force and the person is placed; None when there is none."""
    return line.days.overlap(line.stay)


def charged_days(line: Line, within: Days) -> int:
    """Days the line is in force, the person is placed, the authority is responsible and the range covers.

    Raises ValueError for an open range.
    """
    shared = charged(line)
    if shared is None:
        return 0
    if line.ours is None:
        return shared.overlap_days(within)
    inside = shared.overlap(within)
    return 0 if inside is None else sum(inside.overlap_days(days) for days in line.ours)


def contribution(line: Line, within: Days) -> Decimal:
    """Days charged x weekly / 7, exact, rounded once half up to the penny.

    Done in whole pence so that it stays exact and quick over tens of thousands of lines. Sevenths never
    fall on half a penny, so half up has no tie to break. Raises ValueError when `weekly` is not whole
    pence.
    """
    pence = line.weekly.scaleb(2)
    if pence != int(pence):
        raise ValueError(f"A weekly amount must be pounds and whole pence, not {line.weekly}.")
    rounded = (2 * charged_days(line, within) * int(pence) + DAYS_IN_WEEK) // (2 * DAYS_IN_WEEK)
    return Decimal(rounded).scaleb(-2)


def totals(lines: Iterable[Line], within: Days) -> Spend:
    """Spend on these lines within a half-open range of days.

    Raises ValueError for a range with no end, and KeyError for a payer kind or stream that is not on the
    lists.
    """
    nothing = Decimal("0.00")
    total = disputed = nothing
    by_payer_kind = dict.fromkeys(PAYER_KINDS, nothing)
    by_stream = dict.fromkeys(STREAMS, nothing)
    for line in lines:
        amount = contribution(line, within)
        total += amount
        by_payer_kind[line.payer_kind] += amount
        by_stream[line.stream] += amount
        if line.disputed:
            disputed += amount
    return Spend(total, by_payer_kind, by_stream, disputed)
