"""A range told in parts: so far and still to come, month by month; the parts add up to it to the penny."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.periods import Days, FinancialYear
from placements.rules import spend
from placements.rules.charges import Charge, charge, pounds
from placements.rules.outlook import outlook, stretches, told_by_month, years
from tests.placements import day_by_day
from tests.placements.test_spend_rules import asked, line, numbers

EARLIEST = date(2024, 1, 15)
A_YEAR = FinancialYear(2026).days
days = st.integers(0, 150).map(lambda n: EARLIEST + timedelta(days=n))
ranges = st.builds(
    lambda first, length: Days(first, first + timedelta(days=length)), days, st.integers(1, 200)
)


@day_by_day.PATIENT
@given(st.lists(numbers, max_size=5), ranges, days)
def test_so_far_and_still_to_come_are_what_the_days_cost(ledger, within, today):
    paid = [day_by_day.made_of(number, earliest=EARLIEST) for number in ledger]
    lines = [asked(one) for one in paid]
    found = outlook(((one, {"kind": one.payer_kind}) for one in lines), within, today=today)
    whole = spend.totals(lines, within)
    assert (found.whole.total, found.whole.disputed) == (whole.total, whole.disputed)
    assert found.whole.to_date + found.whole.to_come == found.whole.total
    by_kind = {kind: amount for kind, amount in whole.by_payer_kind.items() if amount}
    assert {kind: amount.total for kind, amount in found.by["kind"].items()} == by_kind
    tomorrow = min(max(today + timedelta(days=1), within.starts_on), within.ends_on)
    so_far = sum(day_by_day.pence_of(one, within.starts_on, tomorrow) for one in paid)
    assert found.whole.pence_to_date == so_far


@day_by_day.PATIENT
@given(st.lists(numbers, max_size=5), ranges)
def test_the_months_add_up_to_the_range_to_the_penny(ledger, within):
    lines = [asked(day_by_day.made_of(number, earliest=EARLIEST)) for number in ledger]
    found = outlook(((one, {}) for one in lines), within, today=EARLIEST)
    told = spend.totals(lines, within).by_payer_kind
    assert {kind: pounds(sum(column)) for kind, column in found.by_stretch.items()} == {
        kind: amount for kind, amount in told.items() if amount
    }


@day_by_day.PATIENT
@given(numbers, ranges)
def test_a_charge_costs_what_its_line_costs(number, within):
    one = asked(day_by_day.made_of(number, earliest=EARLIEST))
    cost = charge(one)
    pence = cost.within(within.starts_on.toordinal(), within.ends_on.toordinal()) if cost else 0
    assert pounds(pence) == spend.contribution(one, within)


def test_a_month_is_never_a_penny_adrift_of_the_year():
    # a penny a week: 52 pence a year; thirteen roundings of a month alone would come to 48
    found = outlook([(line("0.01"), {})], A_YEAR, today=date(2026, 11, 22))
    assert found.whole.total == Decimal("0.52")
    assert sum(found.by_stretch["council"]) == 52
    alone = [
        charge(line("0.01")).within(month.days.starts_on.toordinal(), month.days.ends_on.toordinal())
        for month in FinancialYear(2026).months()
    ]
    assert sum(alone) == 48


def test_what_is_known_of_later_days_is_in_the_forecast():
    now = line("700.00", days=Days(date(2026, 4, 1), date(2027, 1, 1)))
    later = line("1400.00", days=Days(date(2027, 1, 1)))
    found = outlook([(now, {}), (later, {})], A_YEAR, today=date(2026, 11, 22))
    assert found.whole.to_date == Decimal("23600.00")  # 236 days at 100
    assert found.whole.to_come == Decimal("21900.00")  # 39 at 100 and 90 at 200


def test_today_counts_as_gone():
    found = outlook([(line("700.00"), {})], A_YEAR, today=date(2026, 4, 1))
    assert found.whole.to_date == Decimal("100.00")


@pytest.mark.parametrize(("today", "so_far"), [(date(2026, 3, 31), "0.00"), (date(2027, 4, 1), "36500.00")])
def test_a_range_ahead_is_all_to_come_and_one_behind_all_gone(today, so_far):
    found = outlook([(line("700.00"), {})], A_YEAR, today=today)
    assert found.whole.to_date == Decimal(so_far)


def test_a_range_is_told_by_month_until_there_are_many_and_then_by_financial_year():
    two_years = Days(date(2026, 4, 1), date(2028, 4, 1))
    assert told_by_month(two_years)
    assert len(stretches(two_years)) == 24
    longer = Days(date(2026, 3, 31), date(2028, 4, 1))
    assert stretches(longer) == (
        ("2025/26", date(2026, 3, 31)),
        ("2026/27", date(2026, 4, 1)),
        ("2027/28", date(2027, 4, 1)),
    )
    assert [year.label for year in years(longer)] == ["2025/26", "2026/27", "2027/28"]


def test_a_range_that_begins_inside_a_month_begins_its_first_stretch_there():
    assert stretches(Days(date(2026, 4, 15), date(2026, 5, 2))) == (
        ("April 2026", date(2026, 4, 15)),
        ("May 2026", date(2026, 5, 1)),
    )


def test_a_range_without_a_day_has_no_outlook():
    with pytest.raises(ValueError, match="no day"):
        outlook([], Days(date(2026, 4, 1), date(2026, 4, 1)), today=date(2026, 4, 1))


def test_a_charge_stops_before_its_last_day():
    cost = Charge(700, 10, 17)
    assert [cost.covers(day) for day in (9, 10, 16, 17)] == [False, True, True, False]
