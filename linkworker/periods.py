"""Days, months and financial years as values. No clock, no database, no Django.

Every range of days is half-open: `starts_on` is the first day in it, `ends_on` the first day no longer in it.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from dateutil.relativedelta import relativedelta

MONTH_PATTERN = r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])"
FINANCIAL_YEAR_STARTS_IN_MONTH = 4


@lru_cache(maxsize=2**16)  # the figures of a month ask for the same few thousand days again and again
def add_months(day: date, months: int) -> date:
    """The same day of the month that many calendar months later (or earlier, if negative), clipped to
    month end.

    31 August plus 6 months is the last day of February. Raises ValueError beyond the years 1 to 9999.
    """
    return day + relativedelta(months=months)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `starts_on` until `ends_on`, the first day no longer in the range; no `ends_on` means
    open-ended.

    Raises ValueError when it would end before it starts. A range that starts and ends on one day holds no
    days.
    """

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError(f"These days end ({self.ends_on}) before they start ({self.starts_on}).")

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    @property
    def length(self) -> int:
        """How many days. Raises ValueError when the range is open-ended."""
        if self.ends_on is None:
            raise ValueError("Days without an end cannot be counted; overlap them with a range that ends.")
        return (self.ends_on - self.starts_on).days

    def overlap(self, other: Self) -> Self | None:
        """The days in both ranges, or None when they share no day."""
        starts_on = max(self.starts_on, other.starts_on)
        ends = [end for end in (self.ends_on, other.ends_on) if end is not None]
        ends_on = min(ends, default=None)
        if ends_on is not None and ends_on <= starts_on:
            return None
        return type(self)(starts_on, ends_on)

    def overlap_days(self, other: Self) -> int:
        """How many days are in both ranges. Raises ValueError when both are open-ended and meet."""
        shared = self.overlap(other)
        return 0 if shared is None else shared.length


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, written `2026-10`.

    Months sort in time order. Raises ValueError for a month not 1 to 12.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        date(self.year, self.number, 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written `YYYY-MM`, years 1900 to 2199. Raises ValueError for anything else."""
        if not re.fullmatch(MONTH_PATTERN, text):
            raise ValueError(f"Enter the month as year and month, such as 2026-10, not {text!r}.")
        year, number = text.split("-")
        return cls(int(year), int(number))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month a day falls in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.number)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def days(self) -> Days:
        """Its days, half-open."""
        return Days(self.first_day, self.last_day + timedelta(days=1))

    @property
    def label(self) -> str:
        """For people to read: October 2026."""
        return f"{calendar.month_name[self.number]} {self.year}"

    def plus(self, months: int) -> Self:
        """The month that many later, or earlier if negative."""
        return self.of(add_months(self.first_day, months))

    def next(self) -> Self:
        return self.plus(1)

    def previous(self) -> Self:
        return self.plus(-1)

    def ending(self, months: int) -> tuple[Self, ...]:
        """That many months up to and including this one, oldest first.

        Raises ValueError for fewer than one.
        """
        if months < 1:
            raise ValueError("Ask for at least one month.")
        return tuple(self.plus(-back) for back in reversed(range(months)))


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """The council's year from 1 April to 31 March, known by the calendar year it starts in."""

    starts_in: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The financial year a day falls in."""
        return cls(day.year if day.month >= FINANCIAL_YEAR_STARTS_IN_MONTH else day.year - 1)

    def __str__(self) -> str:
        return self.label

    def __contains__(self, day: date) -> bool:
        return day in self.days

    @property
    def label(self) -> str:
        """For people to read: 2025/26."""
        return f"{self.starts_in}/{(self.starts_in + 1) % 100:02d}"

    @property
    def starts_on(self) -> date:
        return date(self.starts_in, FINANCIAL_YEAR_STARTS_IN_MONTH, 1)

    @property
    def ends_on(self) -> date:
        """1 April of the next year: the first day no longer in it."""
        return date(self.starts_in + 1, FINANCIAL_YEAR_STARTS_IN_MONTH, 1)

    @property
    def days(self) -> Days:
        return Days(self.starts_on, self.ends_on)

    @property
    def before(self) -> Self:
        return type(self)(self.starts_in - 1)

    @property
    def after(self) -> Self:
        return type(self)(self.starts_in + 1)

    def months(self) -> Iterator[Month]:
        """April to March."""
        first = Month.of(self.starts_on)
        return (first.plus(n) for n in range(12))


class MonthConverter:
    """A month in an address: `/figures/2026-10/`. Registered with Django's paths by the urls module."""

    regex = MONTH_PATTERN

    def to_python(self, value: str) -> Month:
        return Month.parse(value)

    def to_url(self, value: Month) -> str:
        return str(value)
