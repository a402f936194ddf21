"""Opening a dispute: asked in time, one stage after the other, and never a day on which nobody pays."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from placements.models import ChcDispute
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db
DECIDED = {
    "received_by_icb_on": date(2026, 4, 1),
    "decided_on": date(2026, 4, 20),
    "decision_letter_on": date(2026, 5, 22),
    "outcome": "not_eligible",
}


def typed(**answers):
    return {
        "submission": str(uuid.uuid4()),
        "stage": "local_review",
        "asked_on": "20 November 2026",
    } | answers


def post(client, case, answers):
    return client.post(f"/chc-cases/{case.uid}/disputes/new/", answers, follow=True)


def test_a_local_review_should_be_finished_in_three_months(link_worker, browse):
    case = recipes.chc_case(**DECIDED)
    page = post(browse(link_worker), case, typed()).content.decode()
    dispute = ChcDispute.objects.get()
    assert dispute.due_on == date(2027, 2, 20)
    assert "Should be finished by 20 February 2027, in 90 days" in page
    assert AuditEvent.objects.get(verb="opened CHC dispute").details["stage"] == "local_review"


@pytest.mark.parametrize(("asked_on", "kept"), [("22 November 2026", True), ("21 May 2026", False)])
def test_the_time_to_ask_is_six_months_from_the_letter(asked_on, kept, link_worker, browse):
    post(browse(link_worker), recipes.chc_case(**DECIDED), typed(asked_on=asked_on))
    assert ChcDispute.objects.exists() is kept


def test_a_day_later_is_too_late(link_worker, browse):
    case = recipes.chc_case(**DECIDED | {"decision_letter_on": date(2026, 5, 21)})
    page = post(browse(link_worker), case, typed(asked_on="22 November 2026")).content.decode()
    assert "The time to ask ended on 21 November 2026" in page


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("independent_review", "Local review by the ICB"),
        ("ombudsman", "Independent review by NHS England"),
    ],
)
def test_a_stage_follows_the_one_before(stage, sentence, link_worker, browse):
    page = post(browse(link_worker), recipes.chc_case(**DECIDED), typed(stage=stage)).content.decode()
    assert f"Record and close this stage first: {sentence}" in page


def test_the_independent_review_is_asked_within_six_months_of_the_local_outcome(link_worker, browse):
    case = recipes.chc_case(**DECIDED)
    recipes.chc_dispute(case=case, asked_on=date(2026, 5, 25), closed_on=date(2026, 5, 30), outcome="stands")
    answers = typed(stage="independent_review", asked_on="22 November 2026")
    post(browse(link_worker), case, answers)
    assert ChcDispute.objects.filter(stage="independent_review", due_on=None).count() == 1


def test_nothing_is_disputed_before_it_is_decided_except_between_bodies(link_worker, browse):
    case, client = recipes.chc_case(), browse(link_worker)
    assert "Record the decision first" in post(client, case, typed()).content.decode()
    funder = {"interim_funder": str(accounts.icb().uid), "without_prejudice": "on"}
    page = post(client, case, typed(stage="between_bodies", **funder)).content.decode()
    assert "pays meanwhile, without prejudice" in page
    assert ChcDispute.objects.get().interim_funder == accounts.icb()


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"without_prejudice": "on"}, "Choose who pays meanwhile"),
        ({"interim_funder": "icb"}, "Confirm that they pay without prejudice"),
    ],
)
def test_between_bodies_somebody_pays_meanwhile(missing, sentence, link_worker, browse):
    given = {name: str(accounts.icb().uid) if value == "icb" else value for name, value in missing.items()}
    page = post(
        browse(link_worker), recipes.chc_case(), typed(stage="between_bodies", **given)
    ).content.decode()
    assert sentence in page
    assert not ChcDispute.objects.exists()


def test_a_stage_is_open_once_and_sent_twice_is_one(link_worker, browse):
    case, answers, client = recipes.chc_case(**DECIDED), typed(), browse(link_worker)
    post(client, case, answers)
    post(client, case, answers)
    again = post(client, case, typed()).content.decode()
    assert "This stage is open already" in again
    assert ChcDispute.objects.count() == 1
