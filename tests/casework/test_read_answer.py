"""Whoever escalated something is told the answer until they have opened it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework.queries.escalations import answers_to_read
from reporting.documents import digests
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import keyed
from tests.casework.answers import NOON, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def raised(link_worker, manager, ada):
    """A worry of the link worker, which the manager is to answer."""
    escalation = recipes.escalation(person=ada, owner=manager)
    escalation.steps.update(taken_by=link_worker)
    return escalation


def day_of(client) -> str:
    """What My day tells of replies."""
    page = words(client.get("/"))
    found = re.search(r'id="told".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def answers(client, escalation, said="The ICB pays from Monday.", deed="answer"):
    assert client.post(f"/escalations/{escalation.uid}/{deed}/", keyed(words=said)).status_code == 302


def test_the_answer_stands_in_the_day_of_whoever_raised_it_until_they_open_it(
    link_worker, manager, browse, raised
):
    worker = browse(link_worker)
    assert day_of(worker) == ""
    answers(browse(manager), raised)
    told = day_of(worker)
    assert f"{manager} answered what you escalated: The ICB pays from Monday." in told
    assert f"/escalations/{raised.uid}/" in told
    for _ in range(2):
        assert worker.get(f"/escalations/{raised.uid}/").status_code == 200
    assert day_of(worker) == ""
    assert AuditEvent.objects.filter(verb="read answer", subject_uid=raised.uid).count() == 1


def test_a_later_answer_is_told_again(link_worker, manager, browse, raised, time_machine):
    worker, answerer = browse(link_worker), browse(manager)
    answers(answerer, raised)
    worker.get(f"/escalations/{raised.uid}/")
    time_machine.move_to(NOON + timedelta(minutes=5), tick=False)
    answers(answerer, raised, "The first invoice is paid.", "resolution")
    told = day_of(worker)
    assert "resolved what you escalated: The first invoice is paid." in told
    assert "The ICB pays" not in told


def test_nobody_is_told_what_they_answered_themselves_nor_what_others_raised(
    link_worker, manager, browse, raised
):
    own = recipes.escalation(owner=manager)
    own.steps.update(taken_by=manager)
    answers(browse(manager), own)
    answers(browse(manager), raised)
    assert day_of(browse(manager)) == ""
    assert day_of(browse(accounts.staff(name="Somebody Else"))) == ""


def test_what_a_colleague_opens_stays_with_whoever_asked(link_worker, manager, browse, raised):
    answers(browse(manager), raised)
    browse(accounts.staff(name="Niamh Osier")).get(f"/escalations/{raised.uid}/")
    assert "answered what you escalated" in day_of(browse(link_worker))


def test_a_program_that_asks_whether_the_page_is_there_has_read_nothing(link_worker, manager, browse, raised):
    answers(browse(manager), raised)
    assert browse(link_worker).head(f"/escalations/{raised.uid}/").status_code == 200
    assert "answered what you escalated" in day_of(browse(link_worker))


def test_who_acts_for_them_is_told_too_and_whose_it_is(link_worker, manager, browse, raised):
    answers(browse(manager), raised)
    niamh = accounts.staff(name="Niamh Osier")
    accounts.cover(covered=link_worker, covered_by=niamh)
    assert f"You act for {link_worker}" in day_of(browse(niamh))


def test_an_answer_out_of_reach_by_now_is_not_told(link_worker, manager, browse):
    theirs = placements.person(responsible_council=accounts.council("E10000018"))
    away = recipes.escalation(person=theirs, organisation=accounts.council("E10000018"))
    away.steps.update(taken_by=link_worker)
    recipes.escalation_step(escalation=away, kind="answered", due_on=None, taken_by=manager)
    assert answers_to_read(as_of(link_worker, NOON.date()), [link_worker.pk]) == []


def test_the_morning_letter_counts_answers(link_worker, manager, browse, raised):
    answers(browse(manager), raised)
    lines = [line.words for line in digests.told_to(as_of(link_worker, NOON.date()), NOON)]
    assert "1 contact, reply or answer to read" in lines


def test_as_many_questions_for_five_answers_as_for_one(link_worker, manager, browse):
    client = browse(link_worker)
    client.get("/")  # what is read once

    def asked(number):
        for _ in range(number):
            escalation = recipes.escalation(owner=manager)
            escalation.steps.update(taken_by=link_worker)
            recipes.escalation_step(escalation=escalation, kind="answered", due_on=None, taken_by=manager)
        with CaptureQueriesContext(connection) as questions:
            client.get("/")
        return len(questions)

    one = asked(1)
    assert asked(4) == one


def test_a_link_worker_alone_reads_their_own(browse, raised, manager):
    officer = accounts.staff(Role.FINANCE)
    answers(browse(manager), raised)
    assert day_of(browse(officer)) == ""
