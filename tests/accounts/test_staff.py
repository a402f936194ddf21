"""Accounts and roles: made by an administrator, dated, never for oneself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import actions, policies
from accounts.models import AuditEvent, Membership, Staff
from accounts.roles import Link, Permission, Role
from tests.accounts import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return recipes.staff(Role.ADMINISTRATOR)


def test_an_administrator_adds_somebody_who_holds_the_role_from_today(administrator, browse, rutland):
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor Alder",
            "email": "Noor@Example.org",
            "role": "link_worker",
            "organisation": rutland.pk,
        },
    )
    assert answer.status_code == 302
    noor = Staff.objects.get(email="noor@example.org")
    assert noor.memberships.get().role == Role.LINK_WORKER
    assert not noor.has_usable_password()
    assert set(AuditEvent.objects.filter(subject_uid=noor.uid).values_list("verb", flat=True)) == {
        "added staff",
        "gave role",
    }


def test_an_address_in_use_is_told_beside_the_field_and_nothing_typed_is_lost(administrator, browse, rutland):
    recipes.staff(email="noor@example.org")
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor Alder",
            "email": "NOOR@example.org",
            "role": "link_worker",
            "organisation": rutland.pk,
        },
    )
    page = answer.content.decode()
    assert "already an account" in page
    assert 'value="Noor Alder"' in page


def test_roles_are_given_at_ones_own_organisations_only(administrator, browse):
    answer = browse(administrator).post(
        reverse("accounts:add-staff"),
        {
            "name": "Noor",
            "email": "n@example.org",
            "role": "finance",
            "organisation": recipes.council("E10000019").pk,
        },
    )
    assert answer.status_code == 200
    assert not Staff.objects.filter(email="n@example.org").exists()


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
    with pytest.raises(actions.AlreadyHoldsTheRole):
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


def test_closing_an_account_is_refused_for_oneself_and_for_other_organisations(administrator, browse):
    stranger = recipes.staff(at=recipes.council("E10000019"))
    client = browse(administrator)
    assert (
        client.post(reverse("accounts:set-may-sign-in", args=[stranger.uid]), {"may": "no"}).status_code
        == 404
    )
    client.post(reverse("accounts:set-may-sign-in", args=[administrator.uid]), {"may": "no"})
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_role_cannot_end_before_it_starts():
    membership = recipes.membership(recipes.staff(None))
    membership.ends_on = membership.starts_on
    with pytest.raises(ValidationError, match="end after it started"):
        membership.full_clean()
    assert Membership.objects.filter(ends_on=None).exists()


def test_an_account_that_works_elsewhere_too_is_not_closed_here(administrator, browse):
    both = recipes.staff(Role.LINK_WORKER)
    recipes.membership(both, Role.TEAM_MANAGER, recipes.council("E10000019"))
    browse(administrator).post(reverse("accounts:set-may-sign-in", args=[both.uid]), {"may": "no"})
    both.refresh_from_db()
    assert both.is_active
