"""A day begins and ends by the clock of the country."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linkworker.moments import end_of, start_of


def test_a_day_in_summer_begins_an_hour_before_the_worlds_clock():
    assert start_of(date(2026, 6, 21)) == datetime(2026, 6, 20, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 22), 24)]
)
def test_a_day_is_as_long_as_the_clocks_make_it(day, hours):
    lasted = end_of(day).astimezone(UTC) - start_of(day).astimezone(UTC)
    assert lasted == timedelta(hours=hours)
