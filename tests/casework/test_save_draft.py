"""What is typed is kept at once, for its author alone, and comes back."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import AuditEvent
from accounts.roles import Role
from casework import actions
from casework.models import Contact, Draft
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import KEEP, NOON, address, body, four_answers, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def save(client, person=None, **answers):
    sent = four_answers(person=str(person.uid) if person else "", **answers)
    return client.post("/contacts/new/", sent, headers=KEEP)


def test_one_draft_for_each_form_however_often_it_is_saved(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    for text in ("Ada", "Ada was", "Ada was out"):
        answer = save(client, ada, submission=key, text=text)
        assert answer.json() == {"draft": key, "saved_at": "12:00"}
    draft = Draft.objects.get()
    assert (draft.author, draft.person, draft.answers["text"]) == (link_worker, ada, ["Ada was out"])


def test_nothing_is_kept_before_something_is_typed(link_worker, browse, ada):
    untouched = {"method": "", "text": "  ", "person_present": "not_recorded", "sensitivity": "normal"}
    answer = save(browse(link_worker), ada, **untouched)
    assert answer.json()["draft"] is None
    assert not Draft.objects.exists()


def test_a_draft_comes_back_with_every_answer(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    typed = {
        "submission": key,
        "happened_at_date": "last fryday",
        "happened_at_time": "",
        "text": "Half a sen",
        "person_present": "yes",
        "sides": ["provider", "advocate"],
        "minutes": "about ten",
        "significant": "on",
        "action_4_what": "A fifth action",
    }
    save(client, ada, **typed)
    page = client.get(address(ada), {"draft": key})
    form = page.context["form"]
    assert form.errors == {}
    assert form["happened_at"].value() == ["last fryday", ""]
    assert (form["text"].value(), form["minutes"].value()) == ("Half a sen", "about ten")
    assert form["sides"].value() == ["provider", "advocate"]
    assert form["significant"].value() is True
    assert form["action_4_what"].value() == "A fifth action"
    for shown in ("last fryday", "Half a sen", "about ten", "A fifth action"):
        assert shown in words(page)
    assert form["submission"].value() == key


def test_a_draft_begun_from_anywhere_remembers_the_person(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    save(client, ada, submission=key)
    page = client.get("/contacts/new/", {"draft": key})
    assert page.context["form"]["person"].value() == ada.uid


def test_the_empty_form_offers_the_unfinished_one(link_worker, browse, ada):
    draft = recipes.draft(author=link_worker, person=ada)
    page = words(browse(link_worker).get(address(ada)))
    assert f"?draft={draft.submission}" in page


def test_more_rows_for_actions_keep_everything_typed(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers(add_rows="yes", action_0_what="Ask")
    page = client.post(address(ada), answers, follow=True)
    form = page.context["form"]
    assert form.row_count == 6
    assert (form["text"].value(), form["action_0_what"].value()) == ("Ada showed me the garden.", "Ask")
    assert not Contact.objects.exists()


def test_somebody_elses_draft_is_not_there(link_worker, manager, browse, ada):
    draft = recipes.draft(author=manager, person=ada)
    client = browse(link_worker)
    missing = client.get(address(ada), {"draft": str(uuid.uuid4())})
    for key in (draft.uid, draft.submission, "\x00", "1"):
        page = client.get(address(ada), {"draft": str(key)})
        assert page.status_code == missing.status_code == 404
        assert body(page) == body(missing)
    assert client.post(f"/drafts/{draft.uid}/discard/").status_code == 404
    assert words(client.get("/drafts/")).count("lw-drafts__row") == 0
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_late_save_brings_back_no_ghost_of_a_form_that_was_sent(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers()
    client.post(address(ada), answers)
    answer = client.post(address(ada), answers, headers=KEEP)
    assert answer.status_code == 409
    assert answer.json() == {"error": "This form has already been sent"}
    assert not Draft.objects.exists()


def test_signed_out_the_page_is_told_in_json_to_sign_in(ada):
    for client in (Client(), Client(enforce_csrf_checks=True)):
        answer = client.post(address(ada), four_answers(), headers=KEEP)
        assert answer.status_code == 401
        assert answer.json()["signed_in"] is False
    assert Client().get("/session/").status_code == 401


def test_a_page_left_open_while_somebody_signed_in_again_gets_a_fresh_token(link_worker, ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(link_worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(address(ada), four_answers(), headers=KEEP).status_code == 403
    told = client.get("/session/").json()
    assert (told["signed_in"], told["staff"]) == (True, str(link_worker.uid))
    answers = four_answers(csrfmiddlewaretoken=told["csrf_token"], kept_for=told["staff"])
    assert client.post(address(ada), answers, headers=KEEP).status_code == 200
    assert Draft.objects.get().answers.keys() & {"csrfmiddlewaretoken", "submission", "kept_for"} == set()


def test_a_form_sent_after_the_session_ended_gives_the_words_back(ada):
    long = "Ada met me at the door and showed me what she had planted. " * 20
    page = Client(enforce_csrf_checks=True).post(address(ada), four_answers(text=long, password="x" * 50))
    assert page.status_code == 403
    assert long in words(page)
    assert "x" * 50 not in words(page)


def test_signing_in_again_leads_back_to_the_draft(link_worker, ada):
    where = f"{address(ada)}?draft={uuid.uuid4()}"
    page = Client().get(where)
    assert page.status_code == 302
    assert page.url.startswith("/sign-in/?next=")
    assert "draft%3D" in page.url


@pytest.mark.parametrize("text", ["NUL \x00 in it", "x" * 200_000, "\ud7ff\ufffe", "{}[]\"'\\"])
def test_anything_typed_can_be_kept(text, link_worker, browse, ada):
    answer = save(browse(link_worker), ada, text=text)
    assert answer.status_code == 200
    assert Draft.objects.get().answers["text"] == [text.replace("\x00", "")]


def test_a_draft_keeps_what_the_form_asks_and_nothing_else(link_worker, browse, ada):
    unknown = {f"made_up_{number}": "x" for number in range(500)} | {"action_12_what": "x", "password": "x"}
    save(browse(link_worker), ada, action_11_what="A twelfth action", sides=["host"], **unknown)
    kept = set(Draft.objects.get().answers)
    asked = {"happened_at_date", "happened_at_time", "method", "text", "sides", "action_11_what"}
    assert kept == asked


def test_more_than_a_draft_holds_is_refused_in_words_and_the_draft_before_is_kept(link_worker, browse, ada):
    client, key = browse(link_worker), str(uuid.uuid4())
    save(client, ada, submission=key, text="Ada was out")
    answer = save(client, ada, submission=key, text="x" * 300_000)
    assert answer.status_code == 409
    assert "too long to be kept as a draft" in answer.json()["error"]
    assert Draft.objects.get().answers["text"] == ["Ada was out"]
    page = client.post(address(ada), four_answers(submission=key, text="x" * 300_000, add_rows="yes"))
    assert "too long to be kept as a draft" in words(page)
    assert "x" * 300_000 in words(page)


@pytest.mark.parametrize("key", ["", "no key", "\x00"])
def test_a_form_without_a_key_is_told_so(key, link_worker, browse):
    answer = save(browse(link_worker), submission=key)
    assert answer.status_code == 400
    assert "Load the page again" in answer.json()["error"]


def test_a_person_out_of_reach_is_not_put_into_a_draft(link_worker, browse):
    stranger = placements.person(responsible_council=accounts.council("E10000019"))
    save(browse(link_worker), stranger)
    assert Draft.objects.get().person is None


def test_who_keeps_no_drafts_is_refused(browse):
    assert save(browse(accounts.staff(Role.BOARD_MEMBER))).status_code == 403


def test_the_trail_says_once_that_a_draft_was_begun_and_nothing_of_it(link_worker, ada):
    key = uuid.uuid4()
    for text in ("private", "private words"):
        actions.save_draft(by=link_worker, submission=key, answers={"text": [text]}, now=NOON, person=ada)
    line = AuditEvent.objects.get()
    assert (line.verb, line.person_uid, line.details) == ("began draft", ada.uid, {})


def test_drafts_older_than_three_days_ask_to_be_finished(link_worker, browse, ada):
    recipes.draft(author=link_worker, person=ada, saved_at=NOON - timedelta(days=3))
    recipes.draft(author=link_worker, saved_at=NOON - timedelta(days=2, hours=23))
    page = words(browse(link_worker).get("/drafts/"))
    assert page.count("finish it or discard it") == 1
    assert "3 days ago" in page


def test_drafts_are_in_no_log_and_no_count(link_worker, browse, ada):
    recipes.draft(author=link_worker, person=ada)
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/")
    assert page.context["page"].paginator.count == 0
