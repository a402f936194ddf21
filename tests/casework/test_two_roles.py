"""Somebody with a role at two councils reads what each wrote about its own people, and nothing across."""

import pytest

from accounts.policies import as_of
from accounts.roles import Permission
from casework import policies
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.casework import recipes
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
LEICESTER = "E06000016"
READ = {
    "action": policies.actions_for,
    "contact": policies.contacts_for,
    "escalation": policies.escalations_for,
    "feedback": policies.feedback_for,
    "goal": policies.goals_for,
    "outcome": policies.outcomes_for,
    "planned_contact": policies.plans_for,
    "referral": policies.referrals_for,
}


@pytest.fixture
def both(db):
    """Link worker of Rutland and of Leicester."""
    staff = accounts.staff()
    accounts.membership(staff, at=accounts.council(LEICESTER))
    return as_of(staff, TODAY)


@pytest.fixture
def only_rutlands(db):
    """Leicester wrote about her once; today she is only Rutland's, and lives in Lincolnshire."""
    return placements.placement().person


@pytest.mark.parametrize("thing", READ)
def test_what_a_council_wrote_that_lost_its_tie_is_not_read_through_the_other(thing, both, only_rutlands):
    write = getattr(recipes, thing)
    ours = write(person=only_rutlands)
    write(person=only_rutlands, organisation=accounts.council(LEICESTER))
    assert list(READ[thing](both).order_by("pk")) == [ours]


@pytest.mark.parametrize("thing", READ)
def test_each_council_s_own_are_read_with_both(thing, both, only_rutlands):
    write = getattr(recipes, thing)
    theirs = placements.person(responsible_council=accounts.council(LEICESTER))
    ours = write(person=only_rutlands)
    other = write(person=theirs, organisation=accounts.council(LEICESTER))
    assert list(READ[thing](both).order_by("pk")) == [ours, other]


def test_nor_is_it_followed_or_changed(both, only_rutlands):
    away = accounts.council(LEICESTER)
    referral = recipes.referral(person=only_rutlands, organisation=away)
    contact = recipes.contact(person=only_rutlands, organisation=away)
    assert not policies.may_follow(both, referral)
    assert not policies.may_change(both, contact, Permission.AMEND_CONTACT)
    assert policies.may_follow(both, recipes.referral(person=only_rutlands))
    assert policies.may_change(both, recipes.contact(person=only_rutlands), Permission.AMEND_CONTACT)
