"""A decision is made for somebody who could not make it, and a move it is about may go on."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import proposals
from placements.models import MoveDecision, SettingType
from reviews.models import BestInterestsDecision
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import DECIDED, TODAY, assess, decide, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def move(ada):
    """Agreed, to another care home: no less support than now."""
    leaving = ada.placements.get()
    return placements.agreed(person=ada, home=placements.home(name="Larch Cottage"), replaces=leaving)


def start(by, move):
    return proposals.start_proposal(by=by, proposal=move, starts_on=TODAY, today=TODAY, end_reason="moved")


def test_it_is_kept_beside_the_finding(link_worker, ada, browse):
    finding = assess(link_worker, ada)
    page = browse(link_worker).post(f"/capacity/{finding.uid}/best-interests/", typed(DECIDED), follow=True)
    assert "Larch Cottage, because of the garden and her sister nearby" in plain(page)
    assert AuditEvent.objects.filter(verb="recorded best-interests decision").count() == 1
    assert not MoveDecision.objects.exists()


def test_about_a_move_it_opens_the_gate_of_that_move(link_worker, manager, ada, move):
    with pytest.raises(Refusal, match="before this move is confirmed"):
        start(manager, move)
    decision = decide(link_worker, assess(link_worker, ada, proposal=move))
    kept = decision.move
    assert (kept.kind, kept.capacity) == ("best_interests", "lacks")
    assert (kept.capacity_assessed_on, kept.decided_on) == (date(2026, 11, 16), date(2026, 11, 18))
    assert kept.capacity_assessed_by == "Jo Heath, social worker"
    assert kept.wishes == DECIDED["wishes"]
    started = start(manager, move)
    assert started.decision == kept


def test_without_a_move_it_opens_none(link_worker, manager, ada, move):
    decide(link_worker, assess(link_worker, ada))
    with pytest.raises(Refusal, match="before this move is confirmed"):
        start(manager, move)


def test_less_support_needs_its_risks_assessed_first(link_worker, ada):
    flat = placements.home(name="Larch Flat", setting_type=SettingType.objects.get(code="SL_SELF"))
    fewer = placements.agreed(person=ada, home=flat, replaces=ada.placements.get())
    finding = assess(link_worker, ada, proposal=fewer)
    with pytest.raises(Refusal) as refused:
        decide(link_worker, finding)
    assert {"risk_assessed_on", "mitigation"} & set(refused.value.told)
    assert not BestInterestsDecision.objects.exists()
    assert not MoveDecision.objects.exists()
    done = decide(
        link_worker, finding, risk_assessed_on=date(2026, 11, 17), mitigation="A night call, and a sensor"
    )
    assert done.move.mitigation == "A night call, and a sensor"


@pytest.mark.parametrize("conclusion", ["can", "fluctuates"])
def test_nobody_decides_for_somebody_who_can_or_will_be_able_to(conclusion, link_worker, ada):
    finding = assess(link_worker, ada, conclusion=conclusion, weighs=None, look_again_on=date(2026, 12, 1))
    with pytest.raises(Refusal, match="nobody else makes it for them"):
        decide(link_worker, finding)


def test_a_later_finding_about_the_same_move_counts(link_worker, ada, move):
    first = assess(link_worker, ada, proposal=move, assessed_on=date(2026, 11, 10))
    assess(link_worker, ada, proposal=move, conclusion="can", weighs=True)
    with pytest.raises(Refusal, match="A later assessment"):
        decide(link_worker, first)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"decided_on": date(2026, 11, 15)}, "on or after the day capacity was assessed"),
        ({"less_restrictive_considered": None}, "A less restrictive option must be considered"),
        ({"advance_decision": "applies"}, "nobody decides instead"),
        ({"wishes": ""}, "Enter the person’s wishes"),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(said, told, link_worker, ada, browse):
    finding = assess(link_worker, ada)
    page = browse(link_worker).post(f"/capacity/{finding.uid}/best-interests/", typed(DECIDED | said))
    assert page.status_code == 200
    assert told in plain(page)
    assert "Staying, Larch Cottage, a flat in Oakham" in page.content.decode()


def test_the_host_records_none_about_a_move(link_worker, ada, move):
    finding = assess(link_worker, ada, proposal=move)
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    with pytest.raises(Refusal, match="the council that places the person"):
        decide(host, finding)


def test_the_nurse_reads_and_does_not_record(chc_nurse, browse):
    finding = recipes.capacity_assessment(
        person=placements.placement(person=placements.person(responsible_icb=accounts.icb())).person
    )
    recipes.best_interests_decision(assessment=finding)
    client = browse(chc_nurse)
    assert "Larch Cottage" in plain(client.get(f"/capacity/{finding.uid}/"))
    assert client.get(f"/capacity/{finding.uid}/best-interests/").status_code == 403
    with pytest.raises(PermissionDenied):
        decide(chc_nurse, finding)


def test_another_council_finds_nothing(ada, link_worker, browse):
    finding = assess(link_worker, ada)
    stranger = browse(accounts.staff(Role.TEAM_MANAGER, accounts.council("E06000024")))
    assert stranger.get(f"/capacity/{finding.uid}/").status_code == 404
    assert stranger.get(f"/capacity/{finding.uid}/best-interests/").status_code == 404


def test_the_same_form_twice_is_one(link_worker, ada, move):
    key, finding = uuid.uuid4(), assess(link_worker, ada, proposal=move)
    first = decide(link_worker, finding, submission=key)
    assert decide(link_worker, finding, submission=key) == first
    assert MoveDecision.objects.count() == 1


def test_the_page_of_the_move_leads_here_with_the_move_chosen(link_worker, ada, move, browse):
    client = browse(link_worker)
    there = f"/people/{ada.uid}/rights/capacity/new/?move={move.uid}"
    assert there in client.get(f"/proposals/{move.uid}/decision/").content.decode()
    assert f'value="{move.uid}" selected' in client.get(there).content.decode()
