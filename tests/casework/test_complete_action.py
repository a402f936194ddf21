"""An action is completed once, with a day and what came of it."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from casework.models import Action
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def test_an_action_is_done_with_what_came_of_it(link_worker, browse, ada):
    action = recipes.action(person=ada)
    answers = {"done_on": "yesterday", "outcome": "The plan came by post."}
    page = browse(link_worker).post(f"/actions/{action.uid}/completion/", answers, follow=True)
    assert "Done: Ask the GP for the health action plan" in words(page)
    action.refresh_from_db()
    assert (action.done_on, action.outcome) == (date(2026, 11, 21), "The plan came by post.")
    assert AuditEvent.objects.get(verb="completed action").details == {"done_on": "2026-11-21"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"outcome": " "}, "Enter what came of it"),
        ({"done_on": "tomorrow"}, "The date it was done must be today or in the past"),
        ({"done_on": ""}, "Enter the date it was done"),
    ],
    ids=str,
)
def test_an_action_is_not_done_without_a_day_and_an_outcome(answers, told, link_worker, browse, ada):
    action = recipes.action(person=ada)
    good = {"done_on": "today", "outcome": "Done."}
    page = browse(link_worker).post(f"/actions/{action.uid}/completion/", good | answers)
    assert told in words(page)
    assert Action.objects.open().count() == 1


def test_an_action_is_done_once(link_worker, browse, ada):
    action = recipes.action(person=ada)
    client, good = browse(link_worker), {"done_on": "today", "outcome": "Done."}
    client.post(f"/actions/{action.uid}/completion/", good)
    again = client.post(f"/actions/{action.uid}/completion/", good | {"outcome": "Other"})
    assert "This action has already been completed" in words(again)
    assert client.get(f"/actions/{action.uid}/completion/").status_code == 302
    assert Action.objects.get().outcome == "Done."


def test_the_same_answers_sent_twice_change_nothing_the_second_time(link_worker, browse, ada):
    action = recipes.action(person=ada)
    client, good = browse(link_worker), {"done_on": "today", "outcome": "Done."}
    for _ in range(2):
        assert client.post(f"/actions/{action.uid}/completion/", good).url == f"/people/{ada.uid}/actions/"
    assert AuditEvent.objects.filter(verb="completed action").count() == 1


def test_a_contact_offers_to_complete_its_actions_to_who_may_whoever_wrote_it(link_worker, browse, ada):
    theirs = recipes.contact(person=ada, organisation=accounts.council("E10000019"), shared_with=["placing"])
    action = recipes.action(person=ada, contact=theirs)
    page = words(browse(link_worker).get(f"/contacts/{theirs.uid}/"))
    assert f"/actions/{action.uid}/completion/" in page
    assert "Add to this contact" not in page
