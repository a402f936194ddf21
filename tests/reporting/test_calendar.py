"""The calendar: a month of what is planned and due, one's own or the team's, and no more than one may know."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts.recipes import council, staff
from tests.casework.recipes import action, planned_contact
from tests.placements.recipes import home, person, placement
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, many, settled
from tests.reviews.recipes import planned_duty, review, review_plan

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


@pytest.fixture
def ada(worker):
    return settled(worker, worker, given_name="Ada", family_name="Larch").person


def standing(client, asked: str = "") -> list[tuple]:
    """What stands on which day, at what time, about whom."""
    days = client.get(f"/calendar/{asked}").context["days"]
    return [(day["day"].day, one.at, one.words, one.name) for day in days for one in day["entries"]]


def test_what_is_planned_promised_and_due_stands_on_its_day(browse, worker, ada):
    planned_contact(person=ada, worker=worker, planned_on=date(2026, 11, 24), planned_at=time(14, 0))
    planned_contact(person=ada, worker=worker, planned_on=date(2026, 11, 24), method="phone")
    action(person=ada, owner=worker, due_on=date(2026, 11, 30))
    action(person=ada, owner_outside="Dr Fern", due_on=date(2026, 11, 3))
    ada.reviews.all().delete()
    review(person=ada, kind="CONC", covers=["CA12", "INIT"], held_on=date(2026, 5, 25))
    assert standing(browse(worker)) == [
        (3, None, "Promised by this day", "Ada Larch"),
        (24, None, "Phone call", "Ada Larch"),
        (24, time(14, 0), "Visit", "Ada Larch"),
        (25, None, "Winterbourne-style review due", "Ada Larch"),
        (30, None, "Promised by this day", "Ada Larch"),
    ]


def test_another_month_is_an_address_away_and_nonsense_is_this_one(browse, worker, ada):
    planned_contact(person=ada, worker=worker, planned_on=date(2027, 2, 28))
    client = browse(worker)
    assert standing(client, "?month=2027-02") == [(28, None, "Visit", "Ada Larch")]
    page = client.get("/calendar/?month=2027-02")
    assert (page.context["earlier"]["url"], page.context["later"]["url"]) == (
        "/calendar/?month=2027-01",
        "/calendar/?month=2027-03",
    )
    for nonsense in ("2026-13", "yesterday", ""):
        assert str(client.get(f"/calendar/?month={nonsense}").context["month"]) == "2026-11"


def test_mine_is_mine_and_the_team_s_is_everybody_s(browse, worker, ada):
    colleague = staff(name="Niamh Osier")
    ivo = settled(colleague, worker, given_name="Ivo", family_name="Sedge").person
    planned_contact(person=ivo, worker=colleague, planned_on=days_ago(-2))
    action(person=ivo, owner=colleague, due_on=days_ago(-2))
    action(person=ivo, owner=worker, due_on=days_ago(-3))
    client = browse(worker)
    assert [row[3] for row in standing(client)] == ["Ivo Sedge"]  # what one promised about anybody
    assert len(standing(client, "?whose=team")) == 3
    assert "Niamh Osier" in client.get("/calendar/?whose=team").content.decode()


def test_what_was_moved_stands_once_and_what_was_made_or_cancelled_not_at_all(browse, worker, ada):
    first = planned_contact(person=ada, worker=worker, planned_on=days_ago(-2))
    client = browse(worker)
    answers = {"planned_on": "28 November 2026", "because": "Away", "submission": "0" * 32}
    client.post(f"/planned/{first.uid}/move/", answers)
    assert [row[0] for row in standing(client)] == [28]


def test_somebody_of_another_council_never_stands_in_it(browse, worker, ada):
    theirs = person(responsible_council=council("E10000018"), family_name="Elsewhere")
    placement(person=theirs, home=home(LINCOLNSHIRE))
    planned_contact(person=theirs, worker=worker, planned_on=days_ago(-2))
    planned_contact(person=ada, organisation=council(LINCOLNSHIRE), planned_on=days_ago(-2))
    for asked in ("", "?whose=team"):
        assert standing(browse(worker), asked) == []


def test_whom_the_month_names_is_in_the_trail(browse, worker, ada):
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-2))
    browse(worker).get("/calendar/")
    line = AuditEvent.objects.get(verb="listed", subject_kind="calendar")
    assert line.details == {"people": [str(ada.uid)], "month": "2026-11"}


@pytest.mark.parametrize("asked", ["", "&whose=team"])
def test_a_full_day_shows_the_first_and_leads_to_all_of_them(browse, worker, ada, asked):
    for number in range(18):
        action(person=ada, owner=worker, what=f"Promise {number}", due_on=date(2026, 11, 30))
    hidden = settled(worker, worker, given_name="Zoe", family_name="Yew").person
    action(person=hidden, owner=worker, due_on=date(2026, 11, 30))
    client = browse(worker)
    page = client.get(f"/calendar/?month=2026-11{asked}")
    last = page.context["days"][-1]
    assert (len(last["entries"]), last["more"], last["url"]) == (6, 13, f"/calendar/?day=2026-11-30{asked}")
    assert "and 13 more" in page.content.decode()
    listed = AuditEvent.objects.filter(verb="listed", subject_kind="calendar").order_by("position")
    assert listed.last().details["people"] == [str(ada.uid)]
    day = client.get(last["url"])
    assert [len(one["entries"]) for one in day.context["days"]] == [19]
    assert "Monday" not in day.content.decode().partition("lw-cal--day")[0]
    assert "more" not in day.content.decode().partition("lw-cal--day")[2].partition("</main>")[0]
    assert set(listed.last().details["people"]) == {str(ada.uid), str(hidden.uid)}


@pytest.mark.parametrize("asked", ["yesterday", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_this_month(browse, worker, asked):
    page = browse(worker).get(f"/calendar/?day={asked}")
    assert (page.context["one_day"], str(page.context["month"])) == (None, "2026-11")


@pytest.mark.parametrize("role", [Role.FINANCE, Role.HOST_OFFICER, Role.BOARD_MEMBER, Role.AUDITOR])
def test_whoever_keeps_no_log_has_no_calendar(browse, role):
    assert browse(staff(role)).get("/calendar/").status_code == 403


@pytest.mark.parametrize("asked", ["", "?whose=team"])
def test_as_many_questions_for_four_hundred_people_as_for_sixteen(browse, worker, ada, asked):
    client = browse(worker)

    def statements() -> int:
        planned_contact(person=ada, worker=worker, planned_on=days_ago(-2))
        action(person=ada, owner=worker, due_on=days_ago(-2))
        with CaptureQueriesContext(connection) as questions:
            assert client.get(f"/calendar/{asked}").status_code == 200
        return len(questions)

    many(16, worker)
    statements()
    few = statements()
    many(384, worker)
    assert statements() == few <= 28


def test_a_planned_contact_is_logged_moved_or_cancelled_from_the_calendar(browse, worker, ada):
    plan = planned_contact(person=ada, worker=worker, planned_on=date(2026, 11, 20))
    action(person=ada, owner=worker, due_on=date(2026, 11, 21))
    client = browse(worker)
    page = client.get("/calendar/")
    deeds = {one.words: one.deeds for day in page.context["days"] for one in day["entries"]}
    assert [(deed.text, deed.url) for deed in deeds["Visit"]] == [
        ("Log it", f"/people/{ada.uid}/contacts/new/?plan={plan.uid}"),
        ("Move", f"/planned/{plan.uid}/move/"),
        ("Cancel", f"/planned/{plan.uid}/cancellation/"),
    ]
    assert deeds["Promised by this day"] == ()
    for deed in deeds["Visit"]:
        assert f'href="{deed.url}"' in page.content.decode()
        assert client.get(deed.url).status_code == 200


def test_a_planned_review_stands_on_its_day_and_the_date_it_is_due_by_on_its_own(browse, worker, ada):
    ada.reviews.all().delete()
    review(person=ada, kind="CONC", covers=["CA12", "INIT"], held_on=date(2026, 5, 25))
    meeting = review_plan(person=ada, planned_on=date(2026, 11, 27), recorded_by=worker)
    planned_duty(plan=meeting, kind="CONC", due_on=date(2026, 11, 25))
    page = browse(worker).get("/calendar/")
    shown = [(day["day"].day, one.words, one.url) for day in page.context["days"] for one in day["entries"]]
    assert shown == [
        (25, "Winterbourne-style review due", f"/people/{ada.uid}/reviews/"),
        (27, "Winterbourne-style review planned", f"/people/{ada.uid}/reviews/plan/"),
    ]
