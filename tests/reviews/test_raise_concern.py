"""A safeguarding concern is raised: the council where it arose leads, and the other is to be told."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from reviews import actions
from reviews.models import SafeguardingConcern
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews.safety import plainly, worry

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lincolnshire():
    """Where Ada lives."""
    return accounts.council(placements.LINCOLNSHIRE)


def address(person) -> str:
    return f"/people/{person.uid}/safety/concerns/new/"


def test_a_concern_is_kept_with_the_home_and_the_council_that_leads(ada, browse, link_worker, lincolnshire):
    page = browse(link_worker).post(address(ada), worry(host_council=lincolnshire.uid), follow=True)
    kept = SafeguardingConcern.objects.get()
    assert (kept.host_council, kept.home, kept.concern_on, kept.harms, kept.about_home) == (
        lincolnshire,
        ada.placements.get().home,
        date(2026, 11, 19),
        ["neglect", "organisational"],
        True,
    )
    assert AuditEvent.objects.get(verb="raised safeguarding concern").details == {
        "concern_on": "2026-11-19",
        "host": str(lincolnshire.uid),
    }
    assert f"Tell {lincolnshire} now" in plainly(page)
    assert f"{lincolnshire} has not been told: 3 days" in plainly(page)


def test_on_its_first_day_nobody_has_waited(ada, browse, link_worker, lincolnshire):
    sent = worry(host_council=lincolnshire.uid, concern_on="today")
    page = plainly(browse(link_worker).post(address(ada), sent, follow=True))
    assert f"{lincolnshire} has not been told yet" in page
    assert "It is not decided yet whether there is an enquiry" in page


def test_the_form_proposes_the_council_in_whose_area_they_live(ada, browse, link_worker, lincolnshire):
    page = browse(link_worker).get(address(ada))
    assert page.context["form"]["host_council"].value() == lincolnshire.uid


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"words": ""}, "Enter what the concern is"),
        ({"harms": []}, "Select what kind it may be"),
        ({"harms": ["rudeness"]}, "Select kinds from the list"),
        ({"place": ""}, "Select where it happened"),
        ({"host_council": ""}, "Choose the council that leads"),
        ({"concern_on": "tomorrow"}, "The day the concern was raised must be today or in the past"),
        ({"concern_on": "1 May 1930"}, "Check the year: the person was not born yet"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words_and_nothing_typed_is_lost(
    answers, told, ada, browse, link_worker, lincolnshire
):
    sent = worry(host_council=lincolnshire.uid) | answers
    page = browse(link_worker).post(address(ada), sent)
    assert told in plainly(page)
    assert sent["words"] in plainly(page)
    assert not SafeguardingConcern.objects.exists()


def test_the_same_form_sent_again_raises_one(ada, browse, link_worker, lincolnshire):
    client, sent = browse(link_worker), worry(host_council=lincolnshire.uid)
    assert client.post(address(ada), sent).url == client.post(address(ada), sent).url
    assert SafeguardingConcern.objects.count() == 1
    assert "has already been sent" in plainly(client.post(address(ada), sent | {"words": "Another"}))


@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 200),
        (Role.FINANCE, "E06000017", 403),
        (Role.LINK_WORKER, "E10000018", 404),
        (Role.HOST_OFFICER, "E10000018", 404),
        (Role.BOARD_MEMBER, "E06000017", 404),
        (Role.ADMINISTRATOR, "E06000017", 404),
    ],
)
def test_who_may_raise_a_concern(role, where, answer, ada, browse):
    reader = accounts.staff(role, accounts.council(where))
    assert browse(reader).get(address(ada)).status_code == answer


def test_the_nurse_of_the_board_that_pays_raises_one(noon, browse, lincolnshire):
    ada = placements.person(responsible_icb=accounts.icb())
    nurse = accounts.staff(Role.CHC_NURSE, accounts.icb())
    browse(nurse).post(address(ada), worry(host_council=lincolnshire.uid))
    assert SafeguardingConcern.objects.get().organisation == accounts.icb()


def test_nobody_raises_one_past_the_page(ada, finance, lincolnshire):
    with pytest.raises(PermissionDenied):
        actions.raise_concern(
            by=as_of(finance, TODAY),
            person=ada,
            host_council=lincolnshire,
            concern_on=TODAY,
            harms=["neglect"],
            place="home",
            words="x",
            today=TODAY,
            submission=uuid4(),
        )
