"""A contact is planned for a day, moved or cancelled with a reason; each is kept, and none twice."""

import re
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework import actions, queries
from casework.actions import refusals
from casework.models import PlannedContact
from linkworker.sending import AlreadySentWithOtherAnswers
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.casework.answers import NOON, words
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)
TUESDAY = date(2026, 12, 1)


def planning(by, person, **more) -> dict:
    """A visit on Tuesday at ten."""
    return {
        "by": as_of(by, TODAY),
        "person": person,
        "planned_on": TUESDAY,
        "planned_at": time(10, 0),
        "method": "visit",
        "today": TODAY,
        "submission": uuid4(),
    } | more


def moving(by, plan, **more) -> dict:
    """To Thursday, because she is away."""
    return {
        "by": as_of(by, TODAY),
        "plan": plan,
        "planned_on": date(2026, 12, 3),
        "because": "She is away on Tuesday",
        "now": NOON,
        "today": TODAY,
        "submission": uuid4(),
    } | more


@pytest.mark.django_db
def test_a_plan_is_kept_for_whoever_makes_it(link_worker, ada):
    plan = actions.plan_contact(**planning(link_worker, ada))
    assert (plan.worker, str(plan)) == (link_worker, "Visit on 1 December 2026 at 10:00")
    assert AuditEvent.objects.get(verb="planned contact").details == {"planned_on": "2026-12-01"}


@pytest.mark.django_db
def test_one_form_makes_one_plan_and_other_answers_are_refused(link_worker, ada):
    form = planning(link_worker, ada)
    assert actions.plan_contact(**form) == actions.plan_contact(**form)
    with pytest.raises(AlreadySentWithOtherAnswers):
        actions.plan_contact(**form | {"planned_on": date(2026, 12, 2)})
    assert PlannedContact.objects.count() == 1


@pytest.mark.django_db
def test_nobody_plans_for_yesterday_nor_for_somebody_who_could_not_log_it(link_worker, ada):
    with pytest.raises(refusals.PlannedInThePast):
        actions.plan_contact(**planning(link_worker, ada, planned_on=date(2026, 11, 21)))
    elsewhere = accounts.staff(Role.BOARD_MEMBER)
    with pytest.raises(refusals.WorkerNotInTheTeam):
        actions.plan_contact(**planning(link_worker, ada, worker=elsewhere))


@pytest.mark.django_db
def test_a_plan_is_moved_with_a_reason_and_the_old_day_stays_on_record(link_worker, ada):
    plan = actions.plan_contact(**planning(link_worker, ada))
    with pytest.raises(refusals.WhyMissing):
        actions.move_planned_contact(**moving(link_worker, plan, because=" "))
    form = moving(link_worker, plan)
    moved = actions.move_planned_contact(**form)
    assert actions.move_planned_contact(**form) == moved
    plan.refresh_from_db()
    assert (moved.instead_of, plan.cancelled_because) == (plan, "She is away on Tuesday")
    assert list(PlannedContact.objects.open()) == [moved]
    with pytest.raises(refusals.PlanIsClosed):
        actions.move_planned_contact(**moving(link_worker, plan))


@pytest.mark.django_db
def test_a_plan_is_cancelled_once_and_one_that_was_kept_never(link_worker, ada):
    by = as_of(link_worker, TODAY)
    plan = actions.plan_contact(**planning(link_worker, ada))
    actions.cancel_planned_contact(by=by, plan=plan, because="She has moved", now=NOON)
    for closed in (plan, casework.kept_plan()):
        with pytest.raises((refusals.PlanIsClosed, PermissionDenied)):
            actions.cancel_planned_contact(by=by, plan=closed, because="Again", now=NOON)
    assert AuditEvent.objects.filter(verb="cancelled planned contact").count() == 1


@pytest.mark.django_db
def test_nobody_plans_for_or_sees_the_plans_of_another_councils_people(link_worker, ada):
    theirs = placements.person(responsible_council=accounts.council("E10000019"))
    with pytest.raises(PermissionDenied):
        actions.plan_contact(**planning(link_worker, theirs))
    casework.planned_contact(person=theirs)
    ours = actions.plan_contact(**planning(link_worker, ada))
    assert list(queries.planned(as_of(link_worker, TODAY))) == [ours]


@pytest.mark.django_db
def test_the_next_plan_of_each_person_is_one_question(link_worker, ada, django_assert_num_queries):
    by = as_of(link_worker, TODAY)
    for day in (3, 1, 9):
        casework.planned_contact(person=ada, planned_on=date(2026, 12, day))
    queries.next_planned(by, [ada], TODAY)
    with django_assert_num_queries(1):
        found = queries.next_planned(by, [ada], TODAY)
    assert found[ada.pk].planned_on == TUESDAY


