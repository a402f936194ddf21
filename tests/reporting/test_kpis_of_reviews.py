"""K10, K11, K12 and K13 at their edges. R is 31 October 2026 unless said otherwise."""

from datetime import date, timedelta

import pytest

from linkworker.periods import Month
from reporting.kpi import State
from reporting.kpis import reviews
from reporting.queries.authority import Authority
from tests.accounts.recipes import council, icb
from tests.placements.recipes import funding_line, home, person, placement
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)


def measured(measure, month="2026-10"):
    asked = Month.parse(month)
    return measure(Authority(council(), [asked]), asked)


def paid_for(**fields):
    stay = placement(**fields)
    funding_line(placement=stay)
    return stay


def counts(found):
    parts = (found.met, found.of, found.not_recorded, found.not_applicable)
    return tuple(len(part) for part in parts)


# K10


@pytest.mark.parametrize(
    ("held_on", "met"),
    [
        (LAST_DAY, 1),
        (date(2026, 11, 1), 0),
        (date(2025, 11, 1), 1),
        (date(2025, 10, 31), 0),  # the year is open at its far end
    ],
)
@pytest.mark.parametrize("kind", ["CA12", "INIT"])
def test_a_review_covers_somebody_for_the_year_up_to_the_last_day(kind, held_on, met):
    review(person=paid_for().person, kind=kind, held_on=held_on)
    assert counts(measured(reviews.annual_coverage)) == (met, 1, 0, 0)


@pytest.mark.parametrize(("held_on", "met"), [(date(2027, 3, 1), 1), (date(2027, 2, 28), 0)])
def test_the_year_before_a_leap_day_begins_on_the_28th(held_on, met):
    review(person=paid_for().person, held_on=held_on)
    assert counts(measured(reviews.annual_coverage, "2028-02")) == (met, 1, 0, 0)


def test_a_review_of_another_kind_counts_when_it_covers_the_annual_one():
    review(person=paid_for().person, kind="CONC", covers=["CA12"], held_on=date(2026, 6, 1))
    review(person=paid_for().person, kind="CONC", held_on=date(2026, 6, 1))
    assert counts(measured(reviews.annual_coverage)) == (1, 2, 0, 0)


@pytest.mark.parametrize(("days_open", "expected"), [(56, (0, 1, 0, 0)), (55, (0, 0, 0, 1))])
def test_somebody_counts_from_the_56th_day_of_the_placement(days_open, expected):
    paid_for(starts_on=LAST_DAY - timedelta(days=days_open))
    assert counts(measured(reviews.annual_coverage)) == expected


def test_joint_funding_counts_health_funding_does_not_apply_and_no_funding_is_not_recorded():
    funding_line(placement=paid_for(), payer=icb(), stream="joint")
    funding_line(placement=placement(), payer=icb(), stream="chc")
    placement()
    assert counts(measured(reviews.annual_coverage)) == (0, 1, 1, 1)


def test_with_nobody_to_review_coverage_does_not_apply():
    paid_for(home=home("E06000017"))
    found = measured(reviews.annual_coverage)
    assert (found.value, found.state) == (None, State.NOT_APPLICABLE)


# K11


@pytest.mark.parametrize(
    ("held_on", "met"), [(date(2026, 10, 6), 1), (date(2026, 8, 11), 1), (date(2026, 10, 7), 0), (None, 0)]
)
def test_a_review_is_in_time_on_its_due_date_and_late_the_day_after(held_on, met):
    stay = placement(starts_on=date(2026, 8, 11))  # the 56th day is 6 October
    if held_on:
        review(person=stay.person, kind="INIT", held_on=held_on)
    found = measured(reviews.on_time)
    assert counts(found)[:2] == (met, 1)
    assert {label: counts(part)[:2] for label, part in found.split} == {
        "Initial review": (met, 1),
        "Care Act annual review": (0, 0),
        "Winterbourne-style review": (0, 0),
        "CHC review at 3 months": (0, 0),
        "CHC yearly review": (0, 0),
    }


def test_six_months_after_the_31st_of_august_fall_on_the_last_of_february():
    placement(starts_on=date(2025, 8, 31))
    assert counts(dict(measured(reviews.on_time, "2026-02").split)["Winterbourne-style review"])[:2] == (0, 1)


def test_somebody_who_died_before_the_date_was_owed_nothing():
    placement(starts_on=date(2026, 8, 11), ends_on=date(2026, 10, 5), end_reason="died")
    assert measured(reviews.on_time).state == State.NOT_APPLICABLE


# K12


def test_a_review_is_overdue_the_day_after_it_was_due():
    placement(starts_on=date(2026, 9, 5))  # the 56th day is R itself
    placement(starts_on=date(2026, 9, 4))
    found = measured(reviews.overdue_now)
    assert (found.value, found.longest_days, found.breached) == (1, 1, False)


@pytest.mark.parametrize(("days", "breached"), [(90, False), (91, True)])
def test_more_than_ninety_days_overdue_is_a_breach(days, breached):
    placement(home=home("E06000017"), starts_on=LAST_DAY - timedelta(days=56 + days))
    found = measured(reviews.overdue_now)
    assert (found.value, found.longest_days, found.breached) == (1, days, breached)


def test_somebody_with_three_reviews_overdue_counts_three_times():
    someone = placement(starts_on=date(2026, 3, 1)).person
    assert (
        measured(reviews.overdue_now).met == (str(someone.uid),) * 3
    )  # the first, the half-yearly, the decision about coming home


def test_nothing_overdue_is_a_real_nought():
    found = measured(reviews.overdue_now)
    assert (found.value, found.longest_days) == (0, 0)


# K13


@pytest.mark.parametrize(
    ("starts_on", "counted"),
    [
        (date(2026, 8, 6), 1),  # the 56th day is 1 October
        (date(2026, 8, 5), 0),
        (date(2026, 9, 5), 1),  # and here 31 October
        (date(2026, 9, 6), 0),
    ],
)
def test_a_placement_counts_in_the_month_of_its_56th_day(starts_on, counted):
    placement(starts_on=starts_on)
    assert counts(measured(reviews.first_in_eight_weeks))[:2] == (0, counted)


@pytest.mark.parametrize(("ends_on", "counted"), [(date(2026, 10, 6), 1), (date(2026, 10, 5), 0)])
def test_a_placement_that_ended_before_its_56th_day_is_left_out(ends_on, counted):
    placement(starts_on=date(2026, 8, 11), ends_on=ends_on, end_reason="moved")
    assert counts(measured(reviews.first_in_eight_weeks))[:2] == (0, counted)


@pytest.mark.parametrize(
    ("held_on", "met"),
    [(date(2026, 8, 11), 1), (date(2026, 8, 10), 0), (date(2026, 10, 6), 1), (date(2026, 10, 7), 0)],
)
def test_the_first_review_counts_from_the_start_to_the_56th_day(held_on, met):
    someone = placement(starts_on=date(2026, 8, 11)).person
    review(person=someone, kind="CONC", covers=["INIT"], held_on=held_on)
    assert counts(measured(reviews.first_in_eight_weeks))[:2] == (met, 1)


def test_other_councils_placements_are_not_ours_to_review():
    guest = person(responsible_council=council("E10000018"))
    placement(person=guest, home=home("E06000017"), starts_on=date(2026, 8, 11))
    assert measured(reviews.first_in_eight_weeks).state == State.NOT_APPLICABLE
