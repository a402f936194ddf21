"""Any form that opts in is kept while it is typed: at its own address, for whoever wrote it, until it is sent."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from accounts.models import AuditEvent
from casework import queries
from casework.models import Contact, ContactAmendment, Draft, SentForm
from casework.tasks import expire_drafts
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import NOON, addition, address, body, four_answers, words

pytestmark = pytest.mark.django_db

KEEP = {"X-Keep-Draft": "yes", "Accept": "application/json"}
JSON = {"Accept": "application/json"}
PASSWORD = "plum violin harbour"


@pytest.fixture
def contact(link_worker, ada):
    """One to add something to."""
    return recipes.contact(person=ada, author=link_worker)


@pytest.fixture
def amending(contact):
    """Where something is added to it."""
    return f"/contacts/{contact.uid}/amendments/new/"


def test_an_amendment_is_kept_listed_carried_on_with_and_gone_once_it_is_sent(
    link_worker, browse, amending, ada
):
    client, key = browse(link_worker), str(uuid.uuid4())
    answer = client.post(amending, addition("She also said", submission=key), headers=KEEP)
    assert answer.json() == {"draft": key, "saved_at": "12:00"}
    draft = Draft.objects.get()
    assert (draft.page, draft.person, draft.heading) == (
        "casework:amend-contact",
        ada,
        "Add to this contact",
    )
    listed = words(client.get("/drafts/"))
    assert f"{amending}?draft={key}" in listed
    assert "She also said" in listed
    form = client.get(amending, {"draft": key}).context["form"]
    assert (form["text"].value(), str(form["submission"].value())) == ("She also said", key)
    client.post(amending, addition("She also said that she liked it.", submission=key))
    assert not Draft.objects.exists()
    assert ContactAmendment.objects.get().text == "She also said that she liked it."


def test_an_empty_form_offers_the_one_left_unfinished_there_and_nowhere_else(
    link_worker, browse, amending, ada
):
    client, key = browse(link_worker), str(uuid.uuid4())
    client.post(amending, addition("Half", submission=key), headers=KEEP)
    assert f"?draft={key}" in words(client.get(amending))
    assert f"?draft={key}" not in words(client.get(address(ada)))
    other = recipes.contact(person=ada, author=link_worker)
    assert f"?draft={key}" not in words(client.get(f"/contacts/{other.uid}/amendments/new/"))
    assert client.get(f"/contacts/{other.uid}/amendments/new/", {"draft": key}).status_code == 404


@pytest.mark.parametrize("sent_key", ["submission", "draft"])
def test_no_save_that_comes_late_brings_back_a_form_that_was_sent(
    sent_key, link_worker, browse, ada, time_machine
):
    action = recipes.action(person=ada, owner=link_worker)
    where, key = f"/actions/{action.uid}/completion/", str(uuid.uuid4())
    client, answers = browse(link_worker), {"done_on": "today", "outcome": "She has a dentist", sent_key: key}
    assert client.post(where, answers, headers=KEEP).json()["draft"] == key
    assert client.post(where, answers, headers=JSON).json() == {"onward": f"/people/{ada.uid}/actions/"}
    late = client.post(where, answers, headers=KEEP)
    assert (late.status_code, late.json()["error"]) == (409, "This form has already been sent")
    assert not Draft.objects.exists()
    again = client.get(where, {"draft": key}, follow=True)
    assert "already been completed" in words(again)


def test_what_was_refused_keeps_its_draft(link_worker, browse, amending):
    client, key = browse(link_worker), str(uuid.uuid4())
    client.post(amending, addition("Half", submission=key), headers=KEEP)
    answer = client.post(amending, addition("", submission=key), headers=JSON)
    assert (answer.status_code, answer.json()) == (200, {"given_back": True})
    assert Draft.objects.get().answers["text"] == ["Half"]
    assert not SentForm.objects.exists()


def test_two_tabs_with_one_draft_never_overwrite_each_other_unseen(link_worker, browse, amending):
    client, key = browse(link_worker), str(uuid.uuid4())
    first, second = (addition("", submission=key, tab=uuid.uuid4().hex) for _ in range(2))
    client.post(amending, first | {"text": "From the first"}, headers=KEEP)
    page = client.get(amending, {"draft": key})
    second["draft_since"] = page.context["draft_since"]
    assert client.post(amending, second | {"text": "From the second"}, headers=KEEP).status_code == 200
    assert client.post(amending, second | {"text": "And more"}, headers=KEEP).status_code == 200
    answer = client.post(amending, first | {"text": "From the first, later"}, headers=KEEP)
    assert answer.status_code == 409
    assert "in another tab" in answer.json()["error"]
    assert Draft.objects.get().answers["text"] == ["And more"]


def test_nobody_else_sends_or_keeps_what_somebody_wrote(link_worker, manager, browse, ada):
    theirs = four_answers(kept_for=str(link_worker.uid))
    client = browse(manager)
    for headers in (KEEP, JSON):
        answer = client.post(address(ada), theirs, headers=headers)
        assert (answer.status_code, answer.json()["somebody_else"]) == (409, True)
    page = client.post(address(ada), theirs, follow=True)
    assert "Somebody else was signed in when this form was written" in words(page)
    assert theirs["text"] not in words(page)
    assert not Contact.objects.exists()
    assert not Draft.objects.exists()


def test_keeping_a_form_writes_one_line_and_no_line_that_the_page_was_read(link_worker, browse, ada):
    client, answers = browse(link_worker), four_answers()
    for _ in range(3):
        client.post(address(ada), answers, headers=KEEP)
    assert [line.verb for line in AuditEvent.objects.exclude(verb="signed in")] == ["began draft"]


# --- Without scripts: signed out while sending -----------------------------------------------------------------


@pytest.fixture
def worker(db):
    """With a password."""
    return accounts.staff(email="priya@example.org", password=PASSWORD)


def signed_out_while_sending(staff, where, answers):
    """The page somebody gets who sends a form after their session has ended."""
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(where)
    Session.objects.all().delete()
    return client, client.post(where, answers | {"kept_for": str(staff.uid), "password": "never carried"})


def come_in(client, page, email="priya@example.org", password=PASSWORD):
    """Sign in on that page."""
    sent = {"login": email, "password": password, "carried": page.context["carried"], "next": "/"}
    return client.post("/sign-in/", sent, follow=True)


def test_a_form_sent_too_late_is_there_again_after_signing_in(worker, ada):
    answers = four_answers(text="What I typed without a script.")
    client, page = signed_out_while_sending(worker, address(ada), answers)
    assert page.status_code == 403
    assert answers["text"] in words(page)
    assert "never carried" not in words(page)
    assert not Draft.objects.exists()
    wrong = come_in(client, page, password="not the password")
    page = come_in(client, wrong)
    assert page.redirect_chain[-1][0] == f"{address(ada)}?draft={answers['submission']}"
    assert page.context["form"]["text"].value() == answers["text"]
    assert not Contact.objects.exists()


def test_it_is_given_to_nobody_else(worker, ada):
    accounts.staff(email="tom@example.org", password=PASSWORD)
    client, page = signed_out_while_sending(worker, address(ada), four_answers(text="Priya's own words."))
    page = come_in(client, page, email="tom@example.org")
    assert "was not kept: you signed in as another" in words(page)
    assert "own words" not in words(page)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "carried",
    [
        *("", "{}", "[]", "null", "\x00", "[" * 100_000),
        json.dumps({"address": "/nowhere/", "answers": {"kept_for": ["1"]}}),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_nonsense_that_is_carried_only_signs_in(carried, worker):
    answer = Client().post("/sign-in/", {"login": worker.email, "password": PASSWORD, "carried": carried})
    assert (answer.status_code, answer.url) == (302, "/")


def test_half_a_character_that_is_carried_is_kept_as_a_question_mark(worker, ada):
    answers = four_answers(kept_for=str(worker.uid))
    torn = {name: [value] for name, value in answers.items()} | {"text": ["Torn \ud800 apart \x00"]}
    told = {"address": address(ada), "answers": torn}
    sent = {"login": worker.email, "password": PASSWORD, "carried": json.dumps(told)}
    assert Client().post("/sign-in/", sent).status_code == 302
    assert Draft.objects.get().answers["text"] == ["Torn ? apart "]


@pytest.mark.parametrize(
    "where", ["/nowhere/", "https://evil.example/x", "/people/", "//evil.example/", "https://["]
)
def test_what_is_carried_leads_only_to_a_form_that_is_kept(where, worker):
    told = {"address": where, "answers": {"kept_for": [str(worker.uid)], "text": ["These words. " * 9]}}
    sent = {"login": worker.email, "password": PASSWORD, "carried": json.dumps(told)}
    page = Client().post("/sign-in/", sent)
    assert page.status_code == 200
    assert "These words." in words(page)


# --- Growing old ---------------------------------------------------------------------------------------------


def test_a_draft_is_thrown_away_after_thirty_days_and_its_author_warned_a_week_before(
    link_worker, browse, ada
):
    for days in (22, 23, 29, 30):
        recipes.draft(author=link_worker, person=ada, saved_at=NOON - timedelta(days=days), heading=str(days))
    recipes.draft(saved_at=NOON - timedelta(days=25))  # a colleague's
    recipes.sent_form(author=link_worker, sent_at=NOON - timedelta(days=30))
    warned = queries.drafts_about_to_expire(link_worker, NOON)
    assert [kept.draft.heading for kept in warned] == ["30", "29", "23"]
    page = words(browse(link_worker).get("/drafts/"))
    assert page.count("It will be thrown away on") == 3
    assert "29 November 2026" in page  # 30 October and thirty days
    assert expire_drafts() == 1
    assert expire_drafts() == 0
    assert not Draft.objects.filter(heading="30").exists()
    assert (Draft.objects.count(), SentForm.objects.count()) == (4, 0)
    line = AuditEvent.objects.get(verb="expired draft")
    assert (line.staff_name, line.person_uid) == ("Link Worker (automatic)", ada.uid)


def test_drafts_are_in_no_figure_no_list_and_no_file(link_worker, manager, browse, ada, capsys):
    recipes.contact(person=ada, author=link_worker)
    before = counted(browse(manager), ada, capsys)
    for page in ("", "casework:amend-contact", "reviews:record-review"):
        recipes.draft(author=link_worker, person=ada, page=page, address="/x/", answers={"text": ["Canary"]})
    assert counted(browse(manager), ada, capsys) == before


def counted(client, person, capsys) -> list[str]:
    """Everything that counts or tells contacts: figures of both editions, what is due, pages and files."""
    council = ("--authority", "E06000017")
    for edition in ("internal", "public"):
        call_command("figures", *council, "--month", "2026-11", "--edition", edition, "--format", "json")
    call_command("due", *council, "--as-at", "2026-11-22", "--format", "json")
    pages = ("contacts/", "timeline/", "actions/", "reviews/")
    told = [body(client.get(f"/people/{person.uid}/{page}")) for page in pages]
    told += [body(client.get(page)) for page in ("/people/", "/figures/2026-11/", "/board-reports/")]
    return [capsys.readouterr().out, *(re.sub(r"[0-9a-f]{64}", "", each) for each in told)]
