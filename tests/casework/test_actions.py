"""What was promised is listed, added and completed."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import Action
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
PROMISE = {"what": "Ask for a dentist", "due_on": "friday"}


def test_an_action_is_added_for_oneself_by_default(link_worker, browse, ada):
    page = browse(link_worker).post(f"/people/{ada.uid}/actions/new/", PROMISE, follow=True)
    assert f"Action added for {link_worker}" in words(page)
    action = Action.objects.get()
    assert (action.owner, action.due_on, action.contact) == (link_worker, date(2026, 11, 27), None)
    assert AuditEvent.objects.get(verb="added action").details == {"due_on": "2026-11-27", "outside": False}


def test_somebody_outside_may_own_an_action(link_worker, browse, ada):
    browse(link_worker).post(f"/people/{ada.uid}/actions/new/", PROMISE | {"owner_outside": "Dr Rees, GP"})
    action = Action.objects.get()
    assert (action.owner, action.who) == (None, "Dr Rees, GP")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"what": ""}, "Enter what will be done"),
        ({"due_on": ""}, "Enter the date it is due"),
        ({"due_on": "21 November 2026"}, "The date it is due must be today or in the future"),
        ({"due_on": "30 February 2027"}, "The date it is due must be a real date"),
        ({"what": "x" * 301}, "must be 300 characters or less"),
        ({"what": "a\x00b"}, "includes a character that cannot be shown"),
        ({"owner": "\x00"}, "Choose who will do it from the list"),
        ({"owner": "COLLEAGUE", "owner_outside": "Dr Rees"}, "one of the team or somebody outside, not both"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, ada):
    colleague = str(accounts.staff().uid)
    answers = {name: colleague if value == "COLLEAGUE" else value for name, value in answers.items()}
    page = browse(link_worker).post(f"/people/{ada.uid}/actions/new/", PROMISE | answers)
    assert page.status_code == 200
    assert told in words(page)
    assert not Action.objects.exists()


def test_open_actions_come_first_due_first_and_overdue_ones_say_so(link_worker, browse, ada):
    recipes.action(person=ada, what="Later", due_on=date(2026, 12, 24))
    recipes.action(person=ada, what="Sooner", due_on=date(2026, 11, 20))
    recipes.action(person=ada, what="Finished", done_on=date(2026, 11, 21), outcome="The GP answered.")
    page = words(browse(link_worker).get(f"/people/{ada.uid}/actions/"))
    assert page.index("Sooner") < page.index("Later") < page.index("Finished")
    assert page.count("lw-actions__row--overdue") == 1
    assert "The GP answered." in page


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


def test_an_action_about_somebody_out_of_reach_is_not_there(link_worker, browse):
    away = accounts.council("E10000019")
    action = recipes.action(person=placements.person(responsible_council=away), organisation=away)
    client = browse(link_worker)
    assert client.get(f"/actions/{action.uid}/completion/").status_code == 404
    assert client.get(f"/people/{action.person.uid}/actions/new/").status_code == 404


def test_who_reads_contacts_only_sees_no_actions(browse, ada):
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    client = browse(officer)
    assert client.get(f"/people/{ada.uid}/actions/").status_code == 403
    assert client.get(f"/people/{ada.uid}/actions/new/").status_code == 403
