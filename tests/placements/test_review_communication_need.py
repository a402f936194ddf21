"""The yearly review of a communication need."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import communication as actions
from placements.rules.communication import review_due_on
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db


def review(by, need, reviewed_on=TODAY):
    return actions.review_communication_need(by=by, need=need, reviewed_on=reviewed_on, today=TODAY)


@pytest.mark.parametrize(
    ("asked_on", "due"),
    [
        (date(2025, 11, 22), date(2026, 11, 22)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_need_is_due_after_twelve_calendar_months(asked_on, due):
    assert review_due_on(asked_on) == due


def test_a_review_moves_the_day_it_is_due(link_worker, trail):
    need = review(link_worker, recipes.communication_need())
    assert (need.last_reviewed_on, need.review_due_on) == (TODAY, date(2027, 11, 22))
    assert trail() == ["reviewed communication need"]


def test_the_same_review_twice_is_one(link_worker, trail):
    need = recipes.communication_need()
    assert review(link_worker, need) == review(link_worker, need)
    assert trail() == ["reviewed communication need"]


@pytest.mark.parametrize(
    ("fields", "reviewed_on", "told"),
    [
        ({"ended_on": date(2026, 5, 1)}, TODAY, "ended already, on 1 May 2026"),
        ({}, date(2026, 11, 23), "today or in the past"),
        ({}, date(2026, 4, 1), "2 April 2026"),
        ({"last_reviewed_on": date(2026, 6, 1)}, date(2026, 5, 31), "1 June 2026"),
    ],
)
def test_a_review_out_of_its_time_is_refused(link_worker, fields, reviewed_on, told):
    with pytest.raises(Refusal, match=told):
        review(link_worker, recipes.communication_need(**fields), reviewed_on)


@pytest.mark.parametrize(("recorded_on", "due"), [("2025-11-22", True), ("2025-11-23", False)])
def test_the_page_says_since_when_a_review_is_due(link_worker, browse, recorded_on, due):
    need = recipes.communication_need(recorded_on=date.fromisoformat(recorded_on))
    page = plain(browse(link_worker).get(f"/people/{need.person.uid}/"))
    assert ("Review due since 22 November 2026" in page) is due
    assert need.in_words in page


def test_the_page_reviews_it(link_worker, browse):
    need = recipes.communication_need()
    page = browse(link_worker).post(
        f"/communication/{need.uid}/review/", {"reviewed_on": "today"}, follow=True
    )
    assert "Reviewed: Uses Makaton. It is due again in 12 months." in plain(page)


def test_who_may_not_review_it(finance, host_officer, stranger, browse):
    need = recipes.communication_need(person=recipes.placement().person)
    address = f"/communication/{need.uid}/review/"
    told = [browse(who).get(address).status_code for who in (finance, host_officer, stranger)]
    assert told == [403, 403, 404]
