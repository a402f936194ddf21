"""The plan to leave hospital: twelve checkpoints, each with its latest word; nobody else has one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from reviews.models import DischargeCheckpoint, DischargeStep
from reviews.queries.discharge import plan_of
from reviews.rules.discharge import Standing, latest, progress
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

TODAY = date(2026, 11, 22)


@pytest.fixture
def patient(db, noon):
    """In an assessment and treatment unit since 1 September 2026."""
    return recipes.in_hospital()


def address(person) -> str:
    return f"/people/{person.uid}/discharge/steps/new/"


def settled(**more) -> dict:
    return form(checkpoint="lead", status="done", done_on="today", owner="Jo Fern") | more


@pytest.mark.django_db
def test_a_checkpoint_is_settled_and_counted(patient, browse, link_worker):
    client = browse(link_worker)
    page = client.post(address(patient.person), settled(), follow=True)
    assert "1 of 12 checkpoints are settled" in plainly(page)
    assert "Done on 22 November 2026. Jo Fern sees to it" in plainly(page)
    assert "1 of 12 checkpoints are settled" in plainly(client.get(f"/people/{patient.person.uid}/safety/"))


@pytest.mark.django_db
def test_the_latest_word_counts_and_the_earlier_is_kept(patient, browse, link_worker):
    client = browse(link_worker)
    client.post(address(patient.person), settled())
    page = client.post(address(patient.person), settled(status="reopened", words="Jo has left"), follow=True)
    assert "0 of 12 checkpoints are settled" in plainly(page)
    assert DischargeStep.objects.count() == 2
    assert "Open again" in plainly(page)
    assert "Before" in plainly(page)


@pytest.mark.django_db
def test_what_was_due_and_is_not_settled_is_overdue(patient, browse, link_worker):
    sent = settled(status="begun", done_on="", due_on="21 November 2026")
    page = browse(link_worker).post(address(patient.person), sent, follow=True)
    assert "Overdue" in plainly(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"checkpoint": ""}, "Select the checkpoint"),
        ({"checkpoint": "luck"}, "Select the checkpoint from the list"),
        ({"status": ""}, "Select how it stands"),
        ({"done_on": ""}, "Enter the day it was done"),
        ({"done_on": "31 August 2026"}, "on or after 1 September 2026, the day they came"),
        ({"status": "not_needed"}, "Enter why it is not needed, or is open again."),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, patient, browse, link_worker):
    assert told in plainly(browse(link_worker).post(address(patient.person), settled(**answers)))
    assert not DischargeStep.objects.exists()


@pytest.mark.django_db
def test_the_same_form_sent_again_makes_one_step(patient, browse, link_worker):
    client, sent = browse(link_worker), settled()
    for _ in range(3):
        client.post(address(patient.person), sent)
    assert DischargeStep.objects.count() == 1


@pytest.mark.django_db
def test_nobody_outside_a_hospital_has_a_plan_to_leave_one(ada, browse, link_worker):
    assert browse(link_worker).get(f"/people/{ada.uid}/discharge/").status_code == 404
    assert "Plan to leave hospital" not in plainly(browse(link_worker).get(f"/people/{ada.uid}/safety/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403),
        (Role.FINANCE, "E06000017", 403),
        (Role.LINK_WORKER, "E10000018", 404),
    ],
)
def test_who_may_record_a_step(role, where, answer, patient, browse):
    reader = accounts.staff(role, accounts.council(where))
    assert browse(reader).get(address(patient.person)).status_code == answer


@pytest.mark.django_db
def test_a_plan_asks_no_more_of_the_database_however_long(patient):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            plan_of(patient.person, TODAY)
        return len(found)

    recipes.discharge_step(placement=patient)
    few = asked()
    for code in ("lead", "wishes", "legal"):
        recipes.discharge_step(placement=patient, checkpoint=DischargeCheckpoint.objects.get(code=code))
    assert asked() == few


@pytest.mark.django_db
def test_an_old_wording_is_kept_beside_the_new(patient):
    old = DischargeCheckpoint.objects.get(code="date")
    old.valid_until = TODAY
    old.save()
    recipes.discharge_step(placement=patient)
    DischargeCheckpoint.objects.create(code="date", order=2, label="A day is set", valid_from=TODAY)
    plan = plan_of(patient.person, TODAY)
    assert [line.checkpoint.label for line in plan.lines][1] == "A day is set"
    assert plan.progress == "1 of 12"
    assert plan.lines[1].latest.checkpoint.label == "A day to leave is planned"


def test_not_needed_is_settled_and_open_again_is_not():
    stands = latest(
        [("a", "done", None), ("b", "not_needed", None), ("c", "done", None), ("c", "reopened", None)]
    )
    assert progress(["a", "b", "c", "d"], stands) == (2, 4)
    assert stands["c"] == Standing("reopened")
