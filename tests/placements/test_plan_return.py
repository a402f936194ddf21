"""Planning the way home, or on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from placements.actions import returns as actions
from placements.models import ReturnPlan
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def plan(by, person, **answers):
    step = {
        "stage": "wanted",
        "barrier": "housing",
        "estimated_on": None,
        "owner": by,
        "next_step": "Ask the housing team",
    }
    return actions.plan_return(by=by, person=person, today=TODAY, **{"kind": "home_area"} | step | answers)


def test_a_plan_begins_with_its_first_step_once(link_worker, trail):
    person = recipes.placement().person
    made = plan(link_worker, person)
    assert made == plan(link_worker, person)
    step = made.steps.get()
    assert (step.stage, step.barrier, step.owner, step.stepped_on) == (
        "wanted",
        "housing",
        link_worker,
        TODAY,
    )
    assert trail() == ["planned return"]


def test_one_plan_is_open_at_a_time(link_worker):
    person = recipes.placement().person
    plan(link_worker, person)
    with pytest.raises(actions.PlannedAlready):
        plan(link_worker, person, stage="feasible")
    assert ReturnPlan.objects.count() == 1


def test_a_step_says_what_it_lacks(link_worker, stranger):
    person = recipes.placement().person
    with pytest.raises(actions.EstimateInThePast):
        plan(link_worker, person, estimated_on=date(2026, 11, 21))
    with pytest.raises(actions.EstimateMissing):
        plan(link_worker, person, stage="option_found")
    with pytest.raises(actions.BarrierStillThere):
        plan(link_worker, person, stage="not_possible", barrier="none")
    with pytest.raises(actions.OwnerNotInTheTeam):
        plan(link_worker, person, owner=stranger)


def test_only_the_responsible_council_plans(link_worker, lincolnshire):
    person = recipes.person(responsible_council=lincolnshire)
    with pytest.raises(PermissionDenied):
        plan(link_worker, person)


def test_the_page_plans_and_says_who_may(link_worker, finance, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/return/new/"
    sent = {"kind": "home_area", "stage": "wanted", "barrier": "housing", "owner": str(link_worker.uid)}
    page = browse(link_worker).post(address, sent, follow=True).content.decode()
    assert "The plan is made." in page
    assert [browse(one).get(address).status_code for one in (finance, stranger)] == [403, 404]
