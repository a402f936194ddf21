"""A further role: from a day, at one's own organisation, never one's own."""

from datetime import date

import pytest
from django.urls import reverse

from accounts import actions, policies
from accounts.models import AuditEvent, Membership
from accounts.roles import Permission, Role
from tests.accounts import recipes
from tests.accounts.roles_changed import ELSEWHERE, give, refused

pytestmark = pytest.mark.django_db


def test_a_further_role_is_given_from_a_day_and_told_in_the_trail(administrator, browse):
    worker = recipes.staff()
    assert give(browse(administrator), worker).status_code == 302
    assert not policies.allowed(policies.as_of(worker, date(2026, 11, 30)), Permission.SEE_DASHBOARD)
    assert policies.allowed(policies.as_of(worker, date(2026, 12, 1)), Permission.SEE_DASHBOARD)
    line = AuditEvent.objects.get(verb="gave role")
    assert (line.subject_uid, line.details["role"]) == (worker.uid, "team_manager")


def test_nobody_gives_themselves_one(administrator, browse):
    refused(give(browse(administrator), administrator), "nobody changes their own roles")
    assert Membership.objects.filter(staff=administrator).count() == 1


def test_a_role_held_already_is_told_and_nothing_typed_is_lost(administrator, browse):
    answer = give(browse(administrator), recipes.staff(), role="link_worker")
    refused(answer, "already holds this role")
    assert 'value="1 December 2026"' in answer.content.decode()


@pytest.mark.parametrize("day", ["21 November 2026", "31 February 2026", ""])
def test_a_day_gone_by_or_none_is_refused(administrator, browse, day):
    worker = recipes.staff()
    refused(give(browse(administrator), worker, starts_on=day), "There is a problem")
    assert worker.memberships.count() == 1


def test_at_another_organisation_nobody_is_found_and_it_cannot_be_chosen(administrator, browse):
    client = browse(administrator)
    assert give(client, recipes.staff(at=recipes.council(ELSEWHERE))).status_code == 404
    worker = recipes.staff()
    assert give(client, worker, organisation=recipes.council(ELSEWHERE).pk).status_code == 200
    assert worker.memberships.count() == 1


def test_the_deed_itself_refuses_another_organisation(administrator):
    with pytest.raises(actions.NotAtThisOrganisation):
        actions.give_role(
            by=administrator,
            staff=recipes.staff(),
            role="finance",
            organisation=recipes.council(ELSEWHERE),
            starts_on=recipes.TODAY,
        )


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_gives_roles(role, browse):
    page = reverse("accounts:give-role", args=[recipes.staff().uid])
    assert browse(recipes.staff(role)).get(page).status_code in (403, 404)


def test_the_list_of_staff_leads_there_but_not_for_oneself(administrator, browse):
    worker = recipes.staff()
    page = browse(administrator).get(reverse("accounts:staff")).content.decode()
    assert reverse("accounts:give-role", args=[worker.uid]) in page
    assert reverse("accounts:give-role", args=[administrator.uid]) not in page
