"""An entry of the dynamic support register made in error is withdrawn, and the one before it counts again."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import withdrawing as refusals
from reviews.queries.dynamic_support import support_of
from reviews.queries.kept import kept
from reviews.queries.safety_dates import safety_dates
from reviews.queries.timeline_safeguards import ratings as told_of
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.rights import TODAY
from tests.reviews.safety import plainly
from tests.reviews.withdrawn import NOW, SAID, SLIP, struck

pytestmark = pytest.mark.django_db


@pytest.fixture
def before(ada):
    """Ada was amber, and agreed to it."""
    return recipes.dynamic_support(person=ada, rating="amber", rated_on=date(2026, 10, 1), reason="Steady")


@pytest.fixture
def wrong(ada, before):
    """Red, in November: it was meant for somebody else."""
    return recipes.dynamic_support(person=ada)


def where(entry) -> str:
    return f"/dynamic-support/{entry.uid}/withdrawal/"


def withdraw(by, entry, why=SLIP):
    return actions.withdraw_rating(by=by, entry=entry, why=why, now=NOW)


def test_the_one_before_counts_again(manager, ada, before, wrong):
    assert support_of(manager, ada, TODAY).now.row == wrong
    withdraw(manager, wrong)
    support = support_of(manager, ada, TODAY)
    assert support.now.row == before
    assert (support.red_since, support.review_owed) == (None, False)
    (rated,) = safety_dates(manager, ada, TODAY, frozenset(Permission))
    assert (rated.day, rated.how) == (before.rated_on, "Amber")


def test_no_review_before_an_admission_is_asked_for_any_more(manager, ada, wrong):
    assert [one.kind for one in kept([ada.pk])[ada.pk].asked] == ["CTR_PRE"]
    withdraw(manager, wrong)
    assert kept([ada.pk])[ada.pk].asked == []


def test_a_better_rating_withdrawn_leaves_red_without_a_break(manager, ada, wrong):
    better = recipes.dynamic_support(person=ada, rating="green", rated_on=date(2026, 11, 10))
    assert support_of(manager, ada, TODAY).red_since is None
    withdraw(manager, better)
    assert support_of(manager, ada, TODAY).red_since == date(2026, 11, 2)


def test_one_rated_earlier_may_be_entered_once_the_later_is_withdrawn(manager, link_worker, ada, wrong):
    withdraw(manager, wrong)
    rated = actions.rate_dynamic_support(
        by=link_worker,
        person=ada,
        on_register=True,
        rating="green",
        consent="given",
        rated_on=date(2026, 10, 20),
        reason="Better",
        today=TODAY,
        submission=uuid4(),
    )
    assert support_of(manager, ada, TODAY).now.row == rated


def test_the_only_one_withdrawn_leaves_nothing_said(manager, browse, ada):
    only = recipes.dynamic_support(person=ada)
    withdraw(manager, only)
    assert support_of(manager, ada, TODAY).now is None
    assert "No entry stands" in plainly(browse(manager).get(f"/people/{ada.uid}/safety/"))


def test_it_leaves_the_story(manager, ada, before, wrong):
    withdraw(manager, wrong)
    assert [item.on for item in told_of(manager, ada, TODAY, 9)] == [before.rated_on]


def test_it_stays_on_the_tab_with_what_was_agreed_then(manager, browse, ada, wrong):
    gone = recipes.dynamic_support(
        person=ada, on_register=False, rating="", consent="withdrawn", rated_on=date(2026, 11, 12)
    )
    page = browse(manager).post(where(gone), {"why": SLIP}, follow=True)
    assert "The entry is withdrawn." in plainly(page)
    assert f"Withdrawn by {manager.name} {SAID}" in plainly(page)
    assert "The agreement was withdrawn" in struck(page)
    assert wrong.reason in plainly(page)
    line = AuditEvent.objects.get(verb="withdrew rating on dynamic support register")
    assert line.details == {"rated_on": "2026-11-12"}


def test_the_page_says_which_entry_counts_again_and_what_was_agreed(manager, browse, before, wrong):
    page = plainly(browse(manager).get(where(wrong)))
    assert "The entry before it counts again: Amber: could come to be at risk soon, 1 October 2026." in page
    assert "The person agreed." in page
    assert "It counts for nothing any more." in plainly(browse(manager).get(where(before)))


def test_it_is_withdrawn_once(manager, wrong):
    withdraw(manager, wrong)
    withdraw(manager, wrong)
    with pytest.raises(refusals.WithdrawnAlready):
        withdraw(manager, wrong, "Another reason")
    assert AuditEvent.objects.filter(verb="withdrew rating on dynamic support register").count() == 1


def test_a_reason_is_asked_for(manager, wrong):
    with pytest.raises(Refusal) as refused:
        withdraw(manager, wrong, " ")
    assert refused.value.question == "why"


def test_only_a_manager_of_the_organisation_that_rated(link_worker, manager, browse, ada, wrong):
    tab = f"/people/{ada.uid}/safety/"
    assert where(wrong) in browse(manager).get(tab).content.decode()
    assert where(wrong) not in browse(link_worker).get(tab).content.decode()
    theirs = recipes.dynamic_support(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE))
    for by, one in ((link_worker, wrong), (manager, theirs)):
        assert browse(by).get(where(one)).status_code == 403
        with pytest.raises(PermissionDenied):
            withdraw(by, one)


def test_who_may_not_read_of_health_finds_nothing(browse, wrong):
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    for reader in (officer, elsewhere):
        assert browse(reader).get(where(wrong)).status_code == 404
