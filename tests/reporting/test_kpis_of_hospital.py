"""K14 and K15 at their edges. R is 31 October 2026."""

from datetime import date, timedelta

import pytest

from linkworker.periods import Month
from placements.models import SettingType
from reporting.kpi import State
from reporting.kpis import hospital
from reporting.queries.authority import Authority
from tests.accounts.recipes import council, icb
from tests.placements.recipes import (
    LINCOLNSHIRE,
    home,
    person,
    placement,
    transition_plan,
    transition_step,
)
from tests.reviews.recipes import cancelled_duty, review
from tests.reviews.recipes_of_safety import death, in_hospital

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)
LONG_AGO = date(2025, 1, 6)


def measured(measure):
    asked = Month.parse("2026-10")
    return measure(Authority(council(), [asked]), asked)


def counts(found):
    return tuple(len(part) for part in (found.met, found.of, found.not_recorded, found.not_applicable))


def ward(code="HOSP_ATU", **fields):
    return home(setting_type=SettingType.objects.get(code=code), **fields)


def away(back=100, *, own="QK1", there="QJM", **fields):
    """In a hospital of another board than their own, or of one nobody knows, for so many days."""
    born_on = fields.pop("born_on", date(1990, 1, 1))
    who = person(responsible_icb=icb(own) if own else None, date_of_birth=born_on)
    place = ward(host_icb=icb(there) if there else None)
    return in_hospital(person=who, home=place, starts_on=LAST_DAY - timedelta(days=back), **fields)


# K14


def test_with_nobody_in_hospital_there_is_no_share():
    placement()
    for measure in (hospital.reviews_in_date, hospital.visits_in_date):
        assert measured(measure).state == State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        (date(2026, 10, 2), (0, 1, 0, 0)),  # due on the 30th
        (date(2026, 10, 3), (0, 0, 0, 1)),
        (date(2026, 11, 1), (0, 0, 0, 0)),
    ],
)
def test_an_adult_is_counted_once_28_days_are_over(starts_on, expected):
    in_hospital(starts_on=starts_on)
    assert counts(measured(hospital.reviews_in_date)) == expected


def test_a_review_held_early_counts_once_the_first_date_is_past():
    for starts_on in (date(2026, 10, 2), date(2026, 10, 3)):
        review(person=in_hospital(starts_on=starts_on).person, kind="CTR_POST", held_on=date(2026, 10, 9))
    assert counts(measured(hospital.reviews_in_date)) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    ("starts_on", "expected"), [(date(2026, 10, 16), (0, 1, 0, 0)), (date(2026, 10, 17), (0, 0, 0, 1))]
)
def test_under_18_somebody_is_counted_once_14_days_are_over(starts_on, expected):
    in_hospital(starts_on=starts_on, person=person(date_of_birth=date(2010, 5, 4)))
    assert counts(measured(hospital.reviews_in_date)) == expected


@pytest.mark.parametrize(
    ("code", "held_on", "met"),
    [
        ("HOSP_ATU", date(2026, 4, 30), 0),  # six months end on the 30th of October
        ("HOSP_ATU", date(2026, 5, 1), 1),
        ("HOSP_ATU", LAST_DAY, 1),
        ("HOSP_ATU", date(2026, 11, 1), 0),
        ("HOSP_MED", date(2025, 10, 30), 0),
        ("HOSP_MED", date(2025, 10, 31), 1),
        ("HOSP_CYP", date(2026, 7, 30), 0),
        ("HOSP_CYP", date(2026, 7, 31), 1),
    ],
)
@pytest.mark.parametrize("kind", ["CTR_NS", "CETR"])
def test_the_last_review_holds_as_long_as_the_ward_says(code, held_on, met, kind):
    stay = in_hospital(starts_on=LONG_AGO, home=ward(code))
    review(person=stay.person, kind=kind, held_on=held_on)
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)


