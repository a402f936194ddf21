"""Proposing a placement."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from placements.actions import proposals as actions
from placements.actions.days import TooFarAhead
from placements.actions.stays import ProposedAlready, SameHome
from placements.models import Placement, Proposal
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def propose(by, person, home, **answers):
    return actions.propose_placement(
        **{"by": by, "person": person, "home": home, "expected_on": date(2026, 12, 1), "today": TODAY}
        | {"placed_by": council()}
        | answers
    )


def test_a_proposal_keeps_its_story_says_what_it_replaces_and_moves_nobody(link_worker, trail):
    stay = recipes.placement()
    proposal = propose(link_worker, stay.person, recipes.home(), barriers=["housing"], emergency=True)
    assert (proposal.replaces, proposal.state, proposal.barriers) == (stay, "proposed", ["housing"])
    assert (Placement.objects.count(), trail()) == (1, ["proposed placement"])


def test_the_same_answers_twice_are_one_proposal_and_others_are_refused(link_worker, trail):
    person, home = recipes.person(), recipes.home()
    assert propose(link_worker, person, home) == propose(link_worker, person, home)
    with pytest.raises(ProposedAlready):
        propose(link_worker, person, home, expected_on=date(2026, 12, 2))
    assert (Proposal.objects.count(), trail()) == (1, ["proposed placement"])


def test_other_homes_may_be_proposed_beside_it_and_the_same_again_once_it_is_withdrawn(link_worker):
    person, home = recipes.person(), recipes.home()
    first = propose(link_worker, person, home)
    assert propose(link_worker, person, recipes.home()) != first
    actions.withdraw_proposal(by=link_worker, proposal=first, reason="Sold", today=TODAY)
    assert propose(link_worker, person, home) != first


def test_whoever_proposes_what_has_happened_is_told_who_can_record_it(link_worker):
    with pytest.raises(actions.ProposedForThePast, match="as a move: team managers can do that"):
        propose(link_worker, recipes.placement().person, recipes.home(), expected_on=date(2026, 11, 21))
    first = "as a placement: link workers and team managers can do that"
    with pytest.raises(actions.ProposedForThePast, match=first):
        propose(link_worker, recipes.person(), recipes.home(), expected_on=date(2026, 11, 21))


def test_days_that_cannot_be_are_refused_beside_their_question(link_worker):
    stay, home = recipes.placement(), recipes.home()
    with pytest.raises(actions.ProposedForThePast):
        propose(link_worker, stay.person, home, expected_on=date(2026, 11, 21))
    with pytest.raises(TooFarAhead):
        propose(link_worker, stay.person, home, expected_on=date(2028, 1, 1))
    with pytest.raises(SameHome):
        propose(link_worker, stay.person, stay.home)
    with pytest.raises(actions.Refusal) as refusal:
        propose(link_worker, stay.person, home, expected_end_on=date(2026, 12, 1))
    assert "expected_end_on" in refusal.value.told


def test_the_host_does_not_propose_for_somebody_elses_person(link_worker, lincolnshire):
    person = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017")
    ).person
    with pytest.raises(PermissionDenied):
        propose(link_worker, person, recipes.home())


def test_the_page_proposes_and_keeps_what_was_typed_when_it_is_refused(link_worker, browse):
    person, home = recipes.person(), recipes.home()
    address = f"/people/{person.uid}/proposals/new/"
    sent = {
        "home": str(home.uid),
        "expected_on": "1 December 2026",
        "placed_by": str(council().uid),
        "local_options_found": "Two asked, neither had a place: “O’Brien’s” & Ünal 🏠",
        "barriers": ["housing", "none"],
    }
    page = browse(link_worker).post(address, sent)
    assert page.context["form"].errors == {
        "barriers": ["Select what stands in the way, or that nothing does, not both"]
    }
    assert "O’Brien’s” &amp; Ünal 🏠" in page.content.decode()
    page = browse(link_worker).post(address, sent | {"barriers": ["housing"]}, follow=True)
    assert page.redirect_chain[0][0] == f"/people/{person.uid}/placements/"
    assert "The placement is proposed." in page.content.decode()


def test_who_may_open_it(link_worker, finance, stranger, browse):
    person = recipes.placement().person
    address = f"/people/{person.uid}/proposals/new/"
    assert [browse(one).get(address).status_code for one in (link_worker, finance, stranger)] == [
        200,
        403,
        404,
    ]
