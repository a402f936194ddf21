import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.periods import Days, FinancialYear, Month, MonthConverter, add_months

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def slow_add_months(day, months):
    """Counts months on the fingers, then steps back from the 31st until there is such a day."""
    year, number = day.year, day.month
    for _ in range(abs(months)):
        number += 1 if months > 0 else -1
        if number == 13:
            year, number = year + 1, 1
        if number == 0:
            year, number = year - 1, 12
    for number_of_day in range(day.day, 0, -1):
        if number_of_day <= calendar.monthrange(year, number)[1]:
            return date(year, number, number_of_day)
    raise AssertionError("every month has a first day")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_are_clipped_to_month_end(day, months, expected):
    assert add_months(day, months) == expected


@given(days, st.integers(-40, 40))
def test_adding_months_agrees_with_counting_them(day, months):
    assert add_months(day, months) == slow_add_months(day, months)


def test_a_month_knows_its_days_and_neighbours():
    month = Month.parse("2028-02")
    assert (month.first_day, month.last_day) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month.days == Days(date(2028, 2, 1), date(2028, 3, 1))
    assert str(month) == "2028-02"
    assert month.label == "February 2028"
    assert (str(month.previous()), str(month.next())) == ("2028-01", "2028-03")
    assert str(Month.parse("2026-12").next()) == "2027-01"
    assert date(2028, 2, 29) in month
    assert date(2028, 3, 1) not in month
    assert date(2027, 2, 1) not in month


def test_months_ending_with_one_come_oldest_first():
    assert [str(month) for month in Month(2026, 2).ending(4)] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert Month(2026, 2).ending(1) == (Month(2026, 2),)
    with pytest.raises(ValueError, match="at least one"):
        Month(2026, 2).ending(0)


def test_months_sort_in_time_order():
    assert Month(2025, 12) < Month(2026, 1) < Month(2026, 2)


@pytest.mark.parametrize(
    "text",
    ["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "2026-01\n", "", "0001-01", "9999-12", "٢٠٢٦-٠١"],
)
def test_text_that_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match="Enter the month"):
        Month.parse(text)


def test_there_is_no_thirteenth_month():
    with pytest.raises(ValueError, match="month"):
        Month(2026, 13)


@given(days)
def test_a_month_survives_an_address(day):
    month = Month.of(day)
    converter = MonthConverter()
    assert converter.to_python(converter.to_url(month)) == month
    assert day in month


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2025, 3, 31), "2024/25"),
        (date(2025, 4, 1), "2025/26"),
        (date(2026, 3, 31), "2025/26"),
        (date(1999, 6, 1), "1999/00"),
    ],
)
def test_the_financial_year_starts_on_1_april(day, label):
    year = FinancialYear.of(day)
    assert year.label == str(year) == label
    assert day in year


def test_the_financial_year_is_half_open():
    year = FinancialYear(2027)
    assert (year.starts_on, year.ends_on) == (date(2027, 4, 1), date(2028, 4, 1))
    assert year.days.length == 366
    assert date(2028, 4, 1) not in year
    assert [str(month) for month in year.months()][::11] == ["2027-04", "2028-03"]
    assert len(list(year.months())) == 12


def test_days_end_before_their_end():
    stay = Days(date(2026, 1, 1), date(2026, 1, 3))
    assert date(2026, 1, 2) in stay
    assert date(2026, 1, 3) not in stay
    assert date(2025, 12, 31) not in stay
    assert stay.length == 2


def test_days_may_be_open_ended_or_none_at_all():
    assert date(2099, 1, 1) in Days(date(2026, 1, 1))
    assert Days(date(2026, 1, 1), date(2026, 1, 1)).length == 0
    with pytest.raises(ValueError, match="without an end"):
        _ = Days(date(2026, 1, 1)).length
    with pytest.raises(ValueError, match="before they start"):
        Days(date(2026, 1, 2), date(2026, 1, 1))


def test_two_open_ranges_overlap_from_the_later_start():
    shared = Days(date(2026, 1, 1)).overlap(Days(date(2026, 5, 1)))
    assert shared == Days(date(2026, 5, 1))


ranges = st.builds(
    lambda start, length: Days(start, None if length is None else start + timedelta(days=length)),
    st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    st.none() | st.integers(0, 60),
)


@given(ranges, ranges)
def test_overlap_days_agree_with_counting_each_day(one, other):
    window = Days(date(2025, 12, 1), date(2026, 6, 1))
    every_day = [window.starts_on + timedelta(days=n) for n in range(window.length)]
    counted = sum(1 for day in every_day if day in one and day in other)
    shared = one.overlap(other)
    assert counted == (0 if shared is None else shared.overlap_days(window))
    assert one.overlap(other) == other.overlap(one)


def test_a_financial_year_has_one_before_and_one_after():
    year = FinancialYear(2026)
    assert (year.before.label, year.after.label) == ("2025/26", "2027/28")
