"""Wherever somebody types more than a line the form is kept, for each role that has such a page."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from casework.models import Draft
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council, icb
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements
from tests.placements.proposals import propose, share

pytestmark = pytest.mark.django_db
KEEP = {"X-Keep-Draft": "yes", "Accept": "application/json"}
PAGES = {
    "goal": (lambda ada: f"/people/{ada.uid}/goals/new/", "text"),
    "look at a goal": (lambda ada: f"/goals/{recipes.goal(person=ada).uid}/check/", "words"),
    "edit a goal": (lambda ada: f"/goals/{recipes.goal(person=ada).uid}/edit/", "text"),
    "escalation": (lambda ada: f"/people/{ada.uid}/escalations/new/", "words"),
    "referral": (lambda ada: f"/people/{ada.uid}/referrals/new/", "why"),
    "how life is": (lambda ada: f"/people/{ada.uid}/outcomes/new/", "words"),
    "feedback": (lambda ada: f"/feedback/{recipes.feedback_request(person=ada).uid}/type/", "words"),
    "service": (lambda ada: "/services/new/", "what"),
    "close a service": (lambda ada: f"/services/{recipes.service().uid}/closing/", "because"),
    "plan": (lambda ada: f"/people/{ada.uid}/planned/new/", "note"),
    "cancel a plan": (
        lambda ada: f"/planned/{recipes.planned_contact(person=ada).uid}/cancellation/",
        "because",
    ),
    "move an action": (lambda ada: f"/actions/{recipes.action(person=ada).uid}/date/", "because"),
    "cover": (lambda ada: "/cover/new/", "last_day"),
}


def kept(client, where, question):
    """Type into a page, and come back to it."""
    page = client.get(where)
    assert page.status_code == 200, where
    assert f'data-autosave-url="{where}"' in words(page)
    assert question in page.context["form"].fields
    key = str(uuid.uuid4())
    answer = client.post(where, {"draft": key, question: "Half a sentence"}, headers=KEEP)
    assert answer.json()["draft"] == key
    return client.get(where, {"draft": key}).context["form"][question].value()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_link_worker_types_is_kept(page, link_worker, browse, ada):
    where, question = PAGES[page]
    assert kept(browse(link_worker), where(ada), question) == "Half a sentence"


def test_what_a_chc_nurse_types_is_kept(browse):
    ada = placements.placement(person=placements.person(responsible_icb=icb())).person
    client = browse(accounts.staff(Role.CHC_NURSE, icb()))
    where = f"/people/{ada.uid}/continuing-healthcare/new/"
    assert kept(client, where, "fast_track_signed_by") == "Half a sentence"


def test_what_an_officer_of_the_other_council_types_is_kept(browse):
    client = browse(accounts.staff(Role.HOST_OFFICER))
    assert kept(client, "/services/new/", "what") == "Half a sentence"


def test_a_finance_officer_goes_on_with_what_they_typed_and_reads_no_name(finance, manager, browse):
    someone = placements.person(given_name="Canary", family_name="Larch")
    stay = placements.placement(person=someone)
    made = propose(manager, stay, share("1000", "asc", council()))
    client, where = browse(finance), f"/funding/{made.uid}/refusal/"
    assert kept(client, where, "why") == "Half a sentence"
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=4))
    listed = words(client.get("/drafts/"))
    assert f"{where}?draft=" in listed
    assert "Refuse this proposal" in listed
    for page in (listed, words(client.get("/"))):
        assert "Canary" not in page


def test_the_phone_page_handed_to_somebody_keeps_nothing_of_theirs(link_worker, browse, ada):
    asked = recipes.feedback_request(person=ada)
    assert "data-autosave-url" not in words(browse(link_worker).get(f"/feedback/{asked.uid}/give/"))
