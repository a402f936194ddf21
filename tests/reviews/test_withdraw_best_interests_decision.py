"""A best-interests decision entered in error is withdrawn, unless a move was made or goes on by it."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import decisions, proposals
from placements.rules.decisions import Decided
from reviews import actions
from reviews.actions import withdrawing as refusals
from reviews.queries.advocacy import owed_to
from reviews.queries.timeline_safeguards import capacity as told_of
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.rights import TODAY, assess, decide
from tests.reviews.safety import plainly
from tests.reviews.withdrawn import NOW, SAID, SLIP, struck

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding(ada):
    """Ada could not decide, and there is nobody to consult."""
    return recipes.capacity_assessment(person=ada, someone_to_consult=False)


@pytest.fixture
def wrong(finding):
    """What was decided for somebody else."""
    return recipes.best_interests_decision(assessment=finding)


@pytest.fixture
def move(ada):
    """Agreed, to another care home: no less support than now."""
    return placements.agreed(person=ada, home=placements.home(), replaces=ada.placements.get())


def where(decision) -> str:
    return f"/best-interests/{decision.uid}/withdrawal/"


def withdraw(by, decision, why=SLIP):
    return actions.withdraw_best_interests_decision(by=by, decision=decision, why=why, now=NOW)


def test_an_advocate_is_owed_again_until_it_is_decided(manager, ada, wrong):
    assert owed_to(ada, TODAY) == []
    withdraw(manager, wrong)
    assert [one.kind for one in owed_to(ada, TODAY)] == ["imca"]


def test_it_leaves_the_story_and_the_finding_stays(manager, ada, wrong):
    assert len(list(told_of(manager, ada, TODAY, 9))) == 2
    withdraw(manager, wrong)
    assert [item.title for item in told_of(manager, ada, TODAY, 9)] == [
        "Capacity assessed: whether to move to Larch Cottage"
    ]


def test_the_decision_is_still_to_be_made(manager, browse, ada, wrong):
    page = browse(manager).post(where(wrong), {"why": SLIP}, follow=True)
    assert "The decision is withdrawn." in plainly(page)
    assert "No decision is recorded" in plainly(page)
    assert SAID in plainly(page)
    assert wrong.consulted in struck(page)
    tab = plainly(browse(manager).get(f"/people/{ada.uid}/rights/"))
    assert "No best-interests decision is recorded." in tab
    line = AuditEvent.objects.get(verb="withdrew best-interests decision")
    assert line.details == {"decided_on": "2026-11-18", "of_a_move": False}


def test_another_may_be_recorded_then(manager, link_worker, finding, wrong):
    withdraw(manager, wrong)
    assert decide(link_worker, finding).withdrawn_at is None


def test_one_by_which_a_move_goes_on_is_not_withdrawn(manager, link_worker, browse, ada, move):
    decision = decide(link_worker, assess(link_worker, ada, proposal=move))
    page = browse(manager).post(where(decision), {"why": SLIP})
    assert "The move proposed for 1 December 2026 goes on by this decision." in plainly(page)
    decision.refresh_from_db()
    assert decision.withdrawn_at is None


def test_one_by_which_somebody_moved_is_not_withdrawn(manager, link_worker, ada, move):
    decision = decide(link_worker, assess(link_worker, ada, proposal=move))
    proposals.start_proposal(by=manager, proposal=move, starts_on=TODAY, today=TODAY, end_reason="moved")
    with pytest.raises(refusals.MoveWasMadeByIt, match="started on 22 November 2026"):
        withdraw(manager, decision)


def test_one_whose_move_was_called_off_is_withdrawn(manager, link_worker, ada, move):
    decision = decide(link_worker, assess(link_worker, ada, proposal=move))
    proposals.withdraw_proposal(by=manager, proposal=move, reason="The home closes", today=TODAY)
    assert withdraw(manager, decision).withdrawn_why == SLIP


def test_one_that_another_decision_about_the_move_has_followed_is_withdrawn(manager, link_worker, ada, move):
    decision = decide(link_worker, assess(link_worker, ada, proposal=move))
    decisions.record_decision(
        by=link_worker,
        proposal=move,
        decided=Decided(
            kind="consent",
            decided_on=TODAY,
            capacity="has",
            capacity_assessed_on=TODAY,
            capacity_assessed_by="Jo Heath",
        ),
        today=TODAY,
    )
    assert withdraw(manager, decision).withdrawn_why == SLIP


def test_it_is_withdrawn_once(manager, wrong):
    withdraw(manager, wrong)
    withdraw(manager, wrong)
    with pytest.raises(refusals.WithdrawnAlready):
        withdraw(manager, wrong, "Another reason")
    assert AuditEvent.objects.filter(verb="withdrew best-interests decision").count() == 1


def test_a_reason_is_asked_for(manager, wrong):
    with pytest.raises(Refusal) as refused:
        withdraw(manager, wrong, " ")
    assert refused.value.question == "why"


def test_only_a_manager_of_where_it_was_recorded(link_worker, manager, browse, finding, wrong):
    page = f"/capacity/{finding.uid}/"
    assert where(wrong) in browse(manager).get(page).content.decode()
    assert where(wrong) not in browse(link_worker).get(page).content.decode()
    assert browse(link_worker).get(where(wrong)).status_code == 403
    theirs = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    by_the_host = recipes.best_interests_decision(assessment=finding, recorded_by=theirs)
    assert browse(manager).get(where(by_the_host)).status_code == 403
    for by, one in ((link_worker, wrong), (manager, by_the_host)):
        with pytest.raises(PermissionDenied):
            withdraw(by, one)


def test_who_may_not_know_of_the_person_finds_nothing(browse, wrong):
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    assert browse(elsewhere).get(where(wrong)).status_code == 404
