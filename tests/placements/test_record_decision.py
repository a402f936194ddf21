"""Recording who decided about a proposed move."""

from dataclasses import replace
from datetime import date

import pytest

from placements.actions import decisions as actions
from placements.models import MoveDecision, SettingType
from placements.rules.decisions import NOTHING, Decided
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def record(by, proposal, decided):
    return actions.record_decision(by=by, proposal=proposal, decided=decided, today=TODAY)


@pytest.mark.parametrize(
    "decided", [recipes.CONSENT, recipes.BEST_INTERESTS], ids=["consent", "best interests"]
)
def test_a_decision_is_kept_for_its_proposal_once(link_worker, trail, decided):
    proposal = recipes.proposal()
    assert record(link_worker, proposal, decided) == record(link_worker, proposal, decided)
    proposal.refresh_from_db()
    assert (proposal.decision.kind, MoveDecision.objects.count()) == (decided.kind, 1)
    assert trail() == ["recorded decision"]


def test_made_again_it_counts_instead_and_the_earlier_one_is_kept(link_worker):
    proposal = recipes.proposal()
    record(link_worker, proposal, recipes.CONSENT)
    again = record(link_worker, proposal, recipes.BEST_INTERESTS)
    proposal.refresh_from_db()
    assert (proposal.decision, MoveDecision.objects.count()) == (again, 2)


def test_what_is_missing_is_told_all_at_once_each_beside_its_question(link_worker):
    with pytest.raises(actions.DecisionIncomplete) as refusal:
        record(link_worker, recipes.proposal(), Decided(kind="best_interests", capacity="lacks"))
    assert set(refusal.value.told) >= {
        "decided_on",
        "wishes",
        "consulted",
        "authority",
        "capacity_assessed_by",
    }


def test_no_answer_is_no_decision(link_worker):
    with pytest.raises(actions.MoveNotDecided):
        record(link_worker, recipes.proposal(), NOTHING)


def test_less_support_needs_its_risks_assessed_first(link_worker):
    stay = recipes.placement()
    flat = recipes.home(setting_type=SettingType.objects.get(code="SL_SHARED"))
    proposal = recipes.proposal(person=stay.person, replaces=stay, home=flat)
    with pytest.raises(actions.DecisionIncomplete) as refusal:
        record(link_worker, proposal, recipes.CONSENT)
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}
    safe = replace(recipes.CONSENT, risk_assessed_on=date(2026, 10, 1), mitigation="A waking night at first")
    assert record(link_worker, proposal, safe).mitigation == "A waking night at first"


def test_the_page_shows_questions_at_fault_and_keeps_what_was_typed(link_worker, browse):
    proposal = recipes.proposal()
    address = f"/proposals/{proposal.uid}/decision/"
    sent = recipes.AGREED | {"decision_kind": "best_interests", "capacity": "lacks", "wishes": "A garden"}
    page = browse(link_worker).post(address, sent)
    assert page.context["form"].errors["consulted"] == ["Enter who was consulted"]
    assert "A garden" in page.content.decode()
    assert "wishes" not in page.context["form"].errors
    assert browse(link_worker).post(address, recipes.AGREED).status_code == 302


def test_who_may(link_worker, finance, stranger, browse):
    proposal = recipes.proposal(person=recipes.placement().person)
    address = f"/proposals/{proposal.uid}/decision/"
    assert [browse(one).get(address).status_code for one in (link_worker, finance, stranger)] == [
        200,
        403,
        404,
    ]
