"""The person holds the phone: faces and nothing else; what they answer is kept at once."""

from datetime import date

import pytest

from casework.models import Feedback
from tests.casework import recipes
from tests.casework.answers import plainly, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ada):
    return recipes.feedback_request(person=ada, asked_on=date(2026, 11, 22))


def address(asked) -> str:
    return f"/feedback/{asked.uid}/give/"


def test_no_way_into_the_case_system_is_on_the_page(link_worker, browse, asked):
    page = words(browse(link_worker).get(address(asked)))
    assert "<nav" not in page
    assert 'href="/' not in page.replace('href="/assets/', "")
    assert asked.person.given_name in page
    assert asked.person.family_name not in page


def test_the_answers_are_kept_before_anybody_says_who_gave_them(link_worker, browse, asked):
    page = browse(link_worker).post(address(asked), {"face_help": "5", "words": ""}, follow=True)
    kept = Feedback.objects.get()
    assert (kept.score, kept.given_on, kept.by_proxy) == (5, date(2026, 11, 22), None)
    assert f"Now give the phone back to {link_worker}." in plainly(page)


def test_the_last_face_is_asked_for_in_words(link_worker, browse, asked):
    page = browse(link_worker).post(address(asked), {"face_home": "1", "words": "Loud"})
    assert "Choose one of the faces" in words(page)
    assert "Loud" in words(page)
    assert not Feedback.objects.exists()


def test_sent_twice_is_kept_once_and_the_page_leads_on(link_worker, browse, asked):
    client, answers = browse(link_worker), {"face_help": "3", "words": ""}
    client.post(address(asked), answers)
    client.post(address(asked), answers)
    assert Feedback.objects.count() == 1
    assert client.get(address(asked)).url == f"/feedback/{asked.uid}/confirm/"
