"""Opening a continuing healthcare case: considered, or fast track with who signed it."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import ChcCase
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def address(person):
    return f"/people/{person.uid}/continuing-healthcare/new/"


def typed(**answers):
    return {
        "submission": str(uuid.uuid4()),
        "considered_on": "2 November 2026",
        "consent_to_share": "yes",
        "icb": str(accounts.icb().uid),
        "way": "standard",
    } | answers


SIGNED = {
    "way": "fast_track",
    "fast_track_signed_on": "1 November 2026",
    "fast_track_signed_by": "Sam O’Reed",
    "fast_track_signer": "nurse",
}


def test_a_case_is_open_and_in_the_trail(link_worker, browse):
    person = recipes.person()
    answer = browse(link_worker).post(address(person), typed(), follow=True)
    case = ChcCase.objects.get()
    assert (case.person, case.considered_on, case.consent_to_share) == (person, date(2026, 11, 2), True)
    assert "The clock starts on the day the ICB receives the Checklist" in answer.content.decode()
    line = AuditEvent.objects.get(verb="opened CHC case")
    assert (line.details["considered_on"], line.person_uid) == ("2026-11-02", person.uid)


def test_fast_track_keeps_who_signed_it_and_no_clock_runs(link_worker, browse):
    person = recipes.person()
    answer = browse(link_worker).post(address(person), typed(**SIGNED), follow=True).content.decode()
    case = ChcCase.objects.get()
    assert (case.fast_track, case.fast_track_signer, case.fast_track_signed_by) == (
        True,
        "nurse",
        "Sam O’Reed",
    )
    assert "within 48 hours" in answer
    assert "Record a Checklist" not in answer
    assert "O’Reed" not in str(AuditEvent.objects.get(verb="opened CHC case").details)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"considered_on": "23 November 2026"}, "must be today or in the past"),
        ({"considered_on": "29 February 2026"}, "must be a real date"),
        ({"considered_on": "4 May 1985"}, "before the person was born"),
        ({"icb": ""}, "Choose the ICB that decides"),
        ({"way": ""}, "Select which way it goes"),
        ({"received_by_icb_on": "1 November 2026"}, "cannot have received it before it was considered"),
        (SIGNED | {"fast_track_signed_by": ""}, "Enter the name of who signed it"),
        (SIGNED | {"fast_track_signer": ""}, "Select whether a nurse or a doctor signed it"),
        (SIGNED | {"fast_track_signed_on": ""}, "Enter the day the fast track tool was signed"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(wrong, sentence, link_worker, browse):
    person = recipes.person()
    answer = browse(link_worker).post(address(person), typed(**wrong))
    page = answer.content.decode()
    assert (answer.status_code, ChcCase.objects.count()) == (200, 0)
    assert sentence in page
    assert (wrong.get("considered_on") or "2 November 2026") in page


def test_a_second_open_case_is_refused(link_worker, browse):
    case = recipes.chc_case()
    page = browse(link_worker).post(address(case.person), typed()).content.decode()
    assert "A continuing healthcare case is open already" in page
    assert ChcCase.objects.count() == 1


def test_sent_five_times_it_is_one_case(committed, browse):
    worker = accounts.staff(Role.LINK_WORKER)
    person = recipes.person()
    answers = posted_at_once([browse(worker) for _ in range(5)], address(person), typed())
    assert (answers, ChcCase.objects.count()) == ([302] * 5, 1)


def test_who_may_open_one(link_worker, manager, chc_nurse, finance, host_officer, stranger, browse):
    person = recipes.person(responsible_icb=accounts.icb())
    recipes.placement(person=person)
    asked = [link_worker, manager, chc_nurse, finance, host_officer, stranger]
    codes = [browse(staff).get(address(person)).status_code for staff in asked]
    assert codes == [200, 200, 200, 403, 403, 404]
    host = accounts.staff(Role.LINK_WORKER, accounts.council(recipes.LINCOLNSHIRE))
    assert browse(host).get(address(person)).status_code == 403
