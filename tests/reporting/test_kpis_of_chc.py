"""K16 and K17 at their edges. R is 31 October 2026."""

from datetime import date, timedelta

import pytest

from linkworker.periods import Month
from reporting.kpi import State
from reporting.kpis import chc
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.placements.recipes import LINCOLNSHIRE, chc_case, person
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 10, 31)


def measured(measure):
    asked = Month.parse("2026-10")
    return measure(Authority(council(), [asked]), asked)


def counts(found):
    return tuple(len(part) for part in (found.met, found.of, found.not_recorded))


def decided(took=28, on=LAST_DAY, **fields):
    received = None if took is None else on - timedelta(days=took)
    return chc_case(**{"decided_on": on, "received_by_icb_on": received, "outcome": "joint"} | fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (1, 1, 0)),
        ({"took": 29}, (0, 1, 0)),
        ({"took": 0}, (1, 1, 0)),
        ({"took": None}, (0, 1, 1)),
        ({"on": date(2026, 10, 1)}, (1, 1, 0)),
        ({"on": date(2026, 9, 30)}, (0, 0, 0)),
        ({"on": date(2026, 11, 1)}, (0, 0, 0)),
        ({"fast_track": True, "took": 40}, (0, 0, 0)),
        ({"outcome": "withdrawn", "took": 40}, (0, 0, 0)),
        ({"outcome": "not_eligible"}, (1, 1, 0)),
        ({"outcome": ""}, (1, 1, 0)),
    ],
)
def test_a_decision_of_the_month_is_in_time_on_the_28th_day(fields, expected):
    decided(**fields)
    assert counts(measured(chc.decided_in_28_days)) == expected


def test_another_councils_people_are_theirs():
    decided(person=person(responsible_council=council(LINCOLNSHIRE)))
    assert measured(chc.decided_in_28_days).state == State.NOT_APPLICABLE


@pytest.mark.parametrize(("took", "red"), [(84, False), (85, True)])
def test_one_decision_after_twelve_weeks_turns_it_red(took, red):
    decided(took=took)
    assert measured(chc.decided_in_28_days).breached is red


@pytest.mark.parametrize(
    ("fields", "red"),
    [
        ({"received_by_icb_on": date(2026, 8, 7)}, True),
        ({"received_by_icb_on": date(2026, 8, 8)}, False),
        ({"received_by_icb_on": date(2026, 8, 7), "closed_on": LAST_DAY}, False),
        ({"received_by_icb_on": date(2026, 8, 7), "fast_track": True}, False),
    ],
)
def test_one_open_for_more_than_twelve_weeks_does_so_too(fields, red):
    decided(took=10)
    chc_case(considered_on=None, **fields)
    assert measured(chc.decided_in_28_days).breached is red


@pytest.mark.parametrize(
    ("on", "held", "expected"),
    [
        (date(2026, 7, 31), None, (1, 1, 0)),
        (date(2026, 7, 30), None, (0, 1, 0)),
        (date(2025, 7, 30), date(2025, 10, 31), (1, 1, 0)),
        (date(2025, 7, 30), date(2025, 10, 30), (0, 1, 0)),
    ],
)
def test_reviews_in_date_are_those_not_overdue_on_the_last_day(on, held, expected):
    case = decided(on=on)
    if held:
        review(person=case.person, kind="CHC3", held_on=held)
    assert counts(measured(chc.reviews_in_date)) == expected


@pytest.mark.parametrize(
    "fields", [{"outcome": "not_eligible"}, {"fast_track": True}, {"outcome": "withdrawn"}]
)
def test_what_is_not_reviewed_is_not_counted(fields):
    decided(on=date(2026, 1, 2), **fields)
    assert measured(chc.reviews_in_date).state == State.NOT_APPLICABLE
