"""A date nobody owes any more is cancelled by a manager, with the reason: it counts as neither late nor on time."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import GRANTS, Permission, Role
from linkworker.periods import Month
from linkworker.refusals import Refusal
from placements.models import Person, Responsibility
from reviews import actions
from reviews.actions import refusals
from reviews.models import CancelledDuty, DutyRule
from reviews.queries import duties
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews import recipes_of_safety as safety
from tests.reviews.answers import words
from tests.reviews.test_plan_review import ANNUAL_DUE, TODAY, planned

pytestmark = pytest.mark.django_db


def cancel(by, person, **said) -> CancelledDuty:
    required = {
        "duty": "CA12",
        "due_on": ANNUAL_DUE,
        "reason": "moved_body",
        "words": "Leicestershire took over on 1 December 2025.",
        "today": TODAY,
        "submission": uuid4(),
    }
    return actions.cancel_review(by=by, person=person, **required | said)


@pytest.fixture
def taken_over(ada):
    """Leicestershire was responsible until June 2026, the day of the annual review among them; since then Rutland."""
    placements.was_of(ada, council=accounts.council("E10000018"), until=date(2026, 6, 1))


@pytest.mark.parametrize(
    ("reason", "first"),
    [
        ("died", "Record the death first"),
        ("left", "Record that the placement ended first"),
        ("moved_body", "Settle who is responsible"),
    ],
)
def test_a_reason_the_record_does_not_bear_out_is_refused_and_says_what_to_record(
    manager, ada, reason, first
):
    with pytest.raises(refusals.RecordItFirst, match=first):
        cancel(manager, ada, reason=reason)
    assert not CancelledDuty.objects.exists()


def test_a_death_another_organisation_recorded_bears_it_out(manager, ada):
    safety.death(person=ada, organisation=accounts.council("E10000018"), died_on=date(2026, 1, 2))
    assert cancel(manager, ada, reason="died").reason == "died"


def test_whoever_left_and_lives_nowhere_is_owed_a_date_no_more(manager, ada):
    recipes.review_request(person=ada, asked_on=date(2026, 10, 1))
    ada.placements.update(ends_on=date(2026, 11, 1), end_reason="moved")
    due = planned(ada)["REQ"][0]
    assert cancel(manager, ada, duty="REQ", due_on=due, reason="left").reason == "left"


def test_what_was_due_before_they_left_was_late_until_it_was_cancelled(manager, ada):
    recipes.review_request(person=ada, asked_on=date(2026, 3, 2))
    ada.placements.update(ends_on=date(2026, 11, 1), end_reason="moved")
    due, people = date(2026, 3, 30), Person.objects.filter(pk=ada.pk)
    cancel(manager, ada, duty="REQ", due_on=due, reason="left")
    assert "REQ" not in planned(ada)
    assert "REQ" in [row.kind for row in duties.fell_due(people, Month(2026, 3))[ada.pk]]
    assert "REQ" in [row.kind for row in duties.due_rows(people, date(2026, 10, 31))]


def test_what_was_due_after_they_left_was_never_owed(manager, ada):
    recipes.review_request(person=ada, asked_on=date(2026, 10, 20))
    ada.placements.update(ends_on=date(2026, 11, 1), end_reason="moved")
    cancel(manager, ada, duty="REQ", due_on=date(2026, 11, 17), reason="left")
    people = Person.objects.filter(pk=ada.pk)
    assert duties.fell_due(people, Month(2026, 11))[ada.pk] == []
    assert "REQ" not in [row.kind for row in duties.due_rows(people, date(2026, 10, 31))]


def test_whoever_moved_to_another_placement_did_not_leave(manager, ada):
    recipes.review_request(person=ada, asked_on=date(2026, 10, 1))
    ada.placements.update(ends_on=date(2026, 11, 1), end_reason="moved")
    placements.placement(person=ada, starts_on=date(2026, 11, 1))
    with pytest.raises(refusals.RecordItFirst):
        cancel(manager, ada, duty="REQ", due_on=planned(ada)["REQ"][0], reason="left")


def test_another_board_takes_no_care_act_review_from_the_council(manager, ada):
    since = date(2026, 6, 1)
    Responsibility.objects.filter(person=ada, kind="icb").update(starts_on=since)
    placements.responsibility(
        person=ada, kind="icb", organisation=accounts.icb("QJM"), starts_on=None, ends_on=since
    )
    with pytest.raises(refusals.RecordItFirst):
        cancel(manager, ada)


def test_a_cancelled_date_leaves_the_list_and_stays_on_the_record(manager, browse, ada, taken_over):
    assert planned(ada)["CA12"] == (ANNUAL_DUE, None)
    answer = browse(manager).post(
        f"/people/{ada.uid}/reviews/cancellation/",
        {
            "duty": "CA12 2026-01-08",
            "reason": "moved_body",
            "words": "Leicestershire took over on 1 December 2025.",
            "submission": uuid4(),
        },
        follow=True,
    )
    assert "Cancelled. The date stays on the record with the reason" in words(answer)
    assert "Care Act annual review, due by 8 January 2026: another body is responsible now." in words(answer)
    assert "Leicestershire took over" in words(answer)
    assert "CA12" not in planned(ada)
    told = AuditEvent.objects.get(verb="cancelled review date").details
    assert told == {"kind": "CA12", "due_on": "2026-01-08", "reason": "moved_body"}


def test_it_counts_neither_as_late_nor_as_on_time(manager, ada, taken_over):
    people, month = Person.objects.filter(pk=ada.pk), Month(2026, 1)
    assert [row.kind for row in duties.fell_due(people, month)[ada.pk]] == ["CA12"]
    cancel(manager, ada)
    assert duties.fell_due(people, month)[ada.pk] == []


def test_the_next_date_is_owed_again(manager, ada, taken_over):
    cancel(manager, ada)
    recipes.review(person=ada, kind="CA12", held_on=date(2026, 11, 1))
    assert planned(ada)["CA12"] == (date(2027, 11, 1), None)


@pytest.mark.parametrize("wrong", [{"due_on": date(2026, 1, 9)}, {"duty": "CHC12"}, {"duty": ""}])
def test_only_a_date_that_is_owed_is_cancelled(manager, ada, wrong):
    with pytest.raises(refusals.NoSuchDateIsDue):
        cancel(manager, ada, **wrong)


def test_what_happened_is_said_in_words_and_the_reason_is_one_of_three(manager, ada):
    with pytest.raises(refusals.WhyCancelledInWords):
        cancel(manager, ada, words=" ")
    with pytest.raises(Refusal):
        cancel(manager, ada, reason="too_busy")
    assert not CancelledDuty.objects.exists()


def test_it_stays_cancelled_when_a_change_of_the_rule_moves_the_day(manager, ada, taken_over):
    assert cancel(manager, ada).event_on == date(2025, 1, 8)
    DutyRule.objects.filter(kind="CA12").update(first_after_months=9)
    assert "CA12" not in planned(ada)


def test_two_clicks_cancel_once(manager, ada, taken_over):
    key = uuid4()
    assert cancel(manager, ada, submission=key) == cancel(manager, ada, submission=key)
    assert CancelledDuty.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if Permission.CANCEL_REVIEW not in GRANTS[role]])
def test_nobody_else_cancels(role, ada):
    with pytest.raises(PermissionDenied):
        cancel(accounts.staff(role), ada)


def test_a_link_worker_is_not_offered_it(link_worker, browse, ada):
    assert browse(link_worker).get(f"/people/{ada.uid}/reviews/cancellation/").status_code == 403
    assert "Cancel this date" not in words(browse(link_worker).get(f"/people/{ada.uid}/reviews/"))
