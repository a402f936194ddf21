"""Deciding whether somebody is in the scheme."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import eligibility as actions
from placements.models import EligibilityDecision
from tests.accounts.recipes import TODAY, staff
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.fact_answers import ELIGIBLE, key, plain, typed

TYPED = ELIGIBLE | {"decided_on": "today"}


def decide(by, person, **answers):
    return actions.decide_eligibility(
        **{"by": by, "person": person, "today": TODAY, "submission": key()} | ELIGIBLE | answers
    )


@pytest.mark.django_db
def test_a_decision_has_reasons_and_a_line_in_the_trail(link_worker, trail):
    decision = decide(link_worker, recipes.person())
    assert decision.reasons_in_words == ("14 or over", "Placed out of the area")
    assert trail() == ["decided eligibility"]


@pytest.mark.django_db
def test_the_newest_decision_is_in_force_and_the_earlier_stay(link_worker, browse):
    old = recipes.eligibility_decision()
    decide(link_worker, old.person, eligible=False, reasons=[], band=None, words="Moved back")
    client = browse(link_worker)
    summary = plain(client.get(f"/people/{old.person.uid}/"))
    assert "Not in the scheme" in summary
    assert "Three partners and two moves" not in summary
    assert "Complexity not recorded. Moved back" in summary
    history = plain(client.get(f"/people/{old.person.uid}/history/"))
    assert "In the scheme Superseded by a later decision" in history


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"reasons": []}, "reasons"),
        ({"band": 5}, "band"),
        ({"band": 0}, "band"),
        ({"words": ""}, "words"),
        ({"decided_on": date(2026, 11, 23)}, "decided_on"),
    ],
)
def test_a_decision_that_does_not_hold_is_told_beside_its_question(link_worker, answers, question):
    with pytest.raises(Refusal) as refusal:
        decide(link_worker, recipes.person(), **answers)
    assert list(refusal.value.told) == [question]


@pytest.mark.django_db
@pytest.mark.parametrize(("born_on", "allowed"), [(date(2012, 11, 20), True), (date(2012, 11, 21), False)])
def test_fourteen_or_over_is_true_from_the_birthday(link_worker, born_on, allowed):
    person = recipes.person(date_of_birth=born_on)
    if allowed:
        assert decide(link_worker, person)
    else:
        with pytest.raises(actions.NotFourteenYet, match="21 November 2026"):
            decide(link_worker, person)


@pytest.mark.django_db
def test_the_page_decides_and_keeps_what_was_typed(link_worker, browse):
    person = recipes.person()
    client, address = browse(link_worker), f"/people/{person.uid}/eligibility/new/"
    sent = typed(**TYPED | {"reasons": []})
    page = client.post(address, sent)
    assert "Select at least one reason" in plain(page)
    assert "Three partners" in plain(page)
    page = client.post(address, sent | {"reasons": ["partner"], "band": ""}, follow=True)
    assert "Put forward by a partner" in plain(page)
    assert EligibilityDecision.objects.get().band is None


def test_five_at_the_same_moment_decide_once(committed, browse):
    worker, person = staff(), recipes.placement().person
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/eligibility/new/", typed(**TYPED)) == [302] * 5
    assert EligibilityDecision.objects.count() == 1


@pytest.mark.django_db
def test_who_may_not_decide(finance, host_officer, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/eligibility/new/"
    told = [
        browse(who).post(address, typed(**TYPED)).status_code for who in (finance, host_officer, stranger)
    ]
    assert told == [403, 403, 404]
