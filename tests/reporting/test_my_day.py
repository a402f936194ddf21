"""The first page: what is one's own today, for each role, and never an empty page."""

import re
from datetime import UTC, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import audit
from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts.recipes import council, icb, organisation, staff
from tests.casework.recipes import (
    action,
    contact,
    contact_notice,
    draft,
    escalation,
    escalation_step,
    goal,
    planned_contact,
    referral,
)
from tests.placements.recipes import funding_line, notice, person, provider_notice
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, many, other_council, seen, settled
from tests.reporting.recipes import board_report, snapshot
from tests.reviews.recipes import review, sign_off

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


def rows(response, key: str) -> tuple:
    """The rows of one section of the page; none when it is not there."""
    return next((one["rows"] for one in response.context["sections"] if one["key"] == key), ())


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
    visits = rows(response, "next")
    assert [(visit.about, visit.late) for visit in visits] == [("Ada Late", True), ("Ada Soon", False)]
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
    assert rows(browse(worker).get("/"), "next")[0].late
    seen(one, 0, author=worker)
    assert not rows(browse(worker).get("/"), "next")[0].late


def test_after_the_first_two_only_what_is_late_or_asked_for_stands_open(browse, worker):
    one = settled(worker, worker).person
    for days in (0, 2):
        planned_contact(person=one, worker=worker, planned_on=days_ago(-days))
    action(person=one, owner=worker, due_on=days_ago(12))
    draft(author=worker, person=one)

    def opened(address):
        return [one["key"] for one in browse(worker).get(address).context["sections"] if one["open"]]

    assert opened("/") == ["today", "next", "actions"]
    assert opened("/?show=week") == ["today", "next", "actions", "week"]


def test_what_needs_attention_stands_below_today_and_above_everything_else(browse, worker):
    one = settled(worker, worker).person
    planned_contact(person=one, worker=worker, planned_on=days_ago(0))
    action(person=one, owner=worker, due_on=days_ago(12))
    page = browse(worker).get("/").content.decode()
    places = [page.index(f'id="{key}"') for key in ("today", "attention", "actions")]
    assert places == sorted(places)


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
    assert [(one.words, one.when) for one in rows(response, "actions")] == [
        ("Ask the GP for the plan", "12 days overdue")
    ]
    assert len(rows(response, "drafts")) == 1
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
        (
            Role.LINK_WORKER,
            [
                *("My day", "Calendar", "People", "Actions", "Reviews", "Safeguards", "Homes", "Services"),
                *("Notices", "Programmes"),
            ],
        ),
        (
            Role.TEAM_MANAGER,
            [
                *("My day", "Calendar", "People", "Actions", "Reviews", "Safeguards", "Homes", "Services"),
                *("Notices", "Money", "Dashboard", "Board reports", "Programmes", "Staff"),
            ],
        ),
        (Role.FINANCE, ["My day", "People", "Homes", "Money", "Dashboard", "Board reports", "Programmes"]),
        (Role.CHC_NURSE, ["My day", "People", "Reviews", "Safeguards", "Homes", "Services", "Notices"]),
        (Role.HOST_OFFICER, ["My day", "People", "Reviews", "Safeguards", "Homes", "Services", "Notices"]),
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
    assert statements(client) == few <= 42


def test_the_fullest_day_asks_no_more_questions_however_full(browse, worker):
    colleague = staff(name="Niamh Osier")
    client = browse(worker)
    asked = []
    for _ in range(2):
        for _ in range(3):
            someone = settled(worker, worker).person
            planned_contact(person=someone, worker=worker, planned_on=days_ago(1))
            action(person=someone, owner=worker, due_on=days_ago(3))
            action(person=someone, owner_outside="Dr Fern, surgery", due_on=days_ago(3))
            draft(author=worker, person=someone)
            goal(person=someone, set_on=days_ago(100))
            referral(person=someone, made_on=days_ago(100))
            contact_notice(contact=contact(person=someone, author=colleague), recipient=worker)
            told(contact(person=someone, author=colleague), colleague, "logged contact")
            told(review(person=someone), colleague, "recorded review")
            sign_off(review=review(person=someone, recorded_by=worker, to_be_signed=True), by=colleague)
            told(notice_about(someone), colleague, "sent notice")
            provider_notice()
            raised = escalation(person=someone)
            raised.steps.update(taken_by=worker)
            escalation_step(escalation=raised, kind="answered", due_on=None, taken_by=colleague)
        client.get("/")
        asked.append(statements(client))
        page = client.get("/")
        assert {one["key"] for one in page.context["sections"]} >= {
            *("today", "next", "actions", "promises", "told", "notices"),
            *("referrals", "goals", "changes", "drafts", "back"),
        }
    assert asked[0] == asked[1] <= 45


