"""K01, K02 and K07 at their edges. R is 31 October 2026 unless said otherwise."""

from datetime import date

import pytest

from linkworker.periods import Month
from placements.models import SettingType
from reporting.kpis import people
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.placements.recipes import home, person, placement

pytestmark = pytest.mark.django_db
LEICESTERSHIRE = "E10000018"
RUTLAND = "E06000017"


def measured(measure, month="2026-10"):
    asked = Month.parse(month)
    return measure(Authority(council(), [asked]), asked)


def ids(*several):
    return tuple(str(someone.uid) for someone in several)


def hospital(host):
    return home(host, setting_type=SettingType.objects.get(code="HOSP_ATU"))


def moved(someone, first, second, *, left, arrived, why="moved"):
    placement(person=someone, home=first, ends_on=left, end_reason=why)
    placement(person=someone, home=second, starts_on=arrived)


# K01


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counted"),
    [
        (date(2026, 10, 31), None, 1),
        (date(2026, 11, 1), None, 0),
        (date(2026, 1, 1), date(2026, 10, 31), 0),  # the day of leaving is no longer in the placement
        (date(2026, 1, 1), date(2026, 11, 1), 1),
    ],
)
def test_a_placement_is_open_from_its_first_day_to_the_day_before_leaving(starts_on, ends_on, counted):
    placement(starts_on=starts_on, ends_on=ends_on, end_reason="moved" if ends_on else "")
    assert measured(people.placed_out).value == counted


@pytest.mark.parametrize(
    ("born", "month", "counted"),
    [
        (date(2008, 10, 31), "2026-10", 1),  # 18 on the day itself
        (date(2008, 11, 1), "2026-10", 0),
        (date(2008, 2, 29), "2026-02", 1),  # keeps the birthday on the 28th in a common year
        (date(2010, 2, 28), "2028-02", 1),
        (date(2010, 3, 1), "2028-02", 0),
    ],
)
def test_only_adults_are_counted_as_placed_out(born, month, counted):
    placement(person=person(date_of_birth=born))
    assert measured(people.placed_out, month).value == counted


def test_somebody_at_home_or_of_another_council_is_not_placed_out():
    placement(home=home(RUTLAND))
    placement(person=person(responsible_council=council(LEICESTERSHIRE)))
    assert measured(people.placed_out).value == 0


def test_somebody_who_moved_within_the_month_counts_once_where_they_are_now():
    mover = person()
    moved(mover, home(), hospital(LEICESTERSHIRE), left=date(2026, 10, 9), arrived=date(2026, 10, 9))
    found = measured(people.placed_out)
    assert found.met == ids(mover)
    assert {label: part.value for label, part in found.split if part.value} == {"Hospital": 1}


def test_somebody_who_died_on_the_last_day_is_no_longer_placed_out():
    placement(ends_on=date(2026, 10, 31), end_reason="died")
    assert measured(people.placed_out).value == 0


# K02


@pytest.mark.parametrize(
    ("born", "counted"), [(date(2012, 10, 31), 1), (date(2012, 11, 1), 0), (date(1950, 1, 1), 1)]
)
def test_people_placed_in_are_counted_from_14(born, counted):
    guest = person(responsible_council=council(LEICESTERSHIRE), date_of_birth=born)
    placement(person=guest, home=home(RUTLAND))
    assert measured(people.placed_in).value == counted


def test_the_councils_own_people_and_guests_elsewhere_are_not_placed_in():
    placement(home=home(RUTLAND))
    placement(person=person(responsible_council=council(LEICESTERSHIRE)))
    assert measured(people.placed_in).value == 0


# K07


@pytest.mark.parametrize(
    ("left", "arrived", "counted"),
    [
        (date(2026, 10, 1), date(2026, 10, 1), 1),
        (date(2026, 10, 31), date(2026, 11, 7), 1),  # seven days, into the next month
        (date(2026, 10, 31), date(2026, 11, 8), 0),
        (date(2026, 9, 30), date(2026, 10, 1), 0),  # ended before the month
        (date(2026, 11, 1), date(2026, 11, 1), 0),
    ],
)
def test_somebody_is_brought_back_when_home_within_a_week_of_leaving(left, arrived, counted):
    moved(person(), home(), home(RUTLAND), left=left, arrived=arrived, why="returned")
    assert measured(people.brought_back).value == counted


def test_a_hospital_in_the_area_does_not_bring_anyone_back():
    moved(
        person(), home(), hospital(RUTLAND), left=date(2026, 10, 9), arrived=date(2026, 10, 9), why="hospital"
    )
    assert measured(people.brought_back).value == 0


def test_only_the_very_next_home_counts():
    mover = person()
    placement(person=mover, ends_on=date(2026, 10, 5), end_reason="hospital")
    placement(
        person=mover,
        home=hospital(LEICESTERSHIRE),
        starts_on=date(2026, 10, 5),
        ends_on=date(2026, 10, 8),
        end_reason="moved",
    )
    placement(person=mover, home=home(RUTLAND), starts_on=date(2026, 10, 20))
    assert measured(people.brought_back).value == 0


def test_somebody_brought_back_twice_in_a_month_counts_once():
    mover, away, here = person(), home(), home(RUTLAND)
    placement(person=mover, home=away, ends_on=date(2026, 10, 2), end_reason="returned")
    placement(
        person=mover, home=here, starts_on=date(2026, 10, 2), ends_on=date(2026, 10, 9), end_reason="moved"
    )
    placement(
        person=mover,
        home=away,
        starts_on=date(2026, 10, 9),
        ends_on=date(2026, 10, 20),
        end_reason="returned",
    )
    placement(person=mover, home=here, starts_on=date(2026, 10, 21))
    assert measured(people.brought_back).met == ids(mover)


def test_somebody_who_died_or_has_no_next_home_was_not_brought_back():
    placement(ends_on=date(2026, 10, 9), end_reason="died")
    assert measured(people.brought_back).value == 0
