"""A step of the way from 14 to 25 is recorded as done: once, on a day that was, by whoever may."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import TransitionStep
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "milestone": "chc_referral",
        "done_on": "1 September 2026",
    } | answers


def address(person) -> str:
    return f"/people/{person.uid}/transition/done/"


def test_it_is_done_stands_on_the_tab_and_in_the_trail(link_worker, browse):
    person = recipes.young_person()
    page = browse(link_worker).post(address(person), typed(), follow=True).content.decode()
    assert "Recorded as done: Referred for CHC screening." in page
    assert "Done 29 days late: the last day was 3 August 2026." in page
    event = AuditEvent.objects.get(verb="completed transition step")
    assert event.details == {"milestone": "chc_referral", "done_on": "2026-09-01"}
    assert event.person_uid == person.uid


def test_the_step_of_the_link_is_chosen_already(link_worker, browse):
    page = browse(link_worker).get(f"{address(recipes.young_person())}?milestone=capacity")
    assert page.context["form"]["milestone"].value() == "capacity"


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"milestone": ""}, "milestone"),
        ({"milestone": "nonsense"}, "milestone"),
        ({"done_on": ""}, "done_on"),
        ({"done_on": "23 November 2026"}, "done_on"),
        ({"done_on": "29 February 2026"}, "done_on"),
        ({"done_on": "3 May 2010"}, "done_on"),
    ],
)
def test_each_refusal_is_beside_its_question(answers, question, link_worker, browse):
    page = browse(link_worker).post(address(recipes.young_person()), typed(**answers))
    assert set(page.context["form"].errors) == {question}
    assert not TransitionStep.objects.exists()


def test_what_is_done_already_is_told_with_its_day(link_worker, browse):
    step = recipes.transition_step()
    page = browse(link_worker).post(address(step.person), typed(milestone="icb_notified"))
    assert "is recorded as done on 1 June 2024 already" in page.content.decode()
    assert TransitionStep.objects.count() == 1


def test_one_form_sent_from_five_windows_is_one_step(committed, browse):
    person, worker = recipes.young_person(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, address(person), typed()) == [302] * 5
    assert TransitionStep.objects.count() == 1


def test_two_people_with_two_forms_record_one_step_once(committed, browse):
    person = recipes.young_person()
    client = browse(accounts.staff(Role.LINK_WORKER))
    assert client.post(address(person), typed()).status_code == 302
    assert client.post(address(person), typed(done_on=str(date(2026, 9, 2)))).status_code == 200
    assert TransitionStep.objects.count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_record_403(
    browse, stranger, host_officer, finance, chc_nurse
):
    person = recipes.young_person(responsible_icb=accounts.icb())
    recipes.placement(person=person)
    assert browse(stranger).get(address(person)).status_code == 404
    for staff in (host_officer, finance, chc_nurse):
        assert browse(staff).get(address(person)).status_code == 403


def test_the_host_reads_the_steps_and_does_not_record_them(browse, lincolnshire):
    person = recipes.young_person()
    recipes.placement(person=person)
    client = browse(accounts.staff(Role.LINK_WORKER, lincolnshire))
    assert client.get(f"/people/{person.uid}/transition/").status_code == 200
    assert client.post(address(person), typed()).status_code == 403
