"""A meeting is planned for some of what a person is owed: the due dates stay, and a move says why."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import GRANTS, Permission, Role
from linkworker.refusals import Refusal
from placements.models import Person
from reviews import actions
from reviews.actions import refusals
from reviews.models import PlannedDuty, ReviewPlan
from reviews.queries import duties
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
ANNUAL_DUE = date(2026, 1, 8)
THURSDAY = date(2026, 12, 3)


def plan(by, person, **said) -> ReviewPlan:
    required = {"duties": ["CA12"], "planned_on": THURSDAY, "today": TODAY, "submission": uuid4()}
    return actions.plan_review(by=by, person=person, **required | said)


def planned(person) -> dict[str, tuple]:
    rows = duties.due_rows(Person.objects.filter(pk=person.pk), TODAY)
    return {str(row.key): (row.due_on, row.planned_on) for row in rows}


def address(person) -> str:
    return f"/people/{person.uid}/reviews/plan/"


def test_one_meeting_is_planned_for_two_duties_and_no_due_date_moves(link_worker, browse, ada):
    before = planned(ada)
    page = browse(link_worker).get(address(ada) + "?duty=CA12")
    assert "Care Act annual review, due by 8 January 2026" in words(page)
    answer = browse(link_worker).post(
        address(ada),
        {"duties": ["CA12", "CONC"], "planned_on": "3 december 2026", "submission": uuid4()},
        follow=True,
    )
    assert "Planned for 3 December 2026. The dates the reviews are due by stay as they are." in words(answer)
    after = planned(ada)
    assert {key: due for key, (due, _) in after.items()} == {key: due for key, (due, _) in before.items()}
    assert {key for key, (_, day) in after.items() if day == THURSDAY} == {"CA12", "CONC"}
    assert words(answer).count("Planned for 3 December 2026") == 3, "the message, and beside each of the two"


def test_the_plan_says_who_made_it_for_whom_and_the_trail_tells(link_worker, ada):
    made = plan(link_worker, ada, duties=["CA12", "CONC"])
    assert (made.person, made.recorded_by, made.organisation) == (ada, link_worker, accounts.council())
    told = AuditEvent.objects.get(verb="planned review").details
    assert (told["planned_on"], told["kinds"]) == ("2026-12-03", ["CA12", "CONC"])


def test_a_move_needs_a_reason_and_both_days_stay_on_the_record(link_worker, browse, ada):
    plan(link_worker, ada)
    with pytest.raises(refusals.WhyAnotherDay, match="planned for another day already"):
        plan(link_worker, ada, planned_on=date(2026, 12, 10))
    plan(link_worker, ada, planned_on=date(2026, 12, 10), because="Her mother is away on the third.")
    assert planned(ada)["CA12"] == (ANNUAL_DUE, date(2026, 12, 10))
    page = words(browse(link_worker).get(f"/people/{ada.uid}/reviews/"))
    assert "For 10 December 2026, said 22 Nov 2026 by" in page
    assert "Her mother is away on the third." in page
    assert "For 3 December 2026, said 22 Nov 2026 by" in page


def test_the_same_day_said_again_needs_no_reason(link_worker, ada):
    plan(link_worker, ada)
    plan(link_worker, ada, duties=["CA12", "CONC"])
    assert planned(ada)["CONC"][1] == THURSDAY


def test_a_day_after_the_due_date_needs_a_reason_unless_it_is_overdue_already(link_worker):
    person = placements.funding_line(
        placement=placements.placement(starts_on=date(2026, 11, 1))
    ).placement.person
    initial = next(key for key in planned(person) if key.startswith("INIT"))
    with pytest.raises(refusals.WhyAnotherDay, match="after the date it is due by"):
        plan(link_worker, person, duties=[initial], planned_on=date(2027, 1, 20))
    plan(link_worker, person, duties=[initial], planned_on=date(2027, 1, 20), because="She asked to wait.")
    assert planned(person)[initial][1] == date(2027, 1, 20)


def test_a_day_that_has_passed_is_no_plan(link_worker, ada):
    with pytest.raises(refusals.PlannedDayHasPassed):
        plan(link_worker, ada, planned_on=date(2026, 11, 21))


@pytest.mark.parametrize("wrong", [[], ["CHC12"], ["CA12", "CHC12"], ["CA12:PL99"]])
def test_only_what_is_owed_is_planned(link_worker, ada, wrong):
    with pytest.raises(refusals.NothingToPlan):
        plan(link_worker, ada, duties=wrong)
    assert not ReviewPlan.objects.exists()


def test_two_clicks_plan_one_meeting(link_worker, ada):
    key = uuid4()
    assert plan(link_worker, ada, submission=key) == plan(link_worker, ada, submission=key)
    assert PlannedDuty.objects.count() == 1
    with pytest.raises(Refusal, match="already been sent"):
        plan(link_worker, ada, submission=key, duties=["CONC"])


def test_the_review_that_is_held_uses_the_plan_up(link_worker, ada):
    plan(link_worker, ada)
    recipes.review(person=ada, kind="CA12", held_on=TODAY)
    assert planned(ada)["CA12"] == (date(2027, 11, 22), None)


def test_what_was_typed_comes_back_with_what_to_put_right(link_worker, browse, ada):
    answer = browse(link_worker).post(
        address(ada),
        {"duties": ["CA12"], "planned_on": "yesterday", "because": "So agreed.", "submission": uuid4()},
    )
    assert answer.status_code == 200
    assert "So agreed." in answer.content.decode()
    assert "must be today or in the future" in words(answer)


@pytest.mark.parametrize("role", [role for role in Role if Permission.PLAN_REVIEW not in GRANTS[role]])
def test_nobody_else_plans(role, ada):
    with pytest.raises(PermissionDenied):
        plan(accounts.staff(role), ada)


def test_the_council_that_hosts_does_not_plan_what_the_placing_one_owes(ada):
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    with pytest.raises(PermissionDenied):
        plan(host, ada)


def test_another_council_finds_no_such_page(browse, ada):
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(stranger).get(address(ada)).status_code == 404
    assert browse(stranger).post(address(ada), {"duties": ["CA12"]}).status_code == 404


def test_somebody_owed_nothing_has_nothing_to_plan(link_worker, browse):
    page = words(browse(link_worker).get(address(placements.person())))
    assert "Nothing to choose from No review is due to this person." in page
