"""Somebody is asked what they think: one code a day, for paper or a phone."""

from datetime import date

import pytest
from lxml import html

from accounts.models import AuditEvent
from casework.models import FeedbackRequest
from casework.rules import codes
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes as casework
from tests.casework.answers import plainly
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def address(person) -> str:
    return f"/people/{person.uid}/feedback/ask/"


def test_a_code_is_made_for_the_person_and_the_day(link_worker, browse, ada):
    page = plainly(browse(link_worker).post(address(ada), follow=True))
    asked = FeedbackRequest.objects.get()
    assert codes.read(asked.code) == asked.code
    assert (asked.person, asked.asked_on, asked.expires_on) == (ada, date(2026, 11, 22), date(2027, 1, 21))
    assert f"Code {asked} is ready." in page
    assert "Print the sheet" in page
    assert AuditEvent.objects.filter(verb="asked for feedback").count() == 1


def test_asked_twice_on_one_day_is_asked_once(link_worker, browse, ada):
    client = browse(link_worker)
    client.post(address(ada))
    client.post(address(ada))
    assert FeedbackRequest.objects.count() == 1


def test_the_address_opened_leads_to_the_feedback_and_writes_one_line(link_worker, browse, ada):
    page = browse(link_worker).get(address(ada), follow=True)
    assert page.redirect_chain == [(f"/people/{ada.uid}/feedback/", 302)]
    assert "Nothing was changed. Press the button on this page to do it." in plainly(page)
    assert not FeedbackRequest.objects.exists()
    assert AuditEvent.objects.filter(verb="looked at").count() == 1


def test_a_score_is_said_in_words_and_each_answer_has_its_face(link_worker, browse, ada):
    answer = casework.feedback_answer(feedback=casework.feedback(person=ada, score=4), face=2)
    page = browse(link_worker).get(f"/people/{ada.uid}/feedback/")
    assert "Overall 4 of 5, good" in plainly(page)
    row = html.fromstring(page.content).find_class("lw-answer--small")[0]
    assert row.text_content().strip() == answer.get_face_display()
    assert len(row.find_class("lw-face")) == 1


def test_five_clicks_at_once_make_one_code(committed, browse):
    person, worker = placements.placement().person, accounts.staff()
    assert posted_at_once([browse(worker) for _ in range(5)], address(person), {}) == [302] * 5
    assert FeedbackRequest.objects.count() == 1


def test_the_sheet_has_six_questions_five_faces_the_code_and_a_first_name_only(link_worker, browse, ada):
    client = browse(link_worker)
    client.post(address(ada))
    asked = FeedbackRequest.objects.get()
    answer = client.get(f"/feedback/{asked.uid}/sheet/")
    page = plainly(answer)
    assert str(asked) in page
    assert ada.given_name in page
    assert ada.family_name not in page
    assert answer.content.decode().count('class="lw-sheet__question"') == 6
    assert answer.content.decode().count('class="lw-face"') == 25
