"""A request that was logged in error is withdrawn with a reason: it is kept, and no review is due for it."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import withdrawing as refusals
from reviews.models import ReviewRequest
from reviews.queries.kept import kept
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SLIP = "Logged for the wrong person"


@pytest.fixture
def wrong(ada):
    """A request for Ada that was meant for somebody else."""
    return recipes.review_request(person=ada)


def where(request) -> str:
    return f"/review-requests/{request.uid}/withdrawal/"


def test_no_review_is_due_for_it_any_more(manager, ada, wrong):
    actions.withdraw_review_request(by=manager, request=wrong, why=SLIP, now=NOW)
    assert ada.pk not in kept([ada.pk])
    assert ReviewRequest.objects.count() == 1


def test_one_logged_again_is_due_again(manager, ada, wrong):
    actions.withdraw_review_request(by=manager, request=wrong, why=SLIP, now=NOW)
    recipes.review_request(person=ada, asked_on=date(2026, 11, 2))
    assert [one.asked_on for one in kept([ada.pk])[ada.pk].asked] == [date(2026, 11, 2)]


def test_it_stays_on_the_page_with_the_reason(manager, browse, wrong):
    answer = browse(manager).post(where(wrong), {"why": SLIP}, follow=True)
    page = words(answer)
    assert "The request is withdrawn." in page
    assert "She has stopped going out." in page
    assert f"on 22 November 2026: {SLIP}" in page
    assert "<s>She has stopped going out.</s>" in answer.content.decode()
    line = AuditEvent.objects.get(verb="withdrew review request")
    assert line.details == {"kind": "REQ", "asked_on": "2026-10-05"}


def test_the_way_there_stands_until_it_is_withdrawn(manager, browse, ada, wrong):
    client = browse(manager)
    page = f"/people/{ada.uid}/reviews/"
    assert where(wrong) in client.get(page).content.decode()
    client.post(where(wrong), {"why": SLIP})
    assert where(wrong) not in client.get(page).content.decode()


def test_it_is_withdrawn_once(manager, wrong):
    told = {"by": manager, "request": wrong, "now": NOW}
    actions.withdraw_review_request(**told, why=SLIP)
    actions.withdraw_review_request(**told, why=SLIP)
    with pytest.raises(refusals.WithdrawnAlready):
        actions.withdraw_review_request(**told, why="Another reason")
    assert AuditEvent.objects.filter(verb="withdrew review request").count() == 1


def test_a_reason_is_asked_for(manager, browse, wrong):
    assert "Enter why it is withdrawn" in words(browse(manager).post(where(wrong), {"why": " "}))
    with pytest.raises(Refusal) as refused:
        actions.withdraw_review_request(by=manager, request=wrong, why=" ", now=NOW)
    assert refused.value.question == "why"


def test_only_a_manager_of_the_organisation_that_logged_it(link_worker, manager, browse, ada, wrong):
    assert browse(link_worker).get(where(wrong)).status_code == 403
    theirs = recipes.review_request(person=ada, organisation=accounts.council("E10000012"))
    assert browse(manager).get(where(theirs)).status_code == 403
    assert where(theirs) not in browse(manager).get(f"/people/{ada.uid}/reviews/").content.decode()
    for by, request in ((link_worker, wrong), (manager, theirs)):
        with pytest.raises(PermissionDenied):
            actions.withdraw_review_request(by=by, request=request, why=SLIP, now=NOW)


def test_who_may_not_know_of_the_person_finds_nothing(browse, wrong):
    elsewhere = accounts.staff(at=accounts.council("E10000012"), role=Role.TEAM_MANAGER)
    assert browse(elsewhere).get(where(wrong)).status_code == 404
