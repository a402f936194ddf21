"""Further roles and their end: dated, at one's own organisation, never one's own, never the last administrator's."""

from datetime import date

import pytest
from django.urls import reverse

from accounts import actions, policies
from accounts.models import AuditEvent, Membership
from accounts.roles import Permission, Role
from tests.accounts import recipes

pytestmark = pytest.mark.django_db
ELSEWHERE = "E10000019"


@pytest.fixture
def administrator(time_machine):
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    return recipes.staff(Role.ADMINISTRATOR)


def give(client, staff, **more):
    page = reverse("accounts:give-role", args=[staff.uid])
    typed = {"role": "team_manager", "organisation": recipes.council().pk, "starts_on": "1 December 2026"}
    return client.post(page, typed | more)


def end(client, membership, ends_on="1 December 2026"):
    return client.post(reverse("accounts:end-membership", args=[membership.uid]), {"ends_on": ends_on})


def test_a_further_role_is_given_from_a_day_and_told_in_the_trail(administrator, browse):
    worker = recipes.staff()
    assert give(browse(administrator), worker).status_code == 302
    assert not policies.allowed(policies.as_of(worker, date(2026, 11, 30)), Permission.SEE_DASHBOARD)
    assert policies.allowed(policies.as_of(worker, date(2026, 12, 1)), Permission.SEE_DASHBOARD)
    line = AuditEvent.objects.get(verb="gave role")
    assert (line.subject_uid, line.details["role"]) == (worker.uid, "team_manager")


def test_a_role_is_ended_from_a_day_on(administrator, browse):
    worker = recipes.staff()
    assert end(browse(administrator), worker.memberships.get()).status_code == 302
    assert worker.memberships.get().ends_on == date(2026, 12, 1)
    assert AuditEvent.objects.get(verb="ended role").subject_uid == worker.uid


def refused(answer, sentence):
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_nobody_gives_or_ends_their_own(administrator, browse):
    recipes.staff(Role.ADMINISTRATOR)
    client = browse(administrator)
    refused(give(client, administrator), "nobody changes their own roles")
    refused(end(client, administrator.memberships.get()), "nobody changes their own roles")
    assert Membership.objects.filter(staff=administrator, ends_on=None).count() == 1


def test_a_role_held_already_is_told_and_nothing_typed_is_lost(administrator, browse):
    answer = give(browse(administrator), recipes.staff(), role="link_worker")
    refused(answer, "already holds this role")
    assert 'value="1 December 2026"' in answer.content.decode()


@pytest.mark.parametrize("day", ["21 November 2026", "31 February 2026", ""])
def test_a_day_gone_by_or_none_is_refused(administrator, browse, day):
    worker = recipes.staff()
    client = browse(administrator)
    refused(give(client, worker, starts_on=day), "There is a problem")
    refused(end(client, worker.memberships.get(), day), "There is a problem")
    assert worker.memberships.get().ends_on is None


def test_a_role_at_another_organisation_is_not_found_and_cannot_be_chosen(administrator, browse):
    client = browse(administrator)
    stranger = recipes.staff(at=recipes.council(ELSEWHERE))
    assert give(client, stranger).status_code == 404
    assert end(client, stranger.memberships.get()).status_code == 404
    worker = recipes.staff()
    assert give(client, worker, organisation=recipes.council(ELSEWHERE).pk).status_code == 200
    assert worker.memberships.count() == 1


def test_the_deed_itself_refuses_another_organisation(administrator):
    worker = recipes.staff()
    there = recipes.council(ELSEWHERE)
    membership = recipes.membership(worker, Role.FINANCE, there)
    with pytest.raises(actions.NotAtThisOrganisation):
        actions.give_role(
            by=administrator, staff=worker, role="finance", organisation=there, starts_on=recipes.TODAY
        )
    with pytest.raises(actions.NotAtThisOrganisation):
        actions.end_membership(by=administrator, membership=membership, ends_on=recipes.TODAY)


def test_the_last_administrator_cannot_be_ended(administrator, browse):
    """The one who ends the other leaves before them, and the third account is closed."""
    other = recipes.staff(Role.ADMINISTRATOR)
    recipes.staff(Role.ADMINISTRATOR, is_active=False)
    administrator.memberships.update(ends_on=date(2026, 11, 30))
    refused(end(browse(administrator), other.memberships.get()), "last administrator")
    assert other.memberships.get().ends_on is None


def test_an_administrator_is_ended_while_another_stays(administrator, browse):
    other = recipes.staff(Role.ADMINISTRATOR)
    assert end(browse(administrator), other.memberships.get()).status_code == 302


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_changes_roles(role, browse):
    worker = recipes.staff()
    client = browse(recipes.staff(role))
    for page in (
        reverse("accounts:give-role", args=[worker.uid]),
        reverse("accounts:end-membership", args=[worker.memberships.get().uid]),
    ):
        assert client.get(page).status_code in (403, 404)


def test_the_list_of_staff_leads_to_both_but_not_for_oneself(administrator, browse):
    worker = recipes.staff()
    page = browse(administrator).get(reverse("accounts:staff")).content.decode()
    assert reverse("accounts:give-role", args=[worker.uid]) in page
    assert reverse("accounts:end-membership", args=[worker.memberships.get().uid]) in page
    assert reverse("accounts:give-role", args=[administrator.uid]) not in page
