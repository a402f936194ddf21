"""How many young people turn 18 in each year and what their care as adults may cost, by likely payer.

Pure and exact: pounds a week times the days of the year after the start, divided by seven, times how likely it is.
Each total is rounded once, to the penny; the payers' parts of it always add up to it (decision 0020).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from linkworker.periods import Days, FinancialYear
from placements.rules.ages import turns_18_on
from placements.rules.money import to_pence

YEARS_AHEAD = 5  # after this one
DAYS_A_WEEK = 7
COUNCIL, ICB, EDUCATION, NOT_RECORDED = "council", "icb", "education", "not_recorded"
PAYERS = (COUNCIL, ICB, EDUCATION, NOT_RECORDED)
LEVELS = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class Prospect:
    """One young person with a plan: pounds a week low, middle and high; shares and probability in per cent."""

    born_on: date
    education_ends_on: date | None = None  # the first day no longer in it
    weekly: tuple[Decimal, Decimal, Decimal] | None = None
    shares: Mapping[str, Decimal] | None = None
    probability: Decimal | None = None

    @property
    def starts_on(self) -> date:
        """Care as an adult starts on the 18th birthday, or when education ends if that is later."""
        adult_on = turns_18_on(self.born_on)
        return max(adult_on, self.education_ends_on or adult_on)

    @property
    def has_cost(self) -> bool:
        """Is enough planned to work out a cost?"""
        return self.weekly is not None and self.probability is not None


@dataclass(frozen=True, slots=True)
class Range:
    """Pounds, low, middle and high."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class YearAhead:
    """One financial year of the forecast."""

    year: FinancialYear
    turn_18: int
    start: int  # of those with a cost
    cost: Range
    by_payer: tuple[tuple[str, Range], ...]  # every payer, in the order of PAYERS


@dataclass(frozen=True, slots=True)
class TransitionForecast:
    """The years, and who is not in their cost."""

    years: tuple[YearAhead, ...]
    people: int
    in_cost: int
    without_cost: int  # no cost or no probability is planned
    started: int  # care as an adult has begun by today: counted where money is charged


def forecast(
    prospects: Iterable[Prospect], today: date, years_ahead: int = YEARS_AHEAD
) -> TransitionForecast:
    """This financial year and the next ones, for everybody with a plan in force today."""
    everybody = list(prospects)
    to_come = [one for one in everybody if one.starts_on > today]
    with_cost = [one for one in to_come if one.has_cost]
    years = [FinancialYear(FinancialYear.of(today).starts_in + ahead) for ahead in range(years_ahead + 1)]
    return TransitionForecast(
        years=tuple(_year(year, everybody, with_cost) for year in years),
        people=len(everybody),
        in_cost=len(with_cost),
        without_cost=len(to_come) - len(with_cost),
        started=len(everybody) - len(to_come),
    )


def _year(year: FinancialYear, everybody: Sequence[Prospect], with_cost: Sequence[Prospect]) -> YearAhead:
    levels = [_parts(year, with_cost, level) for level in range(len(LEVELS))]
    return YearAhead(
        year=year,
        turn_18=sum(turns_18_on(one.born_on) in year for one in everybody),
        start=sum(one.starts_on in year for one in with_cost),
        cost=Range(*(sum(parts.values(), Decimal("0.00")) for parts in levels)),
        by_payer=tuple((payer, Range(*(parts[payer] for parts in levels))) for payer in PAYERS),
    )


def _parts(year: FinancialYear, with_cost: Sequence[Prospect], level: int) -> dict[str, Decimal]:
    """What each payer pays: what all up to it had come to, less what all before it had."""
    exact = dict.fromkeys(PAYERS, Fraction(0))
    for one in with_cost:
        days = Days(one.starts_on).overlap_days(year.days)
        whole = Fraction(one.weekly[level]) * days / DAYS_A_WEEK * Fraction(one.probability) / 100
        for payer, percent in (one.shares or {NOT_RECORDED: Decimal(100)}).items():
            exact[payer] += whole * Fraction(percent) / 100
    parts, reached, told = {}, Fraction(0), Decimal("0.00")
    for payer in PAYERS:
        reached += exact[payer]
        parts[payer] = to_pence(reached) - told
        told = to_pence(reached)
    return parts
