"""Saying that a fact was looked at again and holds."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import responsibility as actions
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def fact_of(person):
    return person.responsibilities.get(kind="council", ends_on=None)


def test_it_is_confirmed_today_once(manager, trail):
    fact = fact_of(recipes.person())
    for _ in range(2):
        actions.confirm_responsibility(by=manager, responsibility=fact, today=TODAY)
    fact.refresh_from_db()
    assert (fact.confirmed_on, fact.confirmed_by) == (TODAY, manager)
    assert trail() == ["confirmed responsibility"]


def test_what_has_ended_is_not_confirmed(manager):
    person = recipes.person()
    ended = recipes.was_of(person, council=council("E06000016"), until=date(2025, 1, 1))
    with pytest.raises(Refusal, match="Confirm the one in force today"):
        actions.confirm_responsibility(by=manager, responsibility=ended, today=TODAY)


def test_another_council_cannot_confirm_for_the_responsible_one(manager):
    theirs = recipes.person(responsible_council=council("E06000016"))
    with pytest.raises(actions.NotYoursToGive):
        actions.confirm_responsibility(by=manager, responsibility=fact_of(theirs), today=TODAY)


def test_the_button_confirms_and_leads_back(manager, browse):
    person = recipes.person()
    page = browse(manager).post(f"/responsibilities/{fact_of(person).uid}/confirm/", follow=True)
    assert "Confirmed today." in page.content.decode()
    assert page.redirect_chain == [(f"/people/{person.uid}/responsibility/", 302)]


def test_out_of_reach_is_404_and_without_the_permission_403(stranger, link_worker, browse):
    address = f"/responsibilities/{fact_of(recipes.person()).uid}/confirm/"
    assert browse(stranger).post(address).status_code == 404
    assert browse(link_worker).post(address).status_code == 403
