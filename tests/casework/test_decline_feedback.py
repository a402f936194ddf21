"""Somebody does not want to answer: they were asked, and that counts."""

from datetime import date

import pytest

from casework.models import Feedback
from tests.casework import recipes
from tests.casework.answers import plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ada):
    return recipes.feedback_request(person=ada, asked_on=date(2026, 11, 20))


def address(asked) -> str:
    return f"/feedback/{asked.uid}/decline/"


def test_it_is_kept_and_nobody_is_asked_why(link_worker, browse, asked):
    client = browse(link_worker)
    page = plainly(client.post(address(asked), follow=True))
    client.post(address(asked))
    asked.refresh_from_db()
    assert asked.declined_on == date(2026, 11, 22)
    assert "They were asked, and that counts." in page
    assert "Did not want to answer 22 November 2026" in page
    assert not Feedback.objects.exists()


def test_who_answered_has_not_declined(link_worker, browse, asked):
    recipes.feedback(person=asked.person, request=asked, given_on=date(2026, 11, 21))
    page = plainly(browse(link_worker).post(address(asked), follow=True))
    assert "are in already, from 21 November 2026" in page
    asked.refresh_from_db()
    assert asked.declined_on is None
