"""A day or a time, however a person writes it."""

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.forms import typed_dates

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2026",
        "4 may 26",
        "04 May 2026",
        "4th May 2026",
        "4th of May, 2026",
        "May 4 2026",
        "May 4, 2026",
        "4May2026",
        "4-May-2026",
        "Monday 4 May 2026",
        "Mon, 4 May 2026",
        "4/5/2026",
        "4/5/26",
        "04/05/2026",
        "04-05-2026",
        "04.05.26",
        "4 5 2026",
        "04 / 05 / 2026",
        "04052026",
        "040526",
        "2026-05-04",
        "2026/5/4",
        " 4  MAY  2026 ",
        "4\u20135\u20132026",
    ],
)
def test_the_fourth_of_may_is_understood_however_it_is_written(text):
    assert typed_dates.read_date(text) == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 23)),
        ("monday", date(2026, 11, 16)),
        ("on Monday", date(2026, 11, 16)),
        ("sun", date(2026, 11, 22)),
        ("last sunday", date(2026, 11, 15)),
        ("next Sunday", date(2026, 11, 29)),
        ("tues", date(2026, 11, 17)),
        ("3 days ago", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 15)),
        ("two weeks ago", date(2026, 11, 8)),
        ("in a fortnight", date(2026, 12, 6)),
        ("in 3 months", date(2027, 2, 22)),
        ("in a year", date(2027, 11, 22)),
        ("2 months ago", date(2026, 9, 22)),
        ("in 999 years", date(3025, 11, 22)),
        ("in 2 days", date(2026, 11, 24)),
    ],
)
def test_relative_words_are_counted_from_the_day_given(text, day):
    assert typed_dates.read_date(text, SUNDAY) == day


def test_a_weekday_looks_ahead_where_days_to_come_are_asked_for():
    assert typed_dates.read_date("monday", SUNDAY, weekdays_ahead=True) == date(2026, 11, 23)
    assert typed_dates.read_date("sunday", SUNDAY, weekdays_ahead=True) == SUNDAY


def test_relative_words_are_not_understood_without_a_day_to_count_from():
    with pytest.raises(typed_dates.NotADate):
        typed_dates.read_date("yesterday")


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2026",
        "29/2/2026",
        "0/5/2026",
        "4/13/2026",
        "5/4/202",
        "4 Ma 2026",
        "4 Ju 2026",
        "four May 2026",
        "4 May 2026 or so",
        "4 May 2026 2027",
        "",
        "?",
        "9999999999",
        "4.May?2026",
        "mon",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(typed_dates.NotADate):
        typed_dates.read_date(text)


def test_a_leap_day_is_a_day():
    assert typed_dates.read_date("29 February 2028") == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["4 May", "4/5", "4-5", "May 4", "4th May"])
def test_a_day_without_its_year_is_never_guessed(text):
    with pytest.raises(typed_dates.YearMissing):
        typed_dates.read_date(text, SUNDAY)


def test_a_weekday_that_belongs_to_another_day_is_refused():
    with pytest.raises(typed_dates.WrongWeekday) as refusal:
        typed_dates.read_date("Tuesday 4 May 2026")
    assert refusal.value.day == date(2026, 5, 4)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_understood_in_every_shape(day):
    shapes = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%A %d %B %Y"]
    assert {typed_dates.read_date(day.strftime(shape)) for shape in shapes} == {day}


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_is_refused_and_nothing_else(text):
    with contextlib.suppress(typed_dates.NotADate):
        assert isinstance(typed_dates.read_date(text, SUNDAY), date)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9:30pm", time(21, 30)),
        ("9.30 p.m.", time(21, 30)),
        ("9 am", time(9)),
        ("9", time(9)),
        ("21:30", time(21, 30)),
        ("21:30:00", time(21, 30)),
        ("14h30", time(14, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("00:00", time(0)),
        ("23.59", time(23, 59)),
    ],
)
def test_a_time_is_understood_however_it_is_written(text, moment):
    assert typed_dates.read_time(text) == moment


@pytest.mark.parametrize(
    "text", ["24:00", "9:60", "13pm", "0am", "9:3", "half nine", "", "-1", "99999", "9;30"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(typed_dates.NotATime):
        typed_dates.read_time(text)


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_is_refused_and_nothing_else(text):
    with contextlib.suppress(typed_dates.NotATime):
        assert isinstance(typed_dates.read_time(text), time)
