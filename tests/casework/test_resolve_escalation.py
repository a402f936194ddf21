"""An escalation is closed with how it was resolved, and never without."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def at(escalation) -> str:
    """Where it is resolved."""
    return f"/escalations/{escalation.uid}/resolution/"


def test_it_is_resolved_in_words_and_nothing_more_can_be_done(manager, browse, ada):
    escalation, client = recipes.escalation(person=ada), browse(manager)
    page = words(client.post(at(escalation), keyed(words="The ICB pays from Monday."), follow=True))
    assert "Resolved on 22 November 2026" in page
    assert "The ICB pays from Monday." in page
    assert "Pass it up" not in page
    escalation.refresh_from_db()
    assert (escalation.resolved_on, escalation.resolution) == (
        date(2026, 11, 22),
        "The ICB pays from Monday.",
    )
    assert AuditEvent.objects.filter(verb="resolved escalation").count() == 1
    assert "resolved already" in words(client.post(at(escalation), keyed(words="Again.")))


def test_without_words_it_stays_open(manager, browse, ada):
    escalation = recipes.escalation(person=ada)
    assert "Enter how it was resolved" in words(browse(manager).post(at(escalation), keyed(words="")))
    escalation.refresh_from_db()
    assert escalation.is_open


def test_a_link_worker_does_not_resolve_it(link_worker, browse, ada):
    assert browse(link_worker).get(at(recipes.escalation(person=ada))).status_code == 403


def test_the_action_it_was_about_can_be_escalated_again(manager, browse, ada):
    action = recipes.promise(person=ada)
    escalation = recipes.escalation(person=ada, action=action)
    browse(manager).post(at(escalation), keyed(words="They promised again."))
    assert f"action.{action.uid}" in words(browse(manager).get(f"/people/{ada.uid}/escalations/new/"))
