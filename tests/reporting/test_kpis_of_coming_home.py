"""K08 and K09 at their edges. R is 31 October 2026."""

from datetime import date

import pytest

from linkworker.periods import Month
from reporting.kpi import State
from reporting.kpis import coming_home
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.placements.recipes import LINCOLNSHIRE, bank_holiday, home, person, placement
from tests.placements.recipes.whose import was_of
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)
RUTLAND = "E06000017"


def measured(measure, month="2026-10"):
    asked = Month.parse(month)
    return measure(Authority(council(), [asked]), asked)


def counts(found):
    return tuple(len(part) for part in (found.met, found.of, found.not_recorded, found.not_applicable))


# K08


def test_with_nobody_placed_out_there_is_no_share_of_decisions():
    placement(home=home(RUTLAND))
    assert measured(coming_home.decision_current).state == State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        (date(2026, 4, 29), (0, 1, 0, 0)),
        (date(2026, 4, 30), (0, 1, 0, 0)),  # six months end on the 30th of October
        (date(2026, 5, 1), (0, 0, 0, 1)),
        (date(2026, 10, 31), (0, 0, 0, 1)),
    ],
)
def test_a_decision_is_asked_for_once_six_months_are_over(starts_on, expected):
    placement(starts_on=starts_on)
    assert counts(measured(coming_home.decision_current)) == expected


def test_on_the_day_six_months_end_it_is_not_asked_for_yet():
    placement(starts_on=date(2026, 5, 31))
    assert counts(measured(coming_home.decision_current, "2026-11")) == (0, 0, 0, 1)  # clipped to 30 November
    assert counts(measured(coming_home.decision_current, "2026-12")) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("held_on", "met"),
    [(LAST_DAY, 1), (date(2026, 11, 1), 0), (date(2025, 10, 31), 1), (date(2025, 10, 30), 0)],
)
@pytest.mark.parametrize("fields", [{"kind": "DEC"}, {"kind": "CA12", "covers": ["DEC"]}], ids=str)
def test_a_decision_held_or_covered_holds_for_the_year_up_to_the_last_day(held_on, met, fields):
    review(person=placement().person, held_on=held_on, decision="The nearest home has no room.", **fields)
    assert counts(measured(coming_home.decision_current)) == (met, 1, 0, 0)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"outcome": ""}, (0, 1, 1, 0)),
        ({"outcome": "continue"}, (0, 1, 1, 0)),
        ({"outcome": "continue", "decision": "She wants to stay."}, (1, 1, 0, 0)),
        ({"outcome": "move_nearer"}, (1, 1, 0, 0)),
    ],
)
def test_held_without_what_was_decided_or_to_stay_without_a_reason_is_not_recorded(said, expected):
    review(person=placement().person, kind="DEC", held_on=date(2026, 9, 1), **said)
    assert counts(measured(coming_home.decision_current)) == expected


def test_another_kind_of_review_decides_nothing():
    review(person=placement().person, kind="CONC", held_on=date(2026, 9, 1))
    assert counts(measured(coming_home.decision_current)) == (0, 1, 0, 0)


def test_under_18_and_other_councils_people_are_not_asked_about():
    placement(person=person(date_of_birth=date(2008, 11, 1)))
    placement(person=person(responsible_council=council(LINCOLNSHIRE)))
    assert counts(measured(coming_home.decision_current)) == (0, 0, 0, 0)


# K09


@pytest.mark.parametrize(
    ("starts_on", "counted"),
    [(date(2026, 9, 30), 0), (date(2026, 10, 1), 1), (date(2026, 10, 31), 1), (date(2026, 11, 1), 0)],
)
def test_a_placement_out_counts_in_the_month_it_starts(starts_on, counted):
    placement(starts_on=starts_on)
    assert counts(measured(coming_home.local_options_tested)) == (0, counted, 0, 0)


@pytest.mark.parametrize(
    ("tested_on", "met"),
    [(None, 0), (date(2026, 10, 11), 1), (date(2026, 10, 12), 0), (date(2019, 1, 1), 1)],
)
@pytest.mark.parametrize("emergency", [False, None])
def test_options_are_tested_before_the_day_it_starts(tested_on, met, emergency):
    placement(starts_on=date(2026, 10, 12), emergency=emergency, local_options_tested_on=tested_on)
    assert counts(measured(coming_home.local_options_tested)) == (met, 1, 0, 0)


@pytest.mark.parametrize(
    ("tested_on", "met"),
    [(None, 0), (date(2026, 10, 1), 1), (date(2026, 10, 26), 1), (date(2026, 10, 27), 0)],
)
def test_in_an_emergency_they_are_tested_by_the_tenth_working_day(tested_on, met):
    placement(starts_on=date(2026, 10, 12), emergency=True, local_options_tested_on=tested_on)
    assert counts(measured(coming_home.local_options_tested)) == (met, 1, 0, 0)


def test_a_bank_holiday_is_no_working_day():
    bank_holiday(day=date(2026, 10, 14))
    placement(starts_on=date(2026, 10, 12), emergency=True, local_options_tested_on=date(2026, 10, 27))
    assert counts(measured(coming_home.local_options_tested)) == (1, 1, 0, 0)


def test_the_ten_days_may_end_in_the_month_after():
    placement(starts_on=date(2026, 10, 30), emergency=True, local_options_tested_on=date(2026, 11, 13))
    assert counts(measured(coming_home.local_options_tested)) == (1, 1, 0, 0)


def test_a_move_from_one_home_away_to_another_is_asked_about_again():
    someone = person()
    placement(person=someone, starts_on=date(2026, 10, 2), ends_on=date(2026, 10, 20), end_reason="moved")
    placement(person=someone, starts_on=date(2026, 10, 20), local_options_tested_on=date(2026, 10, 9))
    assert counts(measured(coming_home.local_options_tested)) == (1, 2, 0, 0)


def test_a_placement_at_home_and_another_councils_are_not_counted():
    placement(starts_on=date(2026, 10, 12), home=home(RUTLAND))
    placement(starts_on=date(2026, 10, 12), person=person(responsible_council=council(LINCOLNSHIRE)))
    assert measured(coming_home.local_options_tested).state == State.NOT_APPLICABLE


def test_whose_it_was_is_judged_on_the_day_it_started():
    stay = placement(starts_on=date(2026, 10, 12))
    was_of(stay.person, council=council(LINCOLNSHIRE), until=date(2026, 10, 13))
    assert counts(measured(coming_home.local_options_tested)) == (0, 0, 0, 0)
