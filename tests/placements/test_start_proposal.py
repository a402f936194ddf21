"""Starting what was agreed: a placement begins, the one it replaces ends, both or neither."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from placements.actions import proposals as actions
from placements.actions.decisions import AlreadySettled, DecisionIncomplete, MoveNotDecided
from placements.actions.stays import ProposedAlready
from placements.models import Placement, SettingType
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.test_start_placement import start as start_at_once

pytestmark = pytest.mark.django_db


def ready(**fields):
    """Agreed and decided."""
    person = fields.pop("person", None) or recipes.person()
    home = fields.pop("home", None) or recipes.home()
    decision = recipes.move_decision(person=person, home=home)
    return recipes.agreed(person=person, home=home, decision=decision, **fields)


def start(by, proposal, **answers):
    return actions.start_proposal(
        **{"by": by, "proposal": proposal, "starts_on": date(2026, 11, 20), "today": TODAY} | answers
    )


def test_the_placement_starts_with_the_story_of_the_proposal(link_worker, trail):
    proposal = ready(why_out_of_area="specialist_need", chosen_by_person=True)
    stay = start(link_worker, proposal)
    proposal.refresh_from_db()
    assert (stay.starts_on, stay.why_out_of_area, stay.chosen_by_person) == (
        date(2026, 11, 20),
        "specialist_need",
        True,
    )
    assert (proposal.state, proposal.placement, stay.decision) == ("started", stay, proposal.decision)
    assert trail() == ["started proposal"]


def test_a_move_is_an_end_and_a_start_in_one_deed(link_worker):
    stay = recipes.placement()
    line = recipes.funding_line(placement=stay)
    moved = start(link_worker, ready(person=stay.person, replaces=stay), end_reason="moved")
    stay.refresh_from_db()
    line.refresh_from_db()
    assert stay.ends_on == line.ends_on == moved.starts_on == date(2026, 11, 20)


def test_started_twice_it_is_one_placement(link_worker, trail):
    proposal = ready()
    assert start(link_worker, proposal) == start(link_worker, proposal)
    assert (Placement.objects.count(), trail()) == (1, ["started proposal"])


def test_a_move_without_consent_or_best_interests_is_refused_in_words(link_worker, browse):
    stay = recipes.placement()
    proposal = recipes.agreed(person=stay.person, replaces=stay, emergency=True)
    with pytest.raises(MoveNotDecided):
        start(link_worker, proposal, end_reason="moved")
    sent = {"starts_on": "20 November 2026", "end_reason": "moved"}
    page = browse(link_worker).post(f"/proposals/{proposal.uid}/start/", sent)
    assert (
        "Record that the person agreed, or a best-interests decision, before this move is confirmed"
        in page.content.decode()
    )
    stay.refresh_from_db()
    assert (stay.ends_on, Placement.objects.count()) == (None, 1)


def test_nothing_starts_before_it_is_agreed_or_before_it_happened(link_worker):
    with pytest.raises(actions.NotAgreedYet):
        start(link_worker, recipes.proposal())
    with pytest.raises(actions.NotStartedYet):
        start(link_worker, ready(), starts_on=date(2026, 11, 23))
    withdrawn = actions.withdraw_proposal(by=link_worker, proposal=ready(), reason="Sold", today=TODAY)
    with pytest.raises(AlreadySettled):
        start(link_worker, withdrawn)


def test_the_home_they_left_meanwhile_counts_for_the_risks(link_worker):
    proposal = ready(home=recipes.home(setting_type=SettingType.objects.get(code="GENERAL_NEEDS")))
    recipes.placement(person=proposal.person)  # a care home, after the proposal was made
    with pytest.raises(DecisionIncomplete) as refusal:
        start(link_worker, proposal, end_reason="moved")
    assert set(refusal.value.told) == {"risk_assessed_on", "mitigation"}


def test_risks_looked_at_after_the_day_it_started_came_too_late(link_worker):
    stay = recipes.placement()
    flat = recipes.home(setting_type=SettingType.objects.get(code="GENERAL_NEEDS"))
    told = {"risk_assessed_on": date(2026, 11, 22), "mitigation": "A waking night at first"}
    decision = recipes.move_decision(person=stay.person, home=flat, **told)
    proposal = recipes.agreed(person=stay.person, home=flat, decision=decision, replaces=stay)
    with pytest.raises(DecisionIncomplete, match="by 20 November 2026, before support is reduced"):
        start(link_worker, proposal, starts_on=date(2026, 11, 20), end_reason="moved")


def test_a_move_needs_a_reason_why_the_old_placement_ended(link_worker):
    stay = recipes.placement()
    with pytest.raises(actions.Refusal) as refusal:
        start(link_worker, ready(person=stay.person, replaces=stay))
    assert "end_reason" in refusal.value.told


def test_what_is_proposed_is_not_started_past_its_proposal(link_worker):
    proposal = recipes.proposal()
    with pytest.raises(ProposedAlready):
        start_at_once(link_worker, proposal.person, proposal.home)


def test_who_may(link_worker, finance, host_officer, stranger, browse):
    proposal = ready(person=recipes.placement().person)
    address = f"/proposals/{proposal.uid}/start/"
    codes = [browse(one).get(address).status_code for one in (link_worker, finance, host_officer, stranger)]
    assert codes == [200, 403, 403, 404]
    with pytest.raises(PermissionDenied):
        start(host_officer, proposal)


def test_a_start_under_an_embargo_is_explained_and_not_forbidden(link_worker, browse):
    stay = recipes.placement()
    home = recipes.home(provider=accounts.organisation())
    proposal = ready(person=stay.person, home=home, replaces=stay)
    recipes.provider_event(provider=home.provider)
    client, address = browse(link_worker), f"/proposals/{proposal.uid}/start/"
    assert "placed there all the same" not in client.get(address).content.decode()
    sent = {"starts_on": "20 November 2026", "end_reason": "moved"}
    page = client.post(address, sent).content.decode()
    assert "under an embargo on new placements since 2 November 2026" in page
    assert "Why are they placed there all the same?" in page
    assert Placement.objects.get() == stay
    assert client.post(address, sent | {"placed_despite": "Agreed with both councils."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.placement.home) == ("started", home)
