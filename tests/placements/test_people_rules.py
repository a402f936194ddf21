from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.rules import ages, directions
from placements.rules.directions import Direction

BANDS = (14, 18, 26, 65)


def slow_age(born_on, day):
    """Counts birthdays one at a time, moving 29 February to the 28th in common years."""
    birthdays = 0
    for year in range(born_on.year + 1, day.year + 1):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        moved = (born_on.month, born_on.day) == (2, 29) and not leap
        this_year = date(year, 2, 28) if moved else date(year, born_on.month, born_on.day)
        birthdays += this_year <= day
    return birthdays


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 45_000))
def test_age_agrees_with_counting_birthdays(born_on, days):
    day = born_on + timedelta(days=days)
    assert ages.age_on(born_on, day) == slow_age(born_on, day)


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 27), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 11, 22), date(2026, 11, 21), 17),
        (date(2008, 11, 22), date(2026, 11, 22), 18),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
    ],
)
def test_the_birthday_itself_counts(born_on, day, age):
    assert ages.age_on(born_on, day) == age
    assert ages.is_adult_on(born_on, day) == (age >= 18)


def test_adulthood_begins_on_the_eighteenth_birthday():
    assert ages.turns_18_on(date(2008, 2, 29)) == date(2026, 2, 28)
    assert ages.turns_18_on(date(2008, 11, 22)) == date(2026, 11, 22)
    assert ages.birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="before the day they were born"):
        ages.age_on(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("age", "label"),
    [
        (13, "Under 14"),
        (14, "14 to 17"),
        (17, "14 to 17"),
        (18, "18 to 25"),
        (64, "26 to 64"),
        (65, "65 and over"),
    ],
)
def test_ages_fall_into_bands(age, label):
    assert ages.band(age, BANDS) == label


def test_a_band_of_one_year_is_that_year():
    assert ages.band(16, (14, 16, 17)) == "16"


@pytest.mark.parametrize("starts", [(), (18, 14), (14, 14)])
def test_bands_must_rise(starts):
    with pytest.raises(ValueError, match="each higher"):
        ages.band(20, starts)


@pytest.mark.parametrize(
    ("responsible", "host", "expected"),
    [
        ("E06000017", "E10000019", Direction.OUT),
        ("E10000019", "E06000017", Direction.IN),
        ("E06000017", "E06000017", Direction.LOCAL),
        ("E10000019", "E10000019", Direction.LOCAL),
        ("E10000019", "E06000016", Direction.OUT),
        ("E06000017", None, Direction.NOWHERE),
    ],
)
def test_direction_is_told_from_who_is_responsible_and_where_the_home_is(responsible, host, expected):
    found = directions.direction_of(responsible=responsible, host=host, ours={"E06000017"})
    assert found is expected
    assert directions.LABELS[found]


def test_a_border_between_two_councils_of_ours_is_crossed_outwards():
    ours = {"E06000017", "E10000019"}
    assert directions.direction_of(responsible="E10000019", host="E06000017", ours=ours) is Direction.OUT


def test_a_placement_in_words():
    assert directions.words(responsible="Rutland", host="Lincolnshire") == "Rutland's, living in Lincolnshire"
    assert directions.words(responsible="St Helens", host="Rutland") == "St Helens', living in Rutland"
