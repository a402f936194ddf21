"""The forecast agrees with a calculator that walks every day of every young person and knows nothing else."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from placements.rules.transition_forecast import PAYERS, Prospect, forecast

TODAY = date(2026, 11, 22)
BORN = date(2010, 5, 4)  # 18 on 4 May 2028
WEEKLY = (Decimal(700), Decimal(1400), Decimal(2100))
COUNCIL = {"council": Decimal(100), "icb": Decimal(0), "education": Decimal(0)}


def prospect(**fields) -> Prospect:
    return Prospect(
        **{"born_on": BORN, "weekly": WEEKLY, "shares": COUNCIL, "probability": Decimal(100)} | fields
    )


def year_of(told, label):
    return next(year for year in told.years if year.year.label == label)


def pennies(amount: Fraction) -> Decimal:
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def slow(prospects, first_day: date, last_day: date, level: int) -> dict[str, Fraction]:
    """A seventh of the week for every day somebody is 18 and out of education, day after day."""
    paid = dict.fromkeys(PAYERS, Fraction(0))
    for one in prospects:
        try:
            eighteen = one.born_on.replace(year=one.born_on.year + 18)
        except ValueError:
            eighteen = date(one.born_on.year + 18, 2, 28)
        begun = eighteen if one.education_ends_on is None else max(eighteen, one.education_ends_on)
        if begun <= TODAY or one.weekly is None or one.probability is None:
            continue
        day = first_day
        while day <= last_day:
            if day >= begun:
                for payer, percent in (one.shares or {"not_recorded": Decimal(100)}).items():
                    a_day = Fraction(one.weekly[level]) / 7 * Fraction(one.probability) / 100
                    paid[payer] += a_day * Fraction(percent) / 100
            day += timedelta(days=1)
    return paid


def at_random(chance: random.Random) -> Prospect:
    council = Decimal(chance.randrange(0, 10001)) / 100
    icb = Decimal(chance.randrange(0, int((100 - council) * 100) + 1)) / 100
    low, middle, high = sorted(Decimal(chance.randrange(0, 500000)) / 100 for _ in range(3))
    born_on = chance.choice([date(2008, 2, 29), date(2001, 1, 1) + timedelta(days=chance.randrange(4300))])
    return Prospect(
        born_on=born_on,
        education_ends_on=chance.choice([None, date(2026, 12, 1) + timedelta(days=chance.randrange(2000))]),
        weekly=chance.choice([None, (low, middle, high), (low, middle, high)]),
        shares=chance.choice([None, {"council": council, "icb": icb, "education": 100 - council - icb}]),
        probability=chance.choice([None, Decimal(chance.randrange(0, 10001)) / 100, Decimal(75)]),
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_forecast_agrees_with_walking_every_day(seed):
    chance = random.Random(seed)
    prospects = [at_random(chance) for _ in range(chance.randrange(1, 9))]
    for year in forecast(prospects, TODAY).years:
        first, last = year.year.starts_on, year.year.ends_on - timedelta(days=1)
        for level, total in enumerate((year.cost.low, year.cost.middle, year.cost.high)):
            expected = slow(prospects, first, last, level)
            assert total == pennies(sum(expected.values(), Fraction(0)))
            for payer, told in year.by_payer:
                assert abs((told.low, told.middle, told.high)[level] - pennies(expected[payer])) <= Decimal(
                    "0.01"
                )
            assert sum((told.low, told.middle, told.high)[level] for _, told in year.by_payer) == total


def test_a_year_counts_the_days_after_the_birthday_at_a_seventh_of_the_week():
    told = forecast([prospect()], TODAY)
    first = year_of(told, "2028/29")  # 4 May 2028 to 31 March 2029: 332 days
    assert (first.cost.low, first.cost.middle, first.cost.high) == (
        Decimal("33200.00"),
        Decimal("66400.00"),
        Decimal("99600.00"),
    )
    assert year_of(told, "2029/30").cost.middle == Decimal("73000.00")
    assert (first.turn_18, first.start) == (1, 1)
    assert year_of(told, "2027/28").cost.high == 0


def test_education_that_ends_later_puts_the_start_off_and_not_the_18th_birthday():
    told = forecast([prospect(education_ends_on=date(2029, 8, 1))], TODAY)
    assert (year_of(told, "2028/29").turn_18, year_of(told, "2028/29").start) == (1, 0)
    assert year_of(told, "2029/30").cost.middle == Decimal(243 * 200)  # 1 August 2029 to 31 March 2030
    assert year_of(told, "2029/30").start == 1


def test_how_likely_it_is_counts_in_part():
    told = forecast([prospect(probability=Decimal("33.33"))], TODAY)
    assert year_of(told, "2029/30").cost.middle == Decimal("24330.90")


def test_parts_of_payers_add_up_to_the_total_rounded_once():
    thirds = {"council": Decimal("33.33"), "icb": Decimal("33.33"), "education": Decimal("33.34")}
    one = prospect(weekly=(Decimal("0.07"), Decimal("0.10"), Decimal("100.01")), shares=thirds)
    for year in forecast([one, one], TODAY).years:
        for level in ("low", "middle", "high"):
            parts = [getattr(told, level) for _, told in year.by_payer]
            assert sum(parts) == getattr(year.cost, level)


def test_who_has_begun_care_as_an_adult_is_counted_and_not_charged_twice():
    told = forecast([prospect(born_on=date(2007, 1, 1))], TODAY)
    assert (told.people, told.started, told.in_cost) == (1, 1, 0)
    assert not any(year.cost.high for year in told.years)


def test_who_starts_tomorrow_is_in_it_and_who_starts_today_is_not():
    assert forecast([prospect(born_on=date(2008, 11, 23))], TODAY).in_cost == 1
    assert forecast([prospect(born_on=date(2008, 11, 22))], TODAY).in_cost == 0


def test_a_plan_without_cost_or_likelihood_is_said_and_not_guessed():
    told = forecast([prospect(weekly=None), prospect(probability=None), prospect()], TODAY)
    assert (told.in_cost, told.without_cost) == (1, 2)
    assert year_of(told, "2028/29").turn_18 == 3


def test_it_tells_this_year_and_the_next_five():
    assert [year.year.label for year in forecast([], TODAY).years] == [
        *("2026/27", "2027/28", "2028/29", "2029/30", "2030/31", "2031/32")
    ]
