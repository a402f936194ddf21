"""Accounts and roles: made by an administrator, dated, never for oneself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts import actions, policies
from accounts.models import Membership, Staff
from accounts.roles import Link, Permission, Role
from linkworker.refusals import Refusal
from tests.accounts import recipes

pytestmark = pytest.mark.django_db


def test_nobody_gives_themselves_a_role(administrator, rutland):
    with pytest.raises(actions.NobodyGrantsThemselves):
        actions.give_role(
            by=administrator,
            staff=administrator,
            role=Role.TEAM_MANAGER,
            organisation=rutland,
            starts_on=recipes.TODAY,
        )


def test_the_same_role_is_not_held_twice_at_once(administrator, rutland):
    worker = recipes.staff()
    with pytest.raises(Refusal, match="already holds this role"):
        actions.give_role(
            by=administrator,
            staff=worker,
            role=Role.LINK_WORKER,
            organisation=rutland,
            starts_on=recipes.TODAY,
        )


def test_a_role_ends_on_its_day_and_grants_nothing_from_then_on(administrator):
    worker = recipes.staff()
    actions.end_membership(by=administrator, membership=worker.memberships.get(), ends_on=date(2026, 12, 1))
    assert policies.allowed(policies.as_of(worker, date(2026, 11, 30)), Permission.LOG_CONTACT)
    assert not policies.allowed(policies.as_of(worker, date(2026, 12, 1)), Permission.LOG_CONTACT)


def test_somebody_no_policy_was_asked_about_holds_nothing():
    worker = Staff.objects.get(pk=recipes.staff().pk)
    assert not policies.allowed(worker, Permission.SEE_PEOPLE)
    assert policies.acting_for(worker, Permission.SEE_PEOPLE, Link.PLACING) == frozenset()


def test_a_role_cannot_end_before_it_starts():
    membership = recipes.membership(recipes.staff(None))
    membership.ends_on = membership.starts_on
    with pytest.raises(ValidationError, match="end after it started"):
        membership.full_clean()
    assert Membership.objects.filter(ends_on=None).exists()
