"""K23 and K24 at their edges. The month is October 2026; goals are looked at every eight weeks."""

from datetime import date

import pytest

from linkworker.periods import Month
from reporting.figures import publication
from reporting.kpi import State, Unit
from reporting.kpis import outcomes
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.casework.recipes import feedback, feedback_request, goal, goal_check
from tests.placements.recipes import LINCOLNSHIRE, person, placed_in

pytestmark = pytest.mark.django_db
OCTOBER = Month.parse("2026-10")


def goals():
    return outcomes.achieved_or_improving(Authority(council(), [OCTOBER]), OCTOBER)


def feedbacks():
    return outcomes.content_with_help(Authority(council(), [OCTOBER]), OCTOBER)


def counts(found):
    return len(found.met), len(found.of), len(found.not_recorded), len(found.not_applicable)


@pytest.mark.parametrize(
    ("rating", "by_person", "met"),
    [
        ("improving", "", 1),
        ("achieved", "", 1),
        ("same", "", 0),
        ("stopped", "", 0),
        ("improving", "worse", 0),  # the person's own rating counts
        ("worse", "improving", 1),
    ],
)
def test_the_persons_rating_counts_first(rating, by_person, met):
    goal_check(rating=rating, person_rating=by_person)
    assert counts(goals()) == (met, 1, 0, 0)


def test_the_latest_look_by_the_last_day_decides():
    one = goal()
    goal_check(goal=one, checked_on=date(2026, 10, 1), rating="same")
    goal_check(goal=one, checked_on=date(2026, 10, 31), rating="improving")
    goal_check(goal=one, checked_on=date(2026, 11, 1), rating="worse")
    assert counts(goals()) == (1, 1, 0, 0)


@pytest.mark.parametrize(("ended_on", "of"), [(date(2026, 9, 30), 0), (date(2026, 10, 1), 1)])
def test_a_goal_that_ended_before_the_month_is_left_out(ended_on, of):
    goal_check(checked_on=ended_on, rating="achieved")
    assert counts(goals()) == (of, of, 0, 0)


@pytest.mark.parametrize(
    ("set_on", "not_recorded", "not_applicable"),
    [(date(2026, 9, 4), 1, 0), (date(2026, 9, 5), 0, 1), (date(2026, 11, 1), 0, 0)],
)
def test_a_goal_nobody_looked_at_is_not_recorded_once_that_is_overdue(set_on, not_recorded, not_applicable):
    goal(set_on=set_on, check_every_weeks=None)
    assert counts(goals()) == (0, 0, not_recorded, not_applicable)


def test_goals_of_whoever_lives_here_count_and_those_another_council_keeps_do_not():
    guest = person(responsible_council=council(LINCOLNSHIRE))
    placed_in(person=guest, starts_on=date(2026, 1, 1))
    goal_check(goal=goal(person=guest))
    goal_check(goal=goal(person=guest, organisation=council(LINCOLNSHIRE)))
    elsewhere = person(responsible_council=council(LINCOLNSHIRE))
    goal_check(goal=goal(person=elsewhere))
    assert counts(goals()) == (1, 1, 0, 0)


def test_looks_due_in_the_month_are_told_apart_by_whether_they_were_in_time():
    in_time, late, never = (goal(set_on=date(2026, 8, 20)) for _ in range(3))  # due on 15 October
    goal_check(goal=in_time, checked_on=date(2026, 10, 15))
    goal_check(goal=late, checked_on=date(2026, 10, 16))
    label, part = goals().split[2]
    assert label == "Looked at by the day it was due"
    assert (len(part.met), len(part.of)) == (1, 3)
    assert never.checks.count() == 0


def given(*scores, **fields):
    for score in scores:
        feedback(score=score, given_on=date(2026, 10, 31), **fields)


def test_four_and_five_of_five_count_by_the_day_given():
    given(1, 2, 3, 4, 5)
    feedback(given_on=date(2026, 11, 1), score=5)
    feedback(given_on=date(2026, 9, 30), score=5)
    assert counts(feedbacks()) == (2, 5, 0, 0)


def test_of_fewer_than_five_nothing_is_told_inside_or_in_public():
    given(5, 5, 5, 5)
    found = feedbacks()
    assert (found.value, found.state, found.met, found.of, found.split) == (
        None,
        State.SUPPRESSED,
        (),
        (),
        (),
    )
    told = outcomes.CONTENT_WITH_HELP.figure(found).as_json()
    assert (told["value"], told["state"]) == (None, "suppressed")
    assert "met" not in told
    assert publication.basis(found, Unit.PERCENT)["of"] == 0
    assert publication._one("K24", publication.basis(found, Unit.PERCENT), None).state == State.SUPPRESSED


def test_nobody_answered_is_not_applicable():
    assert feedbacks().state == State.NOT_APPLICABLE


def test_answers_for_somebody_are_told_apart_and_so_is_who_answered_at_all():
    given(5, 4, 1, by_proxy=False)
    given(5, by_proxy=True, answered_by="Mum")
    given(2, by_proxy=None)
    asked = feedback_request(asked_on=date(2026, 10, 20), declined_on=date(2026, 10, 20))
    feedback_request(asked_on=date(2026, 10, 21))
    split = dict(feedbacks().split)
    assert {label: (len(part.met), len(part.of)) for label, part in split.items()} == {
        "Answered by the person": (2, 3),
        "Answered for the person": (1, 1),
        "Who answered is not recorded": (0, 1),
        "Answered, of those asked in the month": (5, 7),
    }
    assert asked.declined_on
