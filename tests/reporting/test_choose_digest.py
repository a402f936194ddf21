"""One's own account: the morning letter is asked for or declined, by oneself alone."""

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from reporting.models import DigestChoice
from tests.accounts.recipes import staff

pytestmark = pytest.mark.django_db


def test_the_letter_comes_unless_it_is_declined(browse, link_worker):
    client = browse(link_worker)
    assert "Stop the morning letter" in client.get("/account/").content.decode()
    page = client.post("/account/digest/", {"wanted": "no"}, follow=True).content.decode()
    assert "No more letters come in the morning." in page
    assert "Send me the morning letter" in page
    assert DigestChoice.objects.get().wanted is False
    assert "Stop the morning letter" in (
        client.post("/account/digest/", {"wanted": "yes"}, follow=True).content.decode()
    )


def test_the_same_choice_again_changes_nothing(browse, link_worker):
    client = browse(link_worker)
    for _ in range(3):
        client.post("/account/digest/", {"wanted": "no"})
    assert AuditEvent.objects.filter(verb="declined digest").count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_an_account_page_and_only_who_has_a_calendar_an_address(browse, role):
    page = browse(staff(role)).get("/account/")
    assert page.status_code == 200
    has = role in (Role.LINK_WORKER, Role.TEAM_MANAGER)
    assert ("Make a calendar address" in page.content.decode()) is has


@pytest.mark.parametrize("role", list(Role))
def test_the_account_leads_to_one_s_card_and_to_cover_for_whoever_may_open_them(browse, role):
    client = browse(staff(role))
    page = client.get("/account/").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    for address in ("/my-card/", "/cover/"):
        assert (f'href="{address}"' in main) is (client.get(address).status_code == 200)
