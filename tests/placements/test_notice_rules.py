"""Working days and the state of a notice: pure rules against published days and a slow calendar."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.imports.reference import REFERENCE
from placements.rules import notices as rules
from placements.rules.notices import Interval, State
from placements.rules.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

PUBLISHED = {  # gov.uk/bank-holidays, England and Wales
    2024: ["1 1", "29 3", "1 4", "6 5", "27 5", "26 8", "25 12", "26 12"],
    2025: ["1 1", "18 4", "21 4", "5 5", "26 5", "25 8", "25 12", "26 12"],
    2026: ["1 1", "3 4", "6 4", "4 5", "25 5", "31 8", "25 12", "28 12"],
    2027: ["1 1", "26 3", "29 3", "3 5", "31 5", "30 8", "27 12", "28 12"],
    2028: ["3 1", "14 4", "17 4", "1 5", "29 5", "28 8", "25 12", "26 12"],
}
HOLIDAYS = frozenset(day for year in PUBLISHED for day in bank_holidays(year))
DAYS = st.dates(date(2024, 3, 1), date(2028, 10, 1))


def interval(stage="arrival", working_days=5, *, emergency=False, since=date(2026, 4, 1), until=None):
    return Interval(stage, emergency, since, until, working_days, 5)


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year):
    days = [date(year, int(month), int(day)) for day, month in (one.split() for one in PUBLISHED[year])]
    assert list(bank_holidays(year)) == days


@pytest.mark.parametrize(
    ("year", "kept"),
    [(2022, ["2022-12-26", "2022-12-27"]), (2021, ["2021-12-27", "2021-12-28"]), (2023, ["2023-01-02"])],
)
def test_a_holiday_of_a_weekend_is_kept_on_the_days_after(year, kept):
    assert {date.fromisoformat(day) for day in kept} <= set(bank_holidays(year))


def test_the_file_holds_what_the_rule_says():
    with (REFERENCE / "bank_holidays.csv").open(encoding="utf-8") as file:
        rows = {date.fromisoformat(row["day"]): row["name"] for row in csv.DictReader(file)}
    assert rows == {day: name for year in PUBLISHED for day, name in bank_holidays(year).items()}


@pytest.mark.parametrize(
    ("from_day", "number", "expected"),
    [
        (date(2026, 11, 9), 5, date(2026, 11, 16)),
        (date(2026, 12, 1), -10, date(2026, 11, 17)),
        (date(2026, 12, 24), 2, date(2026, 12, 30)),  # Christmas Day, the weekend and Boxing Day's Monday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Easter
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a Saturday
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
    ],
)
def test_working_days_are_counted_past_weekends_and_holidays(from_day, number, expected):
    assert add_working_days(from_day, number, HOLIDAYS) == expected


@given(DAYS, st.integers(1, 30))
def test_counting_on_agrees_with_walking_each_day(day, number):
    later = add_working_days(day, number, HOLIDAYS)
    walked = [day + timedelta(days=gone) for gone in range(1, (later - day).days + 1)]
    assert sum(is_working_day(one, HOLIDAYS) for one in walked) == number
    assert is_working_day(later, HOLIDAYS)
    assert working_days_between(day, later, HOLIDAYS) == number
    earlier = add_working_days(day, -number, HOLIDAYS)
    assert is_working_day(earlier, HOLIDAYS)
    assert working_days_between(earlier, day - timedelta(days=1), HOLIDAYS) == number - 1


def test_an_emergency_has_its_own_interval_where_there_is_one():
    planned, emergency = interval("before", -10), interval("before", 2, emergency=True)
    about = {"about_on": date(2026, 12, 1), "intervals": [emergency, planned]}
    assert rules.interval_for("before", emergency=False, **about) == planned
    assert rules.interval_for("before", emergency=True, **about) == emergency
    arrival = interval()
    assert (
        rules.interval_for("arrival", emergency=True, about_on=date(2026, 12, 1), intervals=[arrival])
        == arrival
    )


def test_nothing_is_owed_before_the_rules_began_nor_by_a_rule_that_is_over():
    old, new = interval(since=date(2026, 1, 1), until=date(2026, 4, 1)), interval(working_days=3)
    for day, found in (
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), old),
        (date(2026, 3, 31), old),
        (date(2026, 4, 1), new),
    ):
        assert rules.interval_for("arrival", emergency=False, about_on=day, intervals=[old, new]) == found


def test_a_planned_notice_is_due_ten_working_days_before_and_opens_as_long_before_that():
    before = interval("before", -10)
    assert rules.due_on(before, date(2026, 12, 1), HOLIDAYS) == date(2026, 11, 17)
    assert rules.opens_on(before, date(2026, 12, 1), HOLIDAYS) == date(2026, 11, 3)
    assert rules.opens_on(interval(), date(2026, 12, 1), HOLIDAYS) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("today", "said", "state"),
    [
        (date(2026, 11, 8), {}, State.NOT_DUE),
        (date(2026, 11, 9), {}, State.DUE),
        (date(2026, 11, 16), {}, State.DUE),
        (date(2026, 11, 17), {}, State.OVERDUE),
        (date(2026, 11, 17), {"not_needed": True}, State.NOT_NEEDED),
        (date(2026, 11, 17), {"sent_on": date(2026, 11, 12), "chase": date(2026, 11, 20)}, State.SENT),
        (date(2026, 11, 19), {"sent_on": date(2026, 11, 12), "chase": date(2026, 11, 20)}, State.SENT),
        (date(2026, 11, 20), {"sent_on": date(2026, 11, 12), "chase": date(2026, 11, 20)}, State.CHASE_DUE),
        (
            date(2026, 11, 20),
            {"sent_on": date(2026, 11, 12), "chase": date(2026, 11, 20), "not_needed": True},
            State.CHASE_DUE,
        ),
        (date(2026, 12, 20), {"sent_on": date(2026, 11, 12), "acknowledged": True}, State.ACKNOWLEDGED),
    ],
)
def test_how_a_notice_stands(today, said, state):
    days = {"opens": date(2026, 11, 9), "due": date(2026, 11, 16)}
    assert rules.state_of(today=today, **days, **said) == state


def test_a_notice_is_chased_once_five_working_days_are_over():
    assert rules.chase_on(date(2026, 11, 12), interval(), HOLIDAYS) == date(2026, 11, 20)
    assert rules.chase_on(date(2026, 12, 24), interval(), HOLIDAYS) == date(2027, 1, 6)
