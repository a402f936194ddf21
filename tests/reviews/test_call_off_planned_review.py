"""A planned review is called off with the reason; it stays owed by the same date."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from reviews import actions
from reviews.actions import refusals
from reviews.models import ReviewPlan
from tests.accounts import recipes as accounts
from tests.reviews.answers import words
from tests.reviews.test_plan_review import ANNUAL_DUE, TODAY, plan, planned

pytestmark = pytest.mark.django_db


def call_off(by, person, **said) -> ReviewPlan:
    required = {
        "duties": ["CA12"],
        "because": "The provider cannot come.",
        "today": TODAY,
        "submission": uuid4(),
    }
    return actions.call_off_planned_review(by=by, person=person, **required | said)


def test_what_is_called_off_stays_owed_and_the_reason_is_kept(link_worker, browse, ada):
    plan(link_worker, ada, duties=["CA12", "CONC"])
    answer = browse(link_worker).post(
        f"/people/{ada.uid}/reviews/calling-off/",
        {"duties": ["CA12"], "because": "The provider cannot come.", "submission": uuid4()},
        follow=True,
    )
    assert "Called off. The review stays owed, by the same date" in words(answer)
    assert "Called off, said 22 Nov 2026 by" in words(answer)
    assert planned(ada)["CA12"] == (ANNUAL_DUE, None)
    assert planned(ada)["CONC"][1] == date(2026, 12, 3), "the other duty of the meeting stays planned"
    assert AuditEvent.objects.filter(verb="called off planned review").count() == 1


def test_what_is_not_planned_cannot_be_called_off(link_worker, ada):
    with pytest.raises(refusals.NothingToCallOff):
        call_off(link_worker, ada)


def test_a_reason_is_needed(link_worker, ada):
    plan(link_worker, ada)
    with pytest.raises(refusals.WhyCalledOff):
        call_off(link_worker, ada, because="  ")


def test_two_clicks_call_off_once(link_worker, ada):
    plan(link_worker, ada)
    key = uuid4()
    assert call_off(link_worker, ada, submission=key) == call_off(link_worker, ada, submission=key)
    assert ReviewPlan.objects.count() == 2


def test_after_it_a_new_day_is_planned_without_a_reason(link_worker, ada):
    plan(link_worker, ada)
    call_off(link_worker, ada)
    plan(link_worker, ada, planned_on=date(2026, 12, 15))
    assert planned(ada)["CA12"][1] == date(2026, 12, 15)


def test_only_what_is_planned_is_offered(link_worker, browse, ada):
    page = browse(link_worker).get(f"/people/{ada.uid}/reviews/calling-off/")
    assert "No review of this person is planned." in words(page)
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(stranger).get(f"/people/{ada.uid}/reviews/calling-off/").status_code == 404
