"""A capacity assessment entered in error is withdrawn with a reason: it is kept, and nothing rests on it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import capacity as deciding
from reviews.actions import withdrawing as refusals
from reviews.models import CapacityAssessment
from reviews.queries.advocacy import owed_to
from reviews.queries.capacity import assessments_of
from reviews.queries.timeline_safeguards import capacity as told_of
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.rights import TODAY, assess, decide
from tests.reviews.safety import plainly
from tests.reviews.withdrawn import NOW, SAID, SLIP, struck, taken_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(ada):
    """That Ada could not decide, with nobody to consult; it was meant for somebody else."""
    return recipes.capacity_assessment(person=ada, someone_to_consult=False)


def where(assessment) -> str:
    return f"/capacity/{assessment.uid}/withdrawal/"


def withdraw(by, assessment, why=SLIP):
    return actions.withdraw_capacity_assessment(by=by, assessment=assessment, why=why, now=NOW)


def test_no_advocate_is_owed_because_of_it(manager, ada, wrong):
    assert [one.kind for one in owed_to(ada, TODAY)] == ["imca"]
    withdraw(manager, wrong)
    assert owed_to(ada, TODAY) == []
    assert CapacityAssessment.objects.count() == 1


def test_it_leaves_the_story(manager, ada, wrong):
    assert list(told_of(manager, ada, TODAY, 9))
    withdraw(manager, wrong)
    assert list(told_of(manager, ada, TODAY, 9)) == []


def test_it_stays_on_its_page_struck_through_with_the_reason(manager, browse, wrong):
    page = browse(manager).post(where(wrong), {"why": SLIP}, follow=True)
    assert "The assessment is withdrawn." in plainly(page)
    assert f"Withdrawn by {manager.name} {SAID}" in plainly(page)
    assert wrong.decision in struck(page)
    assert wrong.causal_link in struck(page)
    line = AuditEvent.objects.get(verb="withdrew capacity assessment")
    assert line.details == {"assessed_on": "2026-11-16", "of_a_move": False}


def test_the_tab_strikes_it_through_last_for_whoever_could_read_it(manager, link_worker, browse, ada, wrong):
    withdraw(manager, wrong)
    recipes.capacity_assessment(person=ada, decision="Whether to lend money", assessed_on=wrong.assessed_on)
    page = browse(link_worker).get(f"/people/{ada.uid}/rights/")
    assert SAID in plainly(page)
    assert wrong.decision in struck(page)
    assert "Whether to lend money" not in struck(page)
    assert plainly(page).index("Whether to lend money") < plainly(page).index(wrong.decision)


def test_no_decision_is_waited_for_any_more(manager, browse, ada, wrong):
    tab = f"/people/{ada.uid}/rights/"
    assert "No best-interests decision is recorded." in plainly(browse(manager).get(tab))
    withdraw(manager, wrong)
    assert "No best-interests decision is recorded." not in plainly(browse(manager).get(tab))
    assert (
        f"/capacity/{wrong.uid}/best-interests/"
        not in browse(manager).get(f"/capacity/{wrong.uid}/").content.decode()
    )


def test_nothing_of_it_is_open_or_late(manager, ada):
    comes_and_goes = recipes.capacity_assessment(
        person=ada, assessed_on=date(2026, 9, 1), look_again_on=date(2026, 10, 1)
    )
    assert [(one.is_open, one.look_again_late) for one in assessments_of(ada, TODAY)] == [(True, True)]
    withdraw(manager, comes_and_goes)
    assert [(one.is_open, one.look_again_late) for one in assessments_of(ada, TODAY)] == [(False, False)]


def test_nothing_is_decided_by_it(manager, link_worker, wrong):
    withdraw(manager, wrong)
    with pytest.raises(deciding.AssessmentWasWithdrawn, match="Record the assessment anew"):
        decide(link_worker, wrong)


def test_a_withdrawn_finding_about_a_move_hides_no_earlier_one(manager, link_worker, ada):
    move = placements.agreed(person=ada, replaces=ada.placements.get())
    earlier = assess(link_worker, ada, proposal=move)
    later = assess(link_worker, ada, proposal=move, conclusion="can", weighs=True)
    with pytest.raises(deciding.LaterFoundOtherwise):
        decide(link_worker, earlier)
    withdraw(manager, later)
    assert decide(link_worker, earlier).move is not None


def test_one_by_which_somebody_decided_is_not_withdrawn_before_the_decision(manager, browse, wrong):
    decision = recipes.best_interests_decision(assessment=wrong)
    page = browse(manager).post(where(wrong), {"why": SLIP})
    assert "Withdraw that decision first" in plainly(page)
    assert SLIP in page.content.decode()
    actions.withdraw_best_interests_decision(by=manager, decision=decision, why=SLIP, now=NOW)
    assert withdraw(manager, wrong).withdrawn_why == SLIP


def test_it_is_withdrawn_once(manager, wrong):
    withdraw(manager, wrong)
    withdraw(manager, wrong)
    with pytest.raises(refusals.WithdrawnAlready):
        withdraw(manager, wrong, "Another reason")
    assert AuditEvent.objects.filter(verb="withdrew capacity assessment").count() == 1


def test_a_reason_is_asked_for(manager, browse, wrong):
    assert "Enter why it is withdrawn" in plainly(browse(manager).post(where(wrong), {"why": " "}))
    with pytest.raises(Refusal) as refused:
        withdraw(manager, wrong, " ")
    assert refused.value.question == "why"


def test_the_way_there_stands_until_it_is_withdrawn(manager, link_worker, browse, wrong):
    page = f"/capacity/{wrong.uid}/"
    assert where(wrong) in browse(manager).get(page).content.decode()
    assert where(wrong) not in browse(link_worker).get(page).content.decode()
    withdraw(manager, wrong)
    assert where(wrong) not in browse(manager).get(page).content.decode()


def test_only_a_manager_of_where_it_was_recorded(link_worker, manager, browse, ada, wrong):
    """A finding names no organisation: it is that of whoever recorded it, on the day they did."""
    assert browse(link_worker).get(where(wrong)).status_code == 403
    theirs = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    by_the_host = recipes.capacity_assessment(person=ada, recorded_by=theirs)
    assert browse(manager).get(where(by_the_host)).status_code == 403
    host_manager = accounts.staff(Role.TEAM_MANAGER, accounts.council(placements.LINCOLNSHIRE))
    assert browse(host_manager).get(where(by_the_host)).status_code == 200
    for by, one in ((link_worker, wrong), (manager, by_the_host), (host_manager, wrong)):
        with pytest.raises(PermissionDenied):
            withdraw(by, one)


def test_where_somebody_works_now_does_not_matter(manager, ada, noon):
    moved = accounts.staff(None)
    accounts.membership(moved, ends_on=TODAY)
    accounts.membership(moved, at=accounts.council(placements.LINCOLNSHIRE), starts_on=TODAY)
    before = NOW.replace(day=20)
    assert withdraw(manager, recipes.capacity_assessment(person=ada, recorded_by=moved, created_at=before))
    with pytest.raises(PermissionDenied):
        withdraw(manager, recipes.capacity_assessment(person=ada, recorded_by=moved, created_at=NOW))


def test_who_may_not_know_of_the_person_finds_nothing(browse, wrong):
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    assert browse(elsewhere).get(where(wrong)).status_code == 404


def test_it_stays_withdrawn_when_the_record_is_merged_and_when_that_is_undone(manager, browse, noon):
    kept, other = placements.person(nhs_number=""), placements.person()
    row = recipes.capacity_assessment(person=other, **taken_out(manager))
    merge = placements.merge(kept=kept, other=other)
    for deed, whose in (("", kept), ("undoing/", other)):
        browse(manager).post(f"/merges/{merge.uid}/{deed}")
        row.refresh_from_db()
        assert (row.person_id, row.withdrawn_why) == (whose.pk, SLIP)
