"""K21 and K22 at their edges. R is 31 October 2026."""

from datetime import date

import pytest

from linkworker.periods import Month
from placements.models import Person
from reporting.kpi import State
from reporting.kpis import growing_up
from reporting.queries.authority import Authority
from reporting.queries.growing_up import stood
from tests.accounts.recipes import council
from tests.placements.recipes import (
    LINCOLNSHIRE,
    home,
    person,
    placement,
    transition_plan,
    transition_step,
)
from tests.reviews.recipes_of_safety import death

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)
CHECKED, PLANNED = date(2026, 3, 2), date(2026, 3, 9)


def measured(measure, month="2026-10"):
    asked = Month.parse(month)
    return measure(Authority(council(), [asked]), asked)


def counts(found):
    return tuple(len(part) for part in (found.met, found.of, found.not_recorded, found.not_applicable))


# K21


def on_caseload(**fields):
    """Of the caseload, on the register, checked in March with a plan."""
    told = {"on_gp_ld_register": True, "health_check_on": CHECKED, "health_action_plan_on": PLANNED}
    return person(**{"caseload_from": date(2026, 1, 5)} | told | fields)


def test_with_nobody_on_the_caseload_there_is_no_share_of_checks():
    on_caseload(caseload_from=None)
    assert measured(growing_up.health_check_in_year).state == State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("checked_on", "met"),
    [
        (None, 0),
        (LAST_DAY, 1),
        (date(2026, 11, 1), 0),
        (date(2025, 11, 1), 1),
        (date(2025, 10, 31), 0),
    ],
)
def test_a_check_holds_for_the_year_up_to_the_last_day(checked_on, met):
    on_caseload(health_check_on=checked_on)
    assert counts(measured(growing_up.health_check_in_year)) == (met, 1, 0, 0)


@pytest.mark.parametrize(
    ("planned_on", "met"), [(None, 0), (date(2019, 1, 1), 1), (LAST_DAY, 1), (date(2026, 11, 1), 0)]
)
def test_a_check_counts_with_an_action_plan_dated_by_the_last_day(planned_on, met):
    on_caseload(health_action_plan_on=planned_on)
    assert counts(measured(growing_up.health_check_in_year)) == (met, 1, 0, 0)


def test_not_on_the_register_is_not_applicable_and_not_known_is_not_recorded():
    on_caseload(on_gp_ld_register=False)
    on_caseload(on_gp_ld_register=None)
    found = measured(growing_up.health_check_in_year)
    assert (counts(found), found.state) == ((0, 0, 1, 1), State.NOT_RECORDED)


@pytest.mark.parametrize(("born_on", "counted"), [(date(2012, 10, 31), 1), (date(2012, 11, 1), 0)])
def test_somebody_is_asked_about_from_their_14th_birthday(born_on, counted):
    on_caseload(date_of_birth=born_on)
    on_caseload(date_of_birth=born_on, on_gp_ld_register=False)
    assert counts(measured(growing_up.health_check_in_year)) == (counted, counted, 0, counted)


def test_people_of_others_count_where_they_live_here():
    others = {"responsible_council": council(LINCOLNSHIRE)}
    placement(person=on_caseload(**others), home=home("E06000017"))
    on_caseload(**others)
    assert counts(measured(growing_up.health_check_in_year)) == (1, 1, 0, 0)


def test_a_later_check_does_not_take_back_the_one_before_it():
    someone = on_caseload()
    said = {"health_check_on": date(2026, 11, 9), "health_action_plan_on": date(2026, 11, 16)}
    Person.objects.filter(pk=someone.pk).update(**said)
    assert counts(measured(growing_up.health_check_in_year)) == (1, 1, 0, 0)
    assert counts(measured(growing_up.health_check_in_year, "2026-11")) == (1, 1, 0, 0)


