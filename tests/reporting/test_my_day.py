"""The first page: what is one's own today, for each role, and never an empty page."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts.recipes import council, icb, organisation, staff
from tests.casework.recipes import action, draft
from tests.placements.recipes import funding_line, person
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, many, other_council, seen, settled
from tests.reporting.recipes import board_report, snapshot

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker():
    return staff(name="Robin Ashdown")


def page(response) -> str:
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def approved(**fields):
    return made(state="approved", approved_by=staff(Role.TEAM_MANAGER), approved_at=NOON, **fields)


def made(**fields):
    """A draft of October's public report, unless told otherwise."""
    file_name = "a" * 64 + ".pdf"
    return board_report(
        **{"edition": "public", "state": "draft", "snapshot": snapshot(), "made_at": NOON}
        | {"file_name": file_name}
        | fields
    )


def test_signed_out_it_leads_to_the_door(client):
    assert client.get("/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", list(Role))
def test_nobody_s_first_page_is_empty(browse, role):
    at = icb() if role == Role.CHC_NURSE else council()
    response = browse(staff(role, at)).get("/")
    words = page(response)
    assert "My day" in words
    assert re.search(r"Nobody|Nothing|No approved|Where to go", words)


def test_a_link_worker_reads_whom_to_see_next_and_why(browse, worker):
    late, soon, other = (
        settled(worker, worker, given_name="Ada", family_name="Late").person,
        settled(worker, worker, given_name="Ada", family_name="Soon").person,
        settled(staff(), worker, family_name="Elsewhere").person,
    )
    for one, days in ((late, 50), (soon, 40), (other, 300)):
        one.contacts.all().delete()
        one.reviews.update(person_present=None)
        seen(one, days, author=worker)
    response = browse(worker).get("/")
    visits = response.context["visits"]
    assert [(visit["name"], visit["late"]) for visit in visits] == [("Ada Late", True), ("Ada Soon", False)]
    words = page(response)
    assert "8 days overdue" in words
    assert "Last seen in person 50 days ago; every 42 days." in words
    assert "Elsewhere" not in words
    assert "Log a contact" in words
    assert words.count("Not seen in person") == 0  # said once, in the list of visits


def test_somebody_seen_today_is_no_longer_late(browse, worker):
    one = settled(worker, worker).person
    one.contacts.all().delete()
    one.reviews.update(person_present=None)
    seen(one, 50, author=worker)
    assert browse(worker).get("/").context["visits"][0]["late"]
    seen(one, 0, author=worker)
    assert not browse(worker).get("/").context["visits"][0]["late"]


def test_own_actions_and_drafts_wait_there_and_nobody_else_s(browse, worker):
    one = settled(worker, worker).person
    action(person=one, owner=worker, due_on=days_ago(12), what="Ask the GP for the plan")
    action(person=one, owner=staff(), what="Somebody else's promise")
    done = action(person=one, owner=worker, what="Done already")
    done.done_on = days_ago(1)
    done.save()
    draft(author=worker, person=one)
    draft(author=staff(), person=one)
    response = browse(worker).get("/")
    assert [(one.what, one.days_overdue) for one in response.context["actions"]] == [
        ("Ask the GP for the plan", 12)
    ]
    assert len(response.context["drafts"]) == 1
    assert "12 days overdue" in page(response)


def test_a_manager_reads_the_whole_council_and_is_led_to_the_dashboard(browse, manager, worker):
    many(40, worker)
    response = browse(manager).get("/")
    assert len(response.context["attention"]) == 10
    assert "Show all on the dashboard" in page(response)
    assert "Nobody is on your own caseload" in page(response)


def test_a_board_member_opens_the_latest_approved_report_and_reads_of_nobody(browse, board_member, worker):
    settled(None, worker, given_name="Wilhelmina", family_name="Featherstone")
    report = approved()
    response = browse(board_member).get("/")
    words = page(response)
    assert "October 2026" in words
    assert f"/board-reports/{report.uid}/file/" in response.content.decode()
    assert "Needs attention" not in words
    assert "Featherstone" not in words
    assert "P0" not in words


def test_a_board_member_is_not_shown_a_draft(browse, board_member):
    made()
    assert "No approved report yet" in page(browse(board_member).get("/"))


