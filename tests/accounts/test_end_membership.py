"""A role ends on a day: never one's own, never the last administrator's."""

from datetime import date

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import AuditEvent, Membership
from accounts.roles import Role
from tests.accounts import recipes
from tests.accounts.roles_changed import ELSEWHERE, end, refused

pytestmark = pytest.mark.django_db


def test_a_role_is_ended_from_a_day_on(administrator, browse):
    worker = recipes.staff()
    assert end(browse(administrator), worker.memberships.get()).status_code == 302
    assert worker.memberships.get().ends_on == date(2026, 12, 1)
    assert AuditEvent.objects.get(verb="ended role").subject_uid == worker.uid


def test_nobody_ends_their_own(administrator, browse):
    recipes.staff(Role.ADMINISTRATOR)
    refused(end(browse(administrator), administrator.memberships.get()), "nobody changes their own roles")
    assert Membership.objects.filter(staff=administrator, ends_on=None).count() == 1


@pytest.mark.parametrize("day", ["21 November 2026", "31 February 2026", ""])
def test_a_day_gone_by_or_none_is_refused(administrator, browse, day):
    worker = recipes.staff()
    refused(end(browse(administrator), worker.memberships.get(), day), "There is a problem")
    assert worker.memberships.get().ends_on is None


def test_a_role_at_another_organisation_is_not_found(administrator, browse):
    stranger = recipes.staff(at=recipes.council(ELSEWHERE))
    assert end(browse(administrator), stranger.memberships.get()).status_code == 404


def test_the_deed_itself_refuses_another_organisation(administrator):
    membership = recipes.membership(recipes.staff(), Role.FINANCE, recipes.council(ELSEWHERE))
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
def test_nobody_else_ends_roles(role, browse):
    page = reverse("accounts:end-membership", args=[recipes.staff().memberships.get().uid])
    assert browse(recipes.staff(role)).get(page).status_code in (403, 404)


def test_the_list_of_staff_leads_there(administrator, browse):
    worker = recipes.staff()
    page = browse(administrator).get(reverse("accounts:staff")).content.decode()
    assert reverse("accounts:end-membership", args=[worker.memberships.get().uid]) in page


def test_a_role_that_began_today_is_offered_to_end_tomorrow(administrator, browse):
    worker = recipes.staff(None)
    held = recipes.membership(worker, Role.FINANCE, starts_on=date(2026, 11, 22))
    page = browse(administrator).get(reverse("accounts:end-membership", args=[held.uid])).content.decode()
    assert 'value="23 November 2026"' in page
    assert end(browse(administrator), held, "23 November 2026").status_code == 302