def test_what_one_is_reminded_of_has_a_section_of_its_own_and_is_told_once(browse, worker):
    ada = settled(worker, worker).person
    for what, due, fields in (
        ("Late", 3, {}),
        ("Soon", -2, {}),
        ("Chosen", -40, {"remind_on": days_ago(0)}),
        ("Far", -40, {}),
    ):
        action(person=ada, owner=worker, what=what, due_on=days_ago(due), **fields)
    page = browse(worker).get("/")
    assert [row.words for row in rows(page, "reminders")] == ["Soon", "Chosen"]
    assert [row.words for row in rows(page, "actions")] == ["Late", "Far"]


def told(thing, by, verb: str):
    """Somebody else's deed, in the trail."""
    audit.record(by=by, verb=verb, subject=thing, person=thing.person)


def notice_about(someone):
    """A notice to our own council, which nobody has acknowledged."""
    stay = someone.placements.get()
    return notice(placement=stay, sender=council(LINCOLNSHIRE), addressee=council())


def test_what_is_planned_for_today_and_this_week_stands_there_with_what_was_not_made(browse, worker):
    ada = settled(worker, worker, given_name="Ada", family_name="Larch").person
    planned_contact(person=ada, worker=worker, planned_on=days_ago(2), note="Look at the garden")
    planned_contact(person=ada, worker=worker, planned_on=days_ago(0), planned_at=time(10, 30))
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-3), method="phone")
    planned_contact(person=ada, worker=worker, planned_on=days_ago(-8))
    planned_contact(person=ada, worker=staff(), planned_on=days_ago(0))
    page = browse(worker).get("/")
    assert [(row.when, row.late, row.words) for row in rows(page, "today")] == [
        ("2 days ago", True, "Visit: Look at the garden"),
        ("10:30", False, "Visit"),
    ]
    assert [(row.when, row.words) for row in rows(page, "week")] == [("Wednesday 25", "Phone call")]
    assert "Planned for 22 Nov 2026." in rows(page, "next")[0].words


def test_promises_of_others_about_one_s_own_people_are_told_once(browse, worker):
    ada = settled(worker, worker, given_name="Ada", family_name="Larch").person
    action(person=ada, owner_outside="Dr Fern, Oakham surgery", due_on=days_ago(4), what="Send the plan.")
    action(person=ada, owner=staff(name="Niamh Osier"), due_on=days_ago(2), what="Ring the home")
    action(person=ada, owner_outside="Dr Fern, Oakham surgery", due_on=days_ago(-4), what="Not late yet")
    page = browse(worker).get("/")
    assert [(row.when, row.words) for row in rows(page, "promises")] == [
        ("4 days overdue", "Send the plan; for Dr Fern, Oakham surgery, outside the council"),
        ("2 days overdue", "Ring the home; for Niamh Osier"),
    ]
    assert page.context["attention"] == []


def test_a_late_row_is_never_cut_off_and_the_rest_is_one_click_away(browse, worker):
    ada = settled(worker, worker).person
    for days in range(1, 10):
        action(person=ada, owner=worker, due_on=days_ago(days))
    for days in range(3):
        action(person=ada, owner=worker, due_on=days_ago(-20 - days))
    client = browse(worker)
    assert len(rows(client.get("/"), "actions")) == 9
    assert "Show all 12" in page(client.get("/"))
    assert len(rows(client.get("/?show=actions"), "actions")) == 12


def test_a_day_on_which_nothing_waits_says_what_to_do(browse, worker):
    nobody = browse(worker).get("/")
    assert nobody.context["sections"] == []
    assert "Nobody is on your own caseload" in page(nobody)


def test_a_notice_to_one_s_own_organisation_is_acknowledged_from_here(browse, worker):
    officer = staff(Role.HOST_OFFICER, council(LINCOLNSHIRE))
    sent = notice()
    found = rows(browse(officer).get("/"), "notices")
    assert [link.url for row in found for link in row.links] == [f"/notices/{sent.uid}/"]
    assert rows(browse(worker).get("/"), "notices") == ()


def test_the_rest_of_a_long_list_is_one_click_away(browse, worker):
    many(30, worker)
    client = browse(worker)
    first = client.get("/")
    assert len(first.context["attention"]) == 6 < first.context["waiting"]
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
