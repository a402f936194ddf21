"""Saying how far a plan has come."""

from datetime import date

import pytest

from placements.actions import returns as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def move_on(by, plan, **answers):
    step = {
        "stage": "funding_agreed",
        "barrier": "none",
        "estimated_on": date(2027, 2, 1),
        "owner": by,
        "next_step": "",
    }
    return actions.move_return_on(by=by, plan=plan, today=TODAY, **step | answers)


def test_each_step_is_a_row_and_the_same_twice_is_one(link_worker, trail):
    plan = recipes.return_step().plan
    move_on(link_worker, plan)
    move_on(link_worker, plan)
    assert [step.stage for step in plan.steps.all()] == ["funding_agreed", "option_found"]
    assert trail() == ["moved return on"]


def test_done_ends_the_plan_and_nothing_follows(link_worker):
    plan = move_on(link_worker, recipes.return_step().plan, stage="done")
    assert plan.ended_on == TODAY
    with pytest.raises(actions.PlanEnded):
        move_on(link_worker, plan, stage="wanted")


def test_a_day_that_has_passed_may_stay_but_not_be_made_up(link_worker):
    step = recipes.return_step()
    move_on(link_worker, step.plan, estimated_on=step.estimated_on)
    with pytest.raises(actions.EstimateInThePast):
        move_on(link_worker, step.plan, estimated_on=date(2026, 11, 11))


def test_the_page_begins_from_where_it_stands_and_moves_it_on(manager, finance, stranger, browse):
    step = recipes.return_step(owner=manager)
    address = f"/returns/{step.plan.uid}/steps/new/"
    assert "Ask the landlord" in browse(manager).get(address).content.decode()
    sent = {"stage": "transition", "barrier": "none", "estimated_on": "1 February 2027"}
    page = browse(manager).post(address, sent | {"owner": str(manager.uid)}, follow=True).content.decode()
    assert "22 November 2026: Transition under way" in page
    assert [browse(one).get(address).status_code for one in (finance, stranger)] == [403, 404]
