"""Five clicks at the same moment do one deed, where a rule or a lock holds rather than the key of a form."""

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import FundingAgreement, FundingLine, Home, Inspection, Person, Placement
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.placements import recipes
from tests.placements.proposals import typed as split_typed
from tests.placements.test_add_home import typed as home_typed
from tests.placements.test_register_person import typed as person_typed


@pytest.fixture
def five(committed, browse):
    """`five(role)` are five windows of one member of staff."""

    def windows(role):
        someone = accounts.staff(role)
        return [browse(someone) for _ in range(5)]

    return windows


def lines(verb: str) -> int:
    return AuditEvent.objects.filter(verb=verb).count()


def test_one_person_is_registered(five):
    assert posted_at_once(five(Role.LINK_WORKER), "/people/new/", person_typed()) == [302] * 5
    assert (Person.objects.count(), lines("registered person")) == (1, 1)


def test_one_home_is_added(five):
    assert (
        posted_at_once(five(Role.LINK_WORKER), "/homes/new/", home_typed(new_provider="Larch")) == [302] * 5
    )
    assert (Home.objects.count(), lines("added home")) == (1, 1)


def test_one_inspection_is_recorded(five):
    home = recipes.home()
    answers = {"published_on": "2 November 2026", "overall": "Good"}
    address = f"/homes/{home.uid}/inspections/new/"
    assert posted_at_once(five(Role.LINK_WORKER), address, answers) == [302] * 5
    assert (Inspection.objects.count(), lines("recorded inspection")) == (1, 1)


def test_one_placement_is_started(five):
    person, home = recipes.person(), recipes.home()
    answers = {
        "home": str(home.uid),
        "starts_on": "2 November 2026",
        "placed_by": str(accounts.council().uid),
    } | recipes.AGREED
    address = f"/people/{person.uid}/placements/new/"
    assert posted_at_once(five(Role.LINK_WORKER), address, answers) == [302] * 5
    assert (Placement.objects.count(), lines("started placement")) == (1, 1)


def test_one_move_is_made(five):
    stay, home = recipes.placement(), recipes.home()
    answers = {"home": str(home.uid), "moves_on": "20 November 2026", "end_reason": "moved"}
    answers |= recipes.AGREED
    address = f"/placements/{stay.uid}/move/"
    assert posted_at_once(five(Role.TEAM_MANAGER), address, answers) == [302] * 5
    assert (Placement.objects.count(), lines("moved placement")) == (2, 1)


def test_one_placement_is_ended(five):
    stay = recipes.placement()
    answers = {"ends_on": "20 November 2026", "end_reason": "returned"}
    address = f"/placements/{stay.uid}/ending/"
    assert posted_at_once(five(Role.TEAM_MANAGER), address, answers) == [302] * 5
    assert lines("ended placement") == 1


def test_one_split_is_proposed(five):
    stay = recipes.placement()
    rows = (accounts.council(), "joint", "1423.82"), (accounts.icb(), "joint", "921.85")
    answers = split_typed(*rows, gross="2345.67")
    address = f"/placements/{stay.uid}/funding/new/"
    assert posted_at_once(five(Role.FINANCE), address, answers) == [302] * 5
    assert (FundingAgreement.objects.count(), lines("proposed funding")) == (1, 1)


def test_whose_somebody_is_settled_once(five):
    person = recipes.person()
    answers = {
        "kind": "council",
        "organisation": str(accounts.council().uid),
        "starts_on": "1 October 2026",
        "basis": "ordinary_residence",
        "evidence": "Letter",
    }
    address = f"/people/{person.uid}/responsibility/new/"
    assert posted_at_once(five(Role.TEAM_MANAGER), address, answers) == [302] * 5
    assert (person.responsibilities.count(), lines("settled responsibility")) == (2, 1)


def test_one_dispute_is_opened(five):
    person = recipes.person()
    answers = {
        "kind": "la_la",
        "other_body": str(accounts.council(recipes.LINCOLNSHIRE).uid),
        "interim_funder": str(accounts.council().uid),
        "raised_on": "2 November 2026",
    }
    address = f"/people/{person.uid}/disputes/new/"
    assert posted_at_once(five(Role.TEAM_MANAGER), address, answers) == [302] * 5
    assert (person.responsibility_disputes.count(), lines("opened dispute")) == (1, 1)


def test_one_split_is_agreed(five):
    made = recipes.proposed_share().agreement
    assert posted_at_once(five(Role.FINANCE), f"/funding/{made.uid}/agreement/", {}) == [302] * 5
    assert (FundingLine.objects.count(), lines("agreed funding")) == (1, 1)


def test_one_split_is_refused(five):
    made = recipes.funding_proposal()
    assert posted_at_once(five(Role.FINANCE), f"/funding/{made.uid}/refusal/", {"why": "No"}) == [302] * 5
    assert lines("refused funding") == 1


def test_one_limit_is_set(five):
    answers = {"role": "finance", "weekly_limit": "5000", "valid_from": "1 December 2036"}
    assert posted_at_once(five(Role.FINANCE), "/limits/new/", answers) == [302] * 5
    assert lines("set authorisation limit") == 1
