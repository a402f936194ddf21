"""A restrictive practice entered in error is withdrawn: it is kept, and leaves every count."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import restraint as adding
from reviews.actions import withdrawing as refusals
from reviews.models import RestraintStep
from reviews.queries import home_concerns, restraint
from reviews.queries.timeline_safeguards import restraints as told_of
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.rights import TODAY
from tests.reviews.safety import plainly
from tests.reviews.withdrawn import NOW, SAID, SLIP, struck

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(ada):
    """Secluded, and not ended: it was somebody else."""
    home = ada.placements.get().home
    return recipes.restraint(person=ada, home=home, kind="seclusion", ended_at=None)


def where(practice) -> str:
    return f"/restrictive-practice/{practice.uid}/withdrawal/"


def withdraw(by, practice, why=SLIP):
    return actions.withdraw_restraint(by=by, practice=practice, why=why, now=NOW)


def test_it_leaves_the_twelve_months_the_thirty_days_and_the_home(manager, ada, wrong):
    assert [row.times for row in restraint.tally(restraint.practices_of(manager, ada), NOW)] == [1]
    assert [row.times for row in restraint.lately(manager, NOW)] == [1]
    assert [month.restraints for month in home_concerns.months_at(wrong.home, manager)] == [1]
    withdraw(manager, wrong)
    assert restraint.tally(restraint.practices_of(manager, ada), NOW) == []
    assert restraint.lately(manager, NOW) == []
    assert home_concerns.months_at(wrong.home, manager) == []


def test_it_leaves_the_story(manager, ada, wrong):
    assert list(told_of(manager, ada, TODAY, 9))
    withdraw(manager, wrong)
    assert list(told_of(manager, ada, TODAY, 9)) == []


def test_it_stays_on_the_tab_struck_through_with_the_reason(manager, browse, ada, wrong):
    page = browse(manager).post(where(wrong), {"why": SLIP}, follow=True)
    assert "It is withdrawn. It is kept with your reason, and counts nowhere." in plainly(page)
    assert f"Withdrawn by {manager.name} {SAID}" in plainly(page)
    assert wrong.reason in struck(page)
    assert f"/restrictive-practice/{wrong.uid}/steps/new/" not in page.content.decode()
    line = AuditEvent.objects.get(verb="withdrew restrictive practice")
    assert line.details == {"started_at": "2026-11-10T09:00:00+00:00"}


def test_it_does_not_go_on(manager, ada, wrong):
    assert [one.goes_on for one in restraint.practices_of(manager, ada)] == [True]
    withdraw(manager, wrong)
    assert [one.goes_on for one in restraint.practices_of(manager, ada)] == [False]


def test_what_was_withdrawn_comes_last(manager, ada, wrong):
    withdraw(manager, wrong)
    earlier = recipes.restraint(person=ada, started_at=NOW.replace(month=10), ended_at=None)
    assert [one.practice for one in restraint.practices_of(manager, ada)] == [earlier, wrong]


def test_nothing_is_added_to_it_any_more(manager, link_worker, wrong):
    withdraw(manager, wrong)
    with pytest.raises(adding.PracticeWasWithdrawn):
        actions.add_to_restraint(
            by=link_worker, practice=wrong, kind="ended", done_at=NOW, now=NOW, submission=uuid4()
        )
    assert not RestraintStep.objects.exists()


def test_it_is_withdrawn_once(manager, wrong):
    withdraw(manager, wrong)
    withdraw(manager, wrong)
    with pytest.raises(refusals.WithdrawnAlready):
        withdraw(manager, wrong, "Another reason")
    assert AuditEvent.objects.filter(verb="withdrew restrictive practice").count() == 1


def test_a_reason_is_asked_for(manager, wrong):
    with pytest.raises(Refusal) as refused:
        withdraw(manager, wrong, " ")
    assert refused.value.question == "why"


def test_only_a_manager_of_the_organisation_that_recorded_it(link_worker, manager, browse, ada, wrong):
    tab = f"/people/{ada.uid}/safety/"
    assert where(wrong) in browse(manager).get(tab).content.decode()
    assert where(wrong) not in browse(link_worker).get(tab).content.decode()
    theirs = recipes.restraint(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE))
    assert where(theirs) not in browse(manager).get(tab).content.decode()
    for by, one in ((link_worker, wrong), (manager, theirs)):
        assert browse(by).get(where(one)).status_code == 403
        with pytest.raises(PermissionDenied):
            withdraw(by, one)


def test_who_may_not_know_of_the_person_finds_nothing(browse, wrong):
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    assert browse(elsewhere).get(where(wrong)).status_code == 404
