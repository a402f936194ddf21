"""The day an action is due is moved, with a reason; the first day is kept, and counts."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import Action, ActionChange
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import at, keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def moving(**more) -> dict:
    """To a week later, because the surgery is closed."""
    return keyed(due_on="7 December 2026", because="The surgery is closed that week") | more


def test_the_date_is_moved_and_the_first_is_kept(link_worker, browse, ada):
    action = recipes.action(person=ada, remind_on=date(2026, 11, 25))
    page = browse(link_worker).post(at(action, "date"), moving(), follow=True)
    assert "Moved from 30 Nov 2026 to 7 Dec 2026" in words(page)
    assert "The surgery is closed that week" in words(page)
    action.refresh_from_db()
    assert (action.due_on, action.first_due_on) == (date(2026, 12, 7), date(2026, 11, 30))
    assert action.remind_on is None
    assert AuditEvent.objects.get(verb="moved action").details == {
        "due_before": "2026-11-30",
        "due_on": "2026-12-07",
    }


def test_moved_twice_the_very_first_day_is_kept(link_worker, browse, ada):
    action, client = recipes.action(person=ada), browse(link_worker)
    client.post(at(action, "date"), moving())
    client.post(at(action, "date"), moving(due_on="14 December 2026"))
    action.refresh_from_db()
    assert (action.due_on, action.first_due_on) == (date(2026, 12, 14), date(2026, 11, 30))
    assert action.changes.count() == 2


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"because": " "}, "Enter why"),
        ({"due_on": "yesterday"}, "The date it is due must be today or in the future"),
        ({"due_on": "30 November 2026"}, "This is the day it is due already"),
        ({"due_on": ""}, "Enter the date it is due"),
    ],
    ids=str,
)
def test_what_is_refused_keeps_what_was_typed(answers, told, link_worker, browse, ada):
    action = recipes.action(person=ada)
    sent = moving() | answers
    page = words(browse(link_worker).post(at(action, "date"), sent))
    assert told in page
    assert sent["because"].strip() in page
    assert Action.objects.get().due_on == date(2026, 11, 30)


def test_the_same_form_sent_five_times_moves_once(link_worker, browse, ada):
    action, client, sent = recipes.action(person=ada), browse(link_worker), moving()
    assert {client.post(at(action, "date"), sent).status_code for _ in range(5)} == {302}
    assert ActionChange.objects.count() == 1


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ({"done_on": date(2026, 11, 20), "outcome": "It came."}, "completed"),
        ({"dropped_on": date(2026, 11, 20), "dropped_because": "She moved"}, "no longer needed"),
    ],
    ids=["done", "dropped"],
)
def test_what_is_closed_is_not_moved(closed, told, link_worker, browse, ada):
    action, client = recipes.action(person=ada, **closed), browse(link_worker)
    assert told in words(client.get(at(action, "date"), follow=True))
    assert told in words(client.post(at(action, "date"), moving()))
    assert ActionChange.objects.count() == 0


@pytest.mark.parametrize("deed", ["date", "owner", "dropping", "chase", "completion"])
def test_who_may_not_know_of_the_person_finds_nothing_and_others_are_refused(deed, browse, ada):
    action = recipes.action(person=ada)
    away = accounts.staff(Role.LINK_WORKER, at=accounts.council("E10000019"))
    assert browse(away).get(at(action, deed)).status_code == 404
    theirs = recipes.action(person=ada, organisation=accounts.council("E10000019"))
    assert browse(accounts.staff(Role.LINK_WORKER)).get(at(theirs, deed)).status_code == 404
    assert browse(accounts.staff(Role.FINANCE)).get(at(action, deed)).status_code == 404
