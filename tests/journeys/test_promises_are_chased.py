"""A promise of others is late: it is chased by email and by letter, escalated, passed up and resolved."""

import re
from datetime import date

import pytest
from django.core import mail

from casework import tasks
from casework.models import ActionChase
from tests.casework import recipes as casework
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER


@pytest.fixture
def promise(rutland):
    """The board promised Ada a checklist for 6 November."""
    return casework.promise(person=rutland.ada)


def test_a_late_promise_is_chased_in_one_click_and_then_by_a_letter(visit, promise, monkeypatch):
    monkeypatch.setattr(tasks.send_chase, "delay", lambda *, chase_id: tasks.send_chase(chase_id=chase_id))
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/actions/?overdue=on")
    priya.sees(promise.reference)
    priya.presses("Chase by email", exact=False)
    priya.sees("An email is on its way to chc@icb.example.org")
    priya.sees("chased 1 time")
    [letter] = mail.outbox
    assert promise.reference in letter.body
    assert "Ada" not in letter.subject + letter.body
    priya.opens(f"/people/{promise.person.uid}/actions/")
    priya.follows(priya.page.get_by_role("link", name=re.compile("Chase.*Send the continuing")))
    priya.page.get_by_label("Letter").check()
    priya.page.get_by_label("Address, as it stands on the envelope").fill("1 High Street\nLeicester")
    priya.presses("Chase it")
    priya.sees("no working day has passed since")
    priya.page.get_by_label("Chase it again all the same").check()
    priya.presses("Chase it")
    priya.sees("Letter to print")
    priya.sees("1 High Street", within="article")
    priya.does_not_see("Ada", within="article")
    priya.page.emulate_media(media="print")
    assert not priya.page.locator(".lw-masthead").is_visible()
    assert ActionChase.objects.count() == 2
    priya.page.emulate_media(media="screen")
    priya.opens("/promises/")
    priya.sees("Who keeps their word")


def test_what_cannot_be_settled_is_raised_passed_up_and_resolved(visit, promise):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{promise.person.uid}/actions/")
    priya.follows(priya.page.get_by_role("link", name=re.compile("Escalate.*Send the continuing")))
    priya.page.get_by_label("What is the matter").fill("Asked twice. Nobody answers.")
    priya.presses("Raise it with the team manager")
    priya.sees("Raised with Tom Ellery. To be answered by 30 November 2026.")
    priya.sees("7 days left")
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/escalations/")
    tom.follows("Action: Send the continuing healthcare checklist")
    tom.follows("Pass it up")
    tom.page.get_by_label("Programme board").check()
    tom.page.get_by_label("What do you ask of them?").fill("Please decide who pays.")
    tom.presses("Pass it up")
    tom.sees("Passed up to the Programme board")
    tom.follows("Resolve it")
    tom.page.get_by_label("How was it resolved?").fill("The board has sent the checklist.")
    tom.presses("Resolve it")
    tom.sees("Resolved on 23 November 2026")
    priya.opens("/")
    priya.sees("Tom Ellery resolved what you escalated: The board has sent the checklist.")
    priya.opens(f"/escalations/{promise.escalations.get().uid}/")
    priya.sees("Resolved on 23 November 2026")
    priya.opens("/")
    priya.does_not_see("resolved what you escalated")
    priya.opens(f"/people/{promise.person.uid}/escalations/")
    priya.sees("Resolved on 23 November 2026")
    assert promise.escalations.get().resolved_on == date(2026, 11, 23)


def test_the_other_pages_of_promises_and_escalations_are_in_order(visit, promise, rutland):
    raised = casework.escalation(person=rutland.ada, owner=rutland.manager, due_on=date(2026, 11, 20))
    casework.action_change(action=promise)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    for page in ("date", "owner", "dropping"):
        tom.opens(f"/actions/{promise.uid}/{page}/")
    for page in ("", "answer/"):
        tom.opens(f"/escalations/{raised.uid}/{page}")
    tom.opens("/actions/?words=nothing")
    tom.opens("/promises/?since=1+May+2026&until=1+April+2026")