def typed(**answers) -> dict:
    """The form as somebody fills it in."""
    good = {"planned_on": "tuesday", "planned_at": "10.00", "method": "visit", "submission": str(uuid4())}
    return good | answers


@pytest.mark.django_db
def test_a_contact_is_planned_on_a_page_and_leads_to_its_month(link_worker, browse, ada):
    answers = typed(planned_on="1 December 2026", note="The garden")
    client = browse(link_worker)
    answer = client.post(f"/people/{ada.uid}/planned/new/", answers)
    assert answer.url == "/calendar/?month=2026-12"
    plan = PlannedContact.objects.get()
    assert (plan.planned_on, plan.planned_at, plan.worker, plan.note) == (
        TUESDAY,
        time(10, 0),
        link_worker,
        "The garden",
    )
    again = client.post(f"/people/{ada.uid}/planned/new/", answers)
    assert (again.status_code, PlannedContact.objects.count()) == (302, 1)
    assert "Planned already" in words(client.get(f"/people/{ada.uid}/planned/new/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"planned_on": ""}, "Enter the day of the contact"),
        ({"planned_on": "yesterday"}, "The day of the contact must be today or in the future"),
        ({"planned_at": "25:10"}, "The time of the contact must be a real time, like 14:30"),
        ({"method": ""}, "Select the kind of contact"),
        ({"note": "x" * 301}, "300 characters"),
    ],
    ids=str,
)
def test_a_plan_that_cannot_be_read_comes_back_as_it_was_typed(answers, told, link_worker, browse, ada):
    page = browse(link_worker).post(f"/people/{ada.uid}/planned/new/", typed(note="Ring first") | answers)
    assert told in words(page)
    assert PlannedContact.objects.count() == 0
    assert answers.get("note", "Ring first") in page.content.decode()


@pytest.mark.django_db
def test_a_time_may_be_left_open(link_worker, browse, ada):
    browse(link_worker).post(f"/people/{ada.uid}/planned/new/", typed(planned_at=""))
    assert PlannedContact.objects.get().planned_at is None


@pytest.mark.django_db
def test_who_may_not_know_of_the_person_finds_no_page_and_who_may_not_log_is_refused(browse, ada):
    elsewhere = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(elsewhere).get(f"/people/{ada.uid}/planned/new/").status_code == 404
    finance = accounts.staff(Role.FINANCE)
    assert browse(finance).get(f"/people/{ada.uid}/planned/new/").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "at", "day", "clock"),
    [
        (date(2026, 11, 20), time(14, 30), "20 November 2026", "14:30"),
        (date(2026, 11, 20), None, "20 November 2026", ""),
        (date(2026, 11, 22), time(10, 0), "22 November 2026", "10:00"),
        (date(2026, 11, 22), time(15, 0), "22 November 2026", "12:00"),
        (date(2026, 11, 30), time(9, 0), "22 November 2026", "12:00"),
    ],
)
def test_a_planned_contact_is_logged_from_its_kind_and_its_time_once_that_has_come(
    on, at, day, clock, link_worker, browse, ada
):
    plan = casework.planned_contact(
        person=ada, worker=link_worker, planned_on=on, planned_at=at, method="phone", note="the photos"
    )
    page = browse(link_worker).get(f"/people/{ada.uid}/contacts/new/", {"plan": str(plan.uid)})
    form = page.context["form"]
    assert form["method"].value() == "phone"
    drawn = re.findall(r'name="happened_at_(?:date|time)"[^>]*?value="([^"]*)"', words(page))
    assert drawn == [said for said in (day, clock) if said]
    assert "the photos" in words(page)


@pytest.mark.django_db
def test_a_plan_of_another_person_or_one_that_is_closed_begins_nothing(link_worker, browse, ada):
    client = browse(link_worker)
    theirs = casework.planned_contact(method="phone", worker=link_worker)
    closed = casework.planned_contact(
        person=ada,
        worker=link_worker,
        method="phone",
        cancelled_at=datetime(2026, 11, 20, tzinfo=UTC),
        cancelled_by=link_worker,
        cancelled_because="Ill",
    )
    for plan in (theirs, closed):
        page = client.get(f"/people/{ada.uid}/contacts/new/", {"plan": str(plan.uid)})
        assert page.context["form"]["method"].value() is None
    assert client.get(f"/people/{ada.uid}/contacts/new/?plan=nonsense").status_code == 200


@pytest.mark.django_db
def test_a_page_begun_from_a_plan_asks_for_the_plan_once(browse, link_worker, ada):
    plan = actions.plan_contact(**planning(link_worker, ada))
    client, address = browse(link_worker), f"/people/{ada.uid}/contacts/new/"
    with CaptureQueriesContext(connection) as found:
        client.get(address, {"plan": str(plan.uid)})
    named = f'"casework_plannedcontact"."uid" = \'{plan.uid}\''
    assert sum(named in one["sql"] for one in found) == 1
