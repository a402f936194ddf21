"""What a range of days has cost so far and what is still to come at the lines known today."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from linkworker.periods import Days, FinancialYear, Month
from placements.rules.charges import Charge, charge, pounds
from placements.rules.spend import Line

MOST_MONTHS = 24  # a longer range is told by financial year
DAY = timedelta(days=1)


@dataclass(slots=True)
class Amount:
    """Pence over a range: by the end of today, in all, and how much of it is disputed."""

    pence_to_date: int = 0
    pence: int = 0
    pence_disputed: int = 0

    @property
    def to_date(self) -> Decimal:
        """Pounds charged for the days up to and including today."""
        return pounds(self.pence_to_date)

    @property
    def to_come(self) -> Decimal:
        """Pounds for the days after today, at the lines that are known."""
        return pounds(self.pence - self.pence_to_date)

    @property
    def total(self) -> Decimal:
        return pounds(self.pence)

    @property
    def disputed(self) -> Decimal:
        return pounds(self.pence_disputed)

    def add(self, pence_to_date: int, pence: int, *, disputed: bool) -> None:
        self.pence_to_date += pence_to_date
        self.pence += pence
        self.pence_disputed += pence if disputed else 0


@dataclass(slots=True)
class Outlook:
    """A range added up: in all, by each key that was asked for, and stretch by stretch for each payer kind."""

    within: Days
    stretches: tuple[tuple[str, date], ...]
    whole: Amount = field(default_factory=Amount)
    by: dict[str, dict[Hashable, Amount]] = field(default_factory=lambda: defaultdict(dict))
    by_stretch: dict[str, list[int]] = field(default_factory=dict)

    def keep(self, line: Line, keys: Mapping[str, Hashable], cost: Charge, marks: Sequence[int], now: int):
        """Add one line. `marks` are the cuts of the stretches, `now` the first day still to come."""
        pence = cost.within(marks[0], marks[-1])
        if not pence:
            return
        to_date = cost.within(marks[0], min(max(now, marks[0]), marks[-1]))
        self.whole.add(to_date, pence, disputed=line.disputed)
        for name, key in keys.items():
            amounts = self.by[name]
            if key not in amounts:
                amounts[key] = Amount()
            amounts[key].add(to_date, pence, disputed=line.disputed)
        column = self.by_stretch.setdefault(line.payer_kind, [0] * (len(marks) - 1))
        for number, part in enumerate(cost.cut(marks)):
            column[number] += part


def outlook(lines: Iterable[tuple[Line, Mapping[str, Hashable]]], within: Days, *, today: date) -> Outlook:
    """Add lines up over a half-open range; the keys of a line name what it is counted under.

    Every total is the sum of each line's one rounded contribution, as `rules.spend` has it. Raises ValueError
    for a range without an end or without a day.
    """
    found = Outlook(within, stretches(within))
    marks = [starts_on.toordinal() for _, starts_on in found.stretches] + [within.ends_on.toordinal()]
    now = (today + DAY).toordinal()
    for line, keys in lines:
        cost = charge(line)
        if cost is not None:
            found.keep(line, keys, cost, marks, now)
    return found


def stretches(within: Days) -> tuple[tuple[str, date], ...]:
    """The months of a range, or its financial years when there are many: what each is called, its first day
    in the range.
    """
    if told_by_month(within):
        return tuple((month.label, max(month.first_day, within.starts_on)) for month in _months(within))
    return tuple((year.label, max(year.starts_on, within.starts_on)) for year in years(within))


def told_by_month(within: Days) -> bool:
    """Few enough months to tell one by one? Raises ValueError for a range without an end or without a day."""
    return len(_months(within)) <= MOST_MONTHS


def _months(within: Days) -> list[Month]:
    if not within.length:
        raise ValueError("The range holds no day.")
    first, last = Month.of(within.starts_on), Month.of(within.ends_on - DAY)
    return [first.plus(n) for n in range((last.year - first.year) * 12 + last.number - first.number + 1)]


def years(within: Days) -> tuple[FinancialYear, ...]:
    """The financial years a range touches, oldest first."""
    first = FinancialYear.of(within.starts_on).starts_in
    last = FinancialYear.of(within.ends_on - DAY).starts_in
    return tuple(FinancialYear(starts_in) for starts_in in range(first, last + 1))
