"""The phone is handed back: the worker says who answered, once."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.answers import plainly, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(ada):
    asked = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 22))
    return recipes.feedback(person=ada, request=asked, by_proxy=None, given_on=date(2026, 11, 22))


def address(given) -> str:
    return f"/feedback/{given.request.uid}/confirm/"


def test_the_person_answered(link_worker, browse, given):
    page = browse(link_worker).post(address(given), {"who": "person"}, follow=True)
    assert "Answered by the person" in plainly(page)
    given.refresh_from_db()
    assert given.by_proxy is False
    assert AuditEvent.objects.get(verb="confirmed feedback").details == {"by_proxy": False}


def test_somebody_answered_for_them_and_is_named(link_worker, browse, given):
    client = browse(link_worker)
    assert "Enter who answered" in words(client.post(address(given), {"who": "somebody"}))
    page = client.post(address(given), {"who": "somebody", "answered_by": "Mum"}, follow=True)
    assert "Answered for the person by Mum" in plainly(page)


def test_nobody_is_named_before_anybody_answered(link_worker, browse, ada):
    asked = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 22))
    page = browse(link_worker).post(f"/feedback/{asked.uid}/confirm/", {"who": "person"})
    assert "Nobody has answered yet" in words(page)


def test_it_is_said_once(link_worker, browse, given):
    client = browse(link_worker)
    client.post(address(given), {"who": "person"})
    client.post(address(given), {"who": "person"})
    assert AuditEvent.objects.filter(verb="confirmed feedback").count() == 1
    page = client.post(address(given), {"who": "somebody", "answered_by": "Mum"})
    assert "Who answered was recorded already" in words(page)
    assert client.get(address(given)).url == f"/people/{given.person.uid}/feedback/"