def test_finance_reads_the_money_in_references_and_what_waits_for_approval(browse, finance, worker, manager):
    stay = settled(worker, worker, given_name="Wilhelmina", family_name="Featherstone")
    funding_line(placement=stay, payer=icb(), stream="chc", weekly="450.00", status="disputed")
    made(edition="restricted", requested_by=manager)
    words = page(browse(finance).get("/"))
    assert f"{stay.person.reference} (WF)" in words
    assert "NHS share disputed since 8 January 2024: £450.00 a week" in words
    assert "Featherstone" not in words
    assert "Board report for October 2026, restricted edition" in words


def test_whoever_asked_for_a_report_is_not_asked_to_approve_it(browse, manager):
    made(edition="restricted", requested_by=manager)
    assert "Waiting for your approval" not in page(browse(manager).get("/"))


def test_a_nurse_reads_the_people_her_board_pays_for_and_no_council_s_reviews(browse, worker):
    nurse = staff(Role.CHC_NURSE, icb())
    stay = settled(worker, worker, family_name="Paidfor")
    stay.person.reviews.all().delete()
    settled(None, worker, family_name="Notherboard")
    funding_line(placement=stay, payer=icb(), stream="chc", weekly="450.00", status="disputed")
    response = browse(nurse).get("/")
    words = page(response)
    assert "Paidfor" in words
    assert "Notherboard" not in words
    assert "review" not in " ".join(row["reason"] for row in response.context["attention"])
    assert all(not row["actions"] for row in response.context["attention"])


def test_an_officer_of_the_other_council_reads_only_who_lives_there(browse, worker):
    officer = staff(Role.HOST_OFFICER, council(LINCOLNSHIRE))
    settled(None, worker, family_name="Livesthere")
    person(family_name="Livesnowhere", link_worker=None)
    words = page(browse(officer).get("/"))
    assert "Livesthere" in words
    assert "Livesnowhere" not in words
    elsewhere = staff(Role.HOST_OFFICER, other_council())
    assert "Livesthere" not in page(browse(elsewhere).get("/"))


@pytest.mark.parametrize(
    ("role", "links"),
    [
        (Role.LINK_WORKER, ["My day", "People", "Homes", "Notices", "Programmes"]),
        (
            Role.TEAM_MANAGER,
            [
                *("My day", "People", "Homes", "Notices", "Money", "Dashboard", "Board reports"),
                *("Programmes", "Staff"),
            ],
        ),
        (Role.FINANCE, ["My day", "People", "Homes", "Money", "Dashboard", "Board reports", "Programmes"]),
        (Role.CHC_NURSE, ["My day", "People", "Homes", "Notices"]),
        (Role.HOST_OFFICER, ["My day", "People", "Homes", "Notices"]),
        (Role.BOARD_MEMBER, ["My day", "Board reports"]),
        (Role.AUDITOR, ["My day", "Board reports", "Staff", "Audit trail"]),
        (Role.ADMINISTRATOR, ["My day", "Staff"]),
    ],
)
def test_the_navigation_holds_what_a_role_may_open_and_each_link_opens(browse, role, links):
    client = browse(staff(role))
    navigation = client.get("/").context["navigation"]
    assert [link["label"] for link in navigation] == links
    assert [client.get(link["address"]).status_code for link in navigation] == [200] * len(links)


def test_as_many_queries_for_four_hundred_people_as_for_sixteen(browse, worker):
    many(16, worker)
    client = browse(worker)
    client.get("/")
    few = statements(client)
    many(384, worker)
    assert statements(client) == few <= 13


def test_the_rest_of_a_long_list_is_one_click_away(browse, worker):
    many(30, worker)
    client = browse(worker)
    first = client.get("/")
    assert len(first.context["attention"]) == 10 < first.context["waiting"]
    page = client.get(first.context["all_url"].partition("#")[0])
    assert len(page.context["attention"]) == page.context["waiting"]
    named = AuditEvent.objects.filter(verb="listed", subject_kind="my day").order_by("pk").last()
    assert {row["url"] for row in page.context["attention"]} <= {
        f"/people/{uid}/" for uid in named.details["people"]
    }


def statements(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)


def test_a_provider_s_name_is_no_way_in(browse):
    nobody = staff(None)
    organisation()
    assert browse(nobody).get("/").status_code == 403
