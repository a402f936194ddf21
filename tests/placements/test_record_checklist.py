"""Recording a Checklist: eleven answers, a result in words, and the clock when the ICB has it."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from placements.models import Checklist
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def address(case):
    return f"/chc-cases/{case.uid}/checklist/"


def typed(letters="CCCCCCCCACC", **answers):
    return {
        "submission": str(uuid.uuid4()),
        "completed_on": "3 November 2026",
        "completed_by": "Jo Heath, social worker",
        **{f"domain_{number}": letter for number, letter in enumerate(letters, start=1)},
    } | answers


def test_the_result_is_explained_in_words(link_worker, browse):
    case = recipes.chc_case()
    answer = browse(link_worker).post(address(case), typed(), follow=True).content.decode()
    kept = Checklist.objects.get()
    assert (kept.letters, kept.result) == ("CCCCCCCCACC", "positive")
    assert "Positive: one A in Behaviour, which is marked *" in answer
    assert AuditEvent.objects.get(verb="recorded checklist").details["result"] == "positive"


def test_a_positive_one_the_icb_received_starts_the_clock(link_worker, browse):
    case = recipes.chc_case()
    answer = browse(link_worker).post(address(case), typed(received_by_icb_on="5 November 2026"), follow=True)
    case.refresh_from_db()
    assert case.received_by_icb_on == date(2026, 11, 5)
    assert "Day 17 of 28: decision due 3 December 2026" in answer.content.decode()


def test_a_negative_one_closes_a_case_nobody_received(link_worker, browse):
    case = recipes.chc_case()
    browse(link_worker).post(address(case), typed("CCCCCCCBACC".replace("A", "B")))
    case.refresh_from_db()
    assert (case.closed_on, case.is_open) == (date(2026, 11, 3), False)


def test_a_negative_one_leaves_a_case_open_that_the_icb_asked_for(link_worker, browse):
    case = recipes.chc_case(received_by_icb_on=date(2026, 11, 2))
    browse(link_worker).post(address(case), typed("C" * 11))
    case.refresh_from_db()
    assert case.is_open


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (typed(domain_4=""), "Select an answer for Skin"),
        (typed(domain_4="D"), "Select a valid choice"),
        (typed(completed_by=""), "Enter who completed it"),
        (typed(completed_on="1 January 2030"), "must be today or in the past"),
        (typed("C" * 11, received_by_icb_on="5 November 2026"), "a negative Checklist starts no clock"),
        (typed(received_by_icb_on="2 November 2026"), "before 3 November 2026, when it was completed"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(wrong, sentence, link_worker, browse):
    case = recipes.chc_case()
    page = browse(link_worker).post(address(case), wrong).content.decode()
    assert sentence in page
    assert 'value="C" checked' in page
    assert not Checklist.objects.exists()


def test_fast_track_and_a_decided_case_take_none(link_worker, browse):
    fast = recipes.chc_case(fast_track=True)
    over = recipes.chc_case(decided_on=date(2026, 10, 2), outcome="full")
    client = browse(link_worker)
    assert "Fast track needs no Checklist" in client.post(address(fast), typed()).content.decode()
    assert "decided or closed already" in client.post(address(over), typed()).content.decode()
    assert not Checklist.objects.exists()


def test_sent_twice_it_is_one_and_otherwise_refused(link_worker, browse):
    case, answers = recipes.chc_case(), typed("C" * 11)
    client = browse(link_worker)
    assert [client.post(address(case), answers).status_code for _ in range(2)] == [302, 302]
    again = client.post(address(case), answers | {"completed_by": "Somebody else"})
    assert (again.status_code, Checklist.objects.count()) == (200, 1)


def test_nobody_out_of_reach_learns_that_there_is_a_case(stranger, finance, host_officer, browse):
    case = recipes.chc_case()
    recipes.placement(person=case.person)
    assert browse(stranger).get(address(case)).status_code == 404
    assert browse(finance).get(address(case)).status_code == 404
    assert browse(host_officer).get(address(case)).status_code == 404
    assert browse(accounts.staff(None)).get(address(case)).status_code == 404
