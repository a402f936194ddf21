"""The answer of a level is recorded by a manager; the clock stops, and it stays open until it is resolved."""

from datetime import date

import pytest

from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def at(escalation) -> str:
    """Where the answer is recorded."""
    return f"/escalations/{escalation.uid}/answer/"


def test_the_answer_stands_with_its_day_and_the_clock_stops(manager, browse, ada):
    escalation = recipes.escalation(person=ada)
    page = words(browse(manager).post(at(escalation), keyed(words="I have asked the ICB."), follow=True))
    assert "Answered on 22 November 2026, not resolved yet" in page
    assert "I have asked the ICB." in page
    escalation.refresh_from_db()
    assert (escalation.answered_on, escalation.resolved_on) == (date(2026, 11, 22), None)


def test_a_level_answers_once_and_in_words(manager, browse, ada):
    escalation, client = recipes.escalation(person=ada), browse(manager)
    assert "Enter what the answer was" in words(client.post(at(escalation), keyed(words=" ")))
    sent = keyed(words="I have asked the ICB.")
    assert [client.post(at(escalation), sent).status_code for _ in range(2)] == [302, 302]
    assert escalation.steps.filter(kind="answered").count() == 1
    assert "This was answered already" in words(client.post(at(escalation), keyed(words="Again.")))


def test_a_link_worker_does_not_answer(link_worker, browse, ada):
    escalation = recipes.escalation(person=ada)
    assert browse(link_worker).get(at(escalation)).status_code == 403
    assert browse(link_worker).post(at(escalation), keyed(words="Yes.")).status_code == 403
