"""Agreeing to a placement: somebody other than who proposed it."""

import pytest
from django.core.exceptions import PermissionDenied

from placements.actions import proposals as actions
from placements.actions.decisions import AlreadySettled
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_a_second_person_agrees_once(manager, trail):
    proposal = recipes.proposal()
    for _ in range(2):
        done = actions.agree_placement(by=manager, proposal=proposal, today=TODAY)
    assert (done.state, done.agreed_by, done.agreed_on) == ("agreed", manager, TODAY)
    assert trail() == ["agreed placement"]


def test_whoever_proposed_it_does_not_agree_to_it(manager, browse, trail):
    proposal = recipes.proposal(proposed_by=manager)
    with pytest.raises(actions.AgreedByTheProposer):
        actions.agree_placement(by=manager, proposal=proposal, today=TODAY)
    page = browse(manager).post(f"/proposals/{proposal.uid}/agreement/")
    assert "somebody else must agree to it" in page.content.decode()
    proposal.refresh_from_db()
    assert proposal.state == "proposed"
    assert "agreed placement" not in trail()


def test_what_was_refused_is_not_agreed(manager):
    proposal = recipes.proposal()
    actions.refuse_proposal(by=manager, proposal=proposal, reason="Too far", today=TODAY)
    with pytest.raises(AlreadySettled, match="refused and is not changed any more"):
        actions.agree_placement(by=manager, proposal=proposal, today=TODAY)


def test_who_agrees_reads_that_nobody_decided_yet_and_that_it_cannot_start_before(manager, browse):
    undecided, decided = recipes.proposal(), recipes.proposal(decision=recipes.move_decision())
    words = (
        "Nobody has recorded yet who decided about this move. You can agree to it, and it cannot start before"
    )
    client = browse(manager)
    assert words in client.get(f"/proposals/{undecided.uid}/agreement/").content.decode()
    assert words not in client.get(f"/proposals/{decided.uid}/agreement/").content.decode()
    client.post(f"/proposals/{undecided.uid}/agreement/")
    page = client.post(f"/proposals/{undecided.uid}/start/", {"starts_on": "20 November 2026"})
    assert "before this move is confirmed" in page.content.decode()
    undecided.refresh_from_db()
    assert undecided.state == "agreed"


def test_who_may(link_worker, finance, stranger, browse):
    proposal = recipes.proposal(person=recipes.placement().person)
    address = f"/proposals/{proposal.uid}/agreement/"
    assert [browse(one).get(address).status_code for one in (finance, link_worker, stranger)] == [
        200,
        403,
        404,
    ]
    with pytest.raises(PermissionDenied):
        actions.agree_placement(by=link_worker, proposal=proposal, today=TODAY)


def test_a_finance_officer_agrees_without_reading_a_name_or_an_address(finance, browse):
    proposal = recipes.proposal(home=recipes.home(name="Canary Cottage"))
    page = browse(finance).get(f"/proposals/{proposal.uid}/agreement/").content.decode()
    assert proposal.person.family_name not in page
    assert "Canary Cottage" not in page
    assert browse(finance).post(f"/proposals/{proposal.uid}/agreement/").status_code == 302