AT_24 = date(2001, 11, 1)  # 25 the day after
OVER_THREE_MONTHS_AGO = date(2026, 7, 30)


def reviewed(born_on=AT_24, held_on=OVER_THREE_MONTHS_AGO, code="HOSP_ATU"):
    """Long in hospital, and reviewed too long ago for a young person, though not for an adult."""
    stay = in_hospital(starts_on=LONG_AGO, home=ward(code), person=person(date_of_birth=born_on))
    review(person=stay.person, kind="CTR_NS", held_on=held_on)
    return stay.person


def issued(someone, issued_on=date(2025, 9, 1), **fields):
    """They have an education, health and care plan."""
    return transition_plan(person=someone, plan_issued_on=issued_on, recorded_on=issued_on, **fields)


@pytest.mark.parametrize(
    ("born_on", "held_on", "code", "met"),
    [
        (date(2008, 10, 31), OVER_THREE_MONTHS_AGO, "HOSP_ATU", 0),  # 18 that day
        (AT_24, OVER_THREE_MONTHS_AGO, "HOSP_ATU", 0),
        (AT_24, date(2026, 7, 31), "HOSP_ATU", 1),
        (AT_24, OVER_THREE_MONTHS_AGO, "HOSP_MED", 0),
        (date(2001, 10, 31), OVER_THREE_MONTHS_AGO, "HOSP_ATU", 1),  # 25 that day
        (date(2001, 10, 31), date(2026, 4, 30), "HOSP_ATU", 0),
        (date(2001, 10, 31), date(2026, 4, 30), "HOSP_MED", 1),
    ],
)
def test_with_a_plan_for_education_it_is_every_three_months_until_25(born_on, held_on, code, met):
    issued(reviewed(born_on, held_on, code))
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)


@pytest.mark.parametrize("kind", ["ehcp", "none", ""])
def test_where_no_plan_was_issued_a_young_adult_is_as_any_adult(kind):
    transition_plan(person=reviewed(), plan_type=kind)
    assert counts(measured(hospital.reviews_in_date)) == (1, 1, 0, 0)


@pytest.mark.parametrize(("issued_on", "met"), [(LAST_DAY, 0), (date(2026, 11, 1), 1)])
def test_a_plan_counts_from_the_day_it_is_issued(issued_on, met):
    issued(reviewed(), issued_on)
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)


@pytest.mark.parametrize(("over_on", "met"), [(LAST_DAY, 1), (date(2026, 11, 1), 0)])
def test_a_plan_counts_until_a_later_one_says_there_is_none(over_on, met):
    issued(who := reviewed())
    transition_plan(person=who, plan_type="none", recorded_on=over_on)
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)


@pytest.mark.parametrize(("done_on", "met"), [(LAST_DAY, 1), (date(2026, 11, 1), 0)])
def test_a_plan_counts_until_the_step_that_ends_it_is_done(done_on, met):
    issued(who := reviewed())
    ends = {"person": who, "milestone": "ehcp_ends"}
    transition_step(**ends, done_on=done_on, recorded_on=done_on)
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)
    transition_step(**ends, number=2, outcome="reopened", done_on=None, recorded_on=date(2026, 11, 2))
    assert counts(measured(hospital.reviews_in_date)) == (0, 1, 0, 0)


@pytest.mark.parametrize(("held_on", "met"), [(date(2026, 8, 4), 1), (date(2026, 8, 3), 0)])
def test_one_in_the_28_days_before_the_admission_stands_for_the_first(held_on, met):
    stay = in_hospital(starts_on=date(2026, 9, 1))
    review(person=stay.person, kind="CTR_PRE", held_on=held_on)
    assert counts(measured(hospital.reviews_in_date)) == (met, 1, 0, 0)