@pytest.mark.parametrize("corrected", [None, date(2025, 3, 2)])
def test_a_check_that_was_a_slip_counts_no_more(corrected):
    someone = on_caseload()
    Person.objects.filter(pk=someone.pk).update(health_check_on=corrected)
    assert counts(measured(growing_up.health_check_in_year)) == (0, 1, 0, 0)


MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("values", "true"),
    [
        ([], ()),
        ([None], ()),
        ([MAY], (MAY,)),
        ([None, MAY], (MAY,)),
        ([MAY, MAY, JULY], (MAY, JULY)),
        ([MAY, None], ()),
        ([JULY, JUNE], (JUNE,)),
        ([MAY, JULY, JUNE], (MAY, JUNE)),
    ],
    ids=str,
)
def test_of_what_was_recorded_the_last_is_true_and_what_a_later_day_replaced(values, true):
    assert stood(values) == true


# K22: born on 20 October 2008, so that care as an adult is to be in place on 20 October 2026 and the assessment of
# needs is to be made by the day before.


def young(**fields):
    """On the way to adulthood, with a plan."""
    who = {name: fields.pop(name) for name in ("responsible_council", "date_of_birth") if name in fields}
    someone = person(**{"date_of_birth": date(2008, 10, 20)} | who)
    transition_plan(person=someone, **fields)
    return someone


def done(someone, milestone, on, **fields):
    transition_step(person=someone, milestone=milestone, done_on=on, recorded_on=on or LAST_DAY, **fields)


def test_without_a_plan_nobody_is_in_the_pipeline():
    person(date_of_birth=date(2008, 10, 20))
    young(recorded_on=date(2026, 11, 1))
    assert measured(growing_up.milestones_met).state == State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("done_on", "met"),
    [
        (date(2026, 10, 19), 1),
        (date(2025, 1, 6), 1),
        (date(2026, 10, 20), 0),
    ],
)
def test_a_milestone_due_in_the_month_is_met_when_done_by_its_last_day(done_on, met):
    done(young(), "care_act_assessment", done_on)
    assert counts(measured(growing_up.milestones_met)) == (met, 2, 0, 0)


@pytest.mark.parametrize("month", ["2026-09", "2026-11"])
def test_a_milestone_counts_only_in_the_month_of_its_last_day(month):
    young(recorded_on=date(2026, 9, 1))
    assert counts(measured(growing_up.milestones_met, month)) == (0, 0, 0, 0)


def test_the_split_names_each_milestone_that_was_due():
    done(young(), "care_act_assessment", date(2026, 10, 1))
    found = measured(growing_up.milestones_met)
    assert [(label, *counts(part)[:2]) for label, part in found.split] == [
        ("Needs as an adult assessed (Care Act s58)", 1, 1),
        ("Adult care and its funding in place", 0, 1),
    ]


def test_what_does_not_apply_is_not_applicable():
    no_need = {"outcome": "not_applicable", "reason": "Funded by the NHS."}
    done(young(), "adult_funding", None, **no_need)
    assert counts(measured(growing_up.milestones_met)) == (0, 1, 0, 1)


def test_what_was_taken_back_is_not_done():
    someone = young()
    done(someone, "adult_funding", date(2026, 10, 1))
    done(someone, "adult_funding", None, outcome="reopened", number=2)
    assert counts(measured(growing_up.milestones_met)) == (0, 2, 0, 0)


@pytest.mark.parametrize(("kind", "expected"), [("ehcp", (0, 1, 0, 0)), ("none", (0, 0, 0, 1))])
def test_what_is_about_the_plan_for_education_applies_to_those_who_have_one(kind, expected):
    young(plan_type=kind, date_of_birth=date(2000, 12, 1), recorded_on=date(2026, 7, 1))
    assert counts(measured(growing_up.milestones_met, "2026-07")) == expected  # it ends with the college year


def test_other_councils_people_and_who_died_before_are_not_counted():
    young(responsible_council=council(LINCOLNSHIRE))
    death(person=young(), died_on=date(2026, 10, 19))
    assert counts(measured(growing_up.milestones_met)) == (0, 0, 0, 0)
