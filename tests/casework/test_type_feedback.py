"""A sheet comes back: its code is typed, then what stands on it. A code is good for one answer."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from casework.models import Feedback
from casework.rules import codes
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import plainly, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ada):
    return recipes.feedback_request(person=ada, asked_on=date(2026, 11, 10))


def address(asked) -> str:
    return f"/feedback/{asked.uid}/type/"


def sheet(**more) -> dict:
    return {
        "face_home": "5",
        "face_help": "4",
        "words": "I like my room.",
        "given_on": "15 November 2026",
        "who": "person",
    } | more


def code_told(client, typed) -> str:
    return plainly(client.get("/feedback/code/", {"code": typed}))


def test_the_code_leads_to_the_persons_sheet(link_worker, browse, asked):
    page = browse(link_worker).get("/feedback/code/", {"code": f" {str(asked).lower()} "})
    assert page.url == address(asked)


def test_what_stands_on_the_sheet_is_kept(link_worker, browse, asked):
    page = browse(link_worker).post(address(asked), sheet(), follow=True)
    assert "The answers are kept." in words(page)
    kept = Feedback.objects.get()
    assert (kept.score, kept.given_on, kept.by_proxy, kept.request) == (4, date(2026, 11, 15), False, asked)
    assert dict(kept.answers.values_list("question__code", "face")) == {"home": 5, "help": 4}
    assert AuditEvent.objects.get(verb="recorded feedback").details["given_on"] == "2026-11-15"


def test_an_answer_for_somebody_is_marked_and_says_by_whom(link_worker, browse, asked):
    client = browse(link_worker)
    assert "Enter who answered" in words(client.post(address(asked), sheet(who="somebody")))
    page = client.post(address(asked), sheet(who="somebody", answered_by="Jo, keyworker"), follow=True)
    assert "Answered for the person by Jo, keyworker" in plainly(page)
    assert Feedback.objects.get().by_proxy is True


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"face_help": ""}, "Choose one of the faces"),
        ({"given_on": ""}, "Enter the date the sheet was filled in"),
        ({"given_on": "9 November 2026"}, "on or after the day the sheet was made"),
        ({"given_on": "tomorrow"}, "must be today or in the past"),
        ({"words": "x" * 5001}, "must be 5,000 characters or less"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, asked):
    assert told in words(browse(link_worker).post(address(asked), sheet(**answers)))
    assert not Feedback.objects.exists()


def test_a_code_is_used_once_and_the_same_answers_twice_are_one(link_worker, browse, asked):
    client = browse(link_worker)
    assert client.post(address(asked), sheet()).url == client.post(address(asked), sheet()).url
    assert Feedback.objects.count() == 1
    assert "are in already, from 15 November 2026" in words(client.post(address(asked), sheet(words="Other")))
    other = {"given_on": "14 November 2026"}, {"who": "somebody", "answered_by": "Jo, keyworker"}
    for answers in other:
        assert "are in already" in words(client.post(address(asked), sheet(**answers)))
    assert "answers of this sheet are in already" in code_told(client, asked.code)


def test_a_wrong_code_is_told_in_words(link_worker, browse, asked):
    client, code = browse(link_worker), codes.with_check("3333334")
    swapped = code[:5] + code[6] + code[5] + code[7:]
    other = codes.with_check("3333333" if not code.startswith("3333333") else "4444444")
    assert "Enter the code on the sheet" in code_told(client, "")
    assert "You typed 4" in code_told(client, code[:4])
    assert swapped != code
    assert "changed places" in code_told(client, swapped)
    assert "No sheet has this code" in code_told(client, other)


def test_an_old_code_and_one_that_was_declined_are_told_in_words(link_worker, browse, ada):
    client = browse(link_worker)
    old = recipes.feedback_request(person=ada, asked_on=date(2026, 9, 23))  # until 22 November
    assert "could be typed in until 22 November 2026" in code_told(client, old.code)
    assert "could be typed in until" in words(client.post(address(old), sheet(given_on="today")))
    no = recipes.feedback_request(person=ada, asked_on=date(2026, 11, 2), declined_on=date(2026, 11, 3))
    assert "did not want to answer on 3 November 2026" in code_told(client, no.code)
    assert "did not want to answer" in words(client.post(address(no), sheet(given_on="today")))


def test_a_code_of_somebody_out_of_reach_is_told_like_one_never_given(browse, asked):
    leicestershire = accounts.staff("link_worker", accounts.council("E10000018"))
    assert "No sheet has this code" in code_told(browse(leicestershire), asked.code)
    assert browse(leicestershire).get(address(asked)).status_code == 404
    host = accounts.staff("link_worker", accounts.council(placements.LINCOLNSHIRE))
    assert browse(host).get(address(asked)).status_code == 404  # they know of her, and did not ask


def test_feedback_of_that_day_is_there_already(link_worker, browse, asked):
    recipes.feedback(person=asked.person, given_on=date(2026, 11, 15))
    page = words(browse(link_worker).post(address(asked), sheet()))
    assert "This person gave feedback on that day already" in page
    assert "I like my room." in page