def test_a_move_from_ward_to_ward_is_no_new_admission():
    moved_on = date(2026, 10, 20)
    first = in_hospital(starts_on=date(2026, 9, 1), ends_on=moved_on, end_reason="moved")
    in_hospital(person=first.person, starts_on=moved_on)
    assert counts(measured(hospital.reviews_in_date)) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("reviewed", "expected"), [(False, (0, 0, 0, 1)), (True, (1, 1, 0, 0))], ids=["never", "reviewed"]
)
def test_a_date_that_was_cancelled_is_neither_late_nor_met(reviewed, expected):
    stay = in_hospital(starts_on=date(2026, 9, 1))
    cancelled_duty(person=stay.person, kind="CTR_POST", due_on=date(2026, 9, 29))
    if reviewed:
        review(person=stay.person, kind="CTR_POST", held_on=date(2026, 10, 5))
    assert counts(measured(hospital.reviews_in_date)) == expected


def test_who_left_who_died_and_other_councils_people_are_not_counted():
    in_hospital(starts_on=LONG_AGO, ends_on=LAST_DAY, end_reason="moved")
    death(person=in_hospital(starts_on=LONG_AGO).person, died_on=LAST_DAY)
    in_hospital(starts_on=LONG_AGO, person=person(responsible_council=council(LINCOLNSHIRE)))
    assert counts(measured(hospital.reviews_in_date)) == (0, 0, 0, 0)


# K15


@pytest.mark.parametrize(("back", "expected"), [(57, (0, 1, 0, 0)), (56, (0, 1, 0, 0)), (55, (0, 0, 0, 1))])
def test_an_adult_away_from_their_board_is_counted_from_the_56th_day(back, expected):
    away(back)
    assert counts(measured(hospital.visits_in_date)) == expected


@pytest.mark.parametrize(("back", "expected"), [(42, (0, 1, 0, 0)), (41, (0, 0, 0, 1))])
def test_under_18_from_the_42nd(back, expected):
    away(back, born_on=date(2010, 5, 4))
    assert counts(measured(hospital.visits_in_date)) == expected


@pytest.mark.parametrize(
    ("born_on", "back", "met"),
    [
        (date(1990, 1, 1), 56, 1),
        (date(1990, 1, 1), 57, 0),
        (date(2010, 5, 4), 42, 1),
        (date(2010, 5, 4), 43, 0),
        (date(1990, 1, 1), -1, 0),
        (date(1990, 1, 1), 101, 0),  # before they came there
    ],
)
def test_a_visit_holds_for_eight_weeks_or_six_under_18(born_on, back, met):
    stay = away(born_on=born_on)
    held_on = LAST_DAY - timedelta(days=back)
    review(person=stay.person, kind="VISIT", held_on=held_on, person_present=True)
    assert counts(measured(hospital.visits_in_date)) == (met, 1, 0, 0)


@pytest.mark.parametrize("there", [False, None])
def test_a_visit_from_afar_does_not_count(there):
    stay = away()
    review(person=stay.person, kind="VISIT", held_on=date(2026, 10, 20), person_present=there)
    assert counts(measured(hospital.visits_in_date)) == (0, 1, 0, 0)


def test_in_a_hospital_of_their_own_board_nobody_is_counted():
    away(there="QK1")
    assert counts(measured(hospital.visits_in_date)) == (0, 0, 0, 0)


@pytest.mark.parametrize("boards", [{"own": None}, {"there": None}], ids=str)
def test_with_a_board_unknown_it_is_not_recorded_once_they_are_there_long_enough(boards):
    away(56, **boards)
    away(55, **boards)
    found = measured(hospital.visits_in_date)
    assert (counts(found), found.state) == ((0, 0, 1, 1), State.NOT_RECORDED)


def test_a_visit_that_was_cancelled_is_neither_late_nor_met():
    stay = away(70)
    due_on = stay.starts_on + timedelta(days=56)
    cancelled_duty(person=stay.person, kind="VISIT", due_on=due_on)
    assert counts(measured(hospital.visits_in_date)) == (0, 0, 0, 1)
