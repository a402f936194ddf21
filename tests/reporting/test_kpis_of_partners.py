"""K25 at its edges: three parts of equal weight, each shown. R is 31 October 2026."""

from datetime import date
from fractions import Fraction

import pytest

from linkworker.periods import Month
from reporting.kpi import State
from reporting.kpis import partners
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.casework.recipes import action, promise
from tests.placements.recipes import LINCOLNSHIRE, home, notice, notice_not_needed, placement
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
DUE = date(2026, 10, 9)  # the fifth working day after Friday 2 October


def measured():
    asked = Month.parse("2026-10")
    return partners.engagement(Authority(council(), [asked]), asked)


def part(number: int):
    label, found = measured().split[number]
    return label, tuple(
        len(listed) for listed in (found.met, found.of, found.not_recorded, found.not_applicable)
    )


@pytest.fixture
def stay():
    """Arrived in Lincolnshire on 2 October; nobody recorded the board there. What was due before fell in September."""
    return placement(home=home(LINCOLNSHIRE), starts_on=date(2026, 10, 2))


@pytest.mark.parametrize(
    ("sent_on", "met"), [(date(2026, 10, 2), 1), (DUE, 1), (date(2026, 10, 10), 0), (None, 0)]
)
def test_a_notice_is_on_time_on_its_last_day_and_one_to_nobody_is_not_recorded(sent_on, met, stay):
    if sent_on:
        notice(placement=stay, about_on=stay.starts_on, sent_on=sent_on)
    assert part(0) == ("Notices we sent on time", (met, 2, 1, 0))


@pytest.mark.parametrize(("decided_on", "exempt"), [(date(2026, 10, 31), 1), (date(2026, 11, 1), 0)])
def test_what_is_settled_as_not_needed_by_the_end_of_the_month_is_not_applicable(decided_on, exempt, stay):
    notice_not_needed(placement=stay, decided_on=decided_on)
    assert part(0)[1] == (0, 2 - exempt, 1, exempt)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due_on": date(2026, 10, 1), "done_on": date(2026, 10, 1)}, (1, 1, 0, 0)),
        ({"due_on": date(2026, 10, 31), "done_on": date(2026, 11, 1)}, (0, 1, 0, 0)),
        ({"due_on": date(2026, 9, 30), "done_on": date(2026, 9, 30)}, (0, 0, 0, 0)),
        ({"due_on": date(2026, 11, 1), "done_on": date(2026, 10, 1)}, (0, 0, 0, 0)),
        ({"due_on": date(2026, 12, 1), "first_due_on": DUE, "done_on": date(2026, 10, 20)}, (0, 1, 0, 0)),
        ({"due_on": DUE}, (0, 1, 0, 0)),
        ({"due_on": DUE, "dropped_on": date(2026, 10, 31), "dropped_because": "Moved"}, (0, 0, 0, 1)),
        ({"due_on": DUE, "dropped_on": date(2026, 11, 1), "dropped_because": "Moved"}, (0, 1, 0, 0)),
    ],
    ids=str,
)
def test_an_action_of_others_belongs_to_the_month_it_was_first_due(fields, expected):
    promise(**fields | ({"outcome": "It came."} if "done_on" in fields else {}))
    assert part(1) == ("Their actions closed by the day", expected)


def test_the_teams_own_actions_and_another_councils_are_not_counted():
    action(due_on=DUE)
    promise(due_on=DUE, organisation=council(LINCOLNSHIRE))
    assert part(1)[1] == (0, 0, 0, 0)


def test_which_partners_came_to_a_review_is_not_recorded(stay):
    review(person=stay.person, held_on=date(2026, 10, 31))
    review(person=stay.person, held_on=date(2026, 11, 1))
    assert part(2) == ("Core partners at reviews", (0, 0, 1, 0))


def test_the_value_is_the_mean_of_the_shares_that_can_be_measured(stay):
    notice(placement=stay, about_on=stay.starts_on, sent_on=DUE)
    for done_on in (DUE, DUE, DUE, date(2026, 10, 20)):
        promise(due_on=DUE, done_on=done_on, outcome="It came.")
    found = measured()
    assert found.value == Fraction(50 + 75, 2)
    assert (len(found.met), len(found.of)) == (4, 6)


def test_with_nothing_to_count_there_is_no_value():
    assert measured().state == State.NOT_APPLICABLE
