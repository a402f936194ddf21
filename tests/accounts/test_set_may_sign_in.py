"""An account is closed and opened again; never one's own, never one that works elsewhere too."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests.accounts import recipes

pytestmark = pytest.mark.django_db


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


def test_an_account_that_works_elsewhere_too_is_not_closed_here(administrator, browse):
    both = recipes.staff(Role.LINK_WORKER)
    recipes.membership(both, Role.TEAM_MANAGER, recipes.council("E10000019"))
    browse(administrator).post(reverse("accounts:set-may-sign-in", args=[both.uid]), {"may": "no"})
    both.refresh_from_db()
    assert both.is_active


def test_an_account_is_closed_and_opened_again(administrator, browse):
    worker, client = recipes.staff(), browse(administrator)
    address = reverse("accounts:set-may-sign-in", args=[worker.uid])
    for may, words in (("no", "may no longer sign in"), ("yes", "may now sign in")):
        page = client.post(address, {"may": may}, follow=True).content.decode()
        assert words in page
        worker.refresh_from_db()
        assert worker.is_active == (may == "yes")


def test_the_address_of_a_button_leads_to_its_page_and_changes_nothing(administrator, browse):
    worker, client = recipes.staff(), browse(administrator)
    page = client.get(reverse("accounts:set-may-sign-in", args=[worker.uid]), follow=True)
    assert page.redirect_chain == [(reverse("accounts:staff"), 302)]
    assert "Nothing was changed. Press the button on this page to do it." in page.content.decode()
    worker.refresh_from_db()
    assert worker.is_active
