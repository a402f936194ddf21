"""While somebody is away their people and actions stand on a colleague's day, marked, and the dashboard says so."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts.recipes import TODAY, council, cover, staff
from tests.casework.recipes import (
    action,
    contact,
    contact_notice,
    draft,
    escalation,
    reassigned_person,
    reassignment,
)
from tests.placements.recipes import person
from tests.reporting.caseloads import seen, settled

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def robin(db):
    return staff(name="Robin Ashdown")


@pytest.fixture
def niamh(db):
    return staff(name="Niamh Osier")


MARK = "You act for Robin Ashdown."


def rows(answer, key: str) -> dict[str, str]:
    """The rows of one section of the page: about whom, and in which words."""
    assert answer.status_code == 200
    found = (one["rows"] for one in answer.context["sections"] if one["key"] == key)
    return {row.about: row.words for row in next(found, ())}


def words(answer) -> str:
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_robin_s_people_and_actions_stand_on_niamh_s_day_marked_and_drafts_do_not(robin, niamh, browse):
    theirs = settled(robin, robin, family_name="Robinsperson").person
    mine = settled(niamh, niamh, family_name="Niamhsperson").person
    action(person=theirs, owner=robin, what="Ring the home of Robin's")
    action(person=mine, owner=niamh, what="Ring the home of Niamh's")
    draft(author=robin, person=theirs)
    before = browse(niamh).get("/")
    assert set(rows(before, "next")) == {"Ada Niamhsperson"}
    running = cover(covered=robin, covered_by=niamh)
    page = browse(niamh).get("/")
    visits = rows(page, "next")
    assert {name: MARK in told for name, told in visits.items()} == {
        "Ada Robinsperson": True,
        "Ada Niamhsperson": False,
    }
    assert rows(page, "actions") == {
        "Ada Robinsperson": f"Ring the home of Robin's. {MARK}",
        "Ada Niamhsperson": "Ring the home of Niamh's",
    }
    assert rows(page, "drafts") == {}
    assert (
        str(theirs.uid)
        in AuditEvent.objects.filter(subject_kind="my day").latest("position").details["people"]
    )
    assert "Robinsperson" in words(browse(robin).get("/"))
    running.ends_on = TODAY
    running.starts_on = date(2026, 11, 1)
    running.save()
    assert "Robinsperson" not in words(browse(niamh).get("/"))


def test_what_robin_was_told_and_the_replies_wait_on_niamh_s_day_marked(robin, niamh, browse):
    ada = settled(robin, robin, family_name="Larch").person
    ivo = settled(robin, robin, given_name="Ivo", family_name="Sedge").person
    tomasz = staff(name="Tomasz Barley")
    contact_notice(contact=contact(person=ada, author=tomasz), told_by=tomasz, recipient=robin)
    answered = {"replied_at": NOON, "reply": "I will ring them.", "read_at": NOON}
    contact_notice(contact=contact(person=ivo, author=robin), told_by=robin, recipient=tomasz, **answered)
    assert rows(browse(niamh).get("/"), "told") == {}
    cover(covered=robin, covered_by=niamh)
    page = browse(niamh).get("/")
    assert rows(page, "told") == {
        "Ada Larch": f"Tomasz Barley told Robin Ashdown of a contact. {MARK}",
        "Ivo Sedge": f"Tomasz Barley replied: I will ring them. {MARK}",
    }
    waits = rows(browse(robin).get("/"), "told")
    assert waits["Ada Larch"] == "Tomasz Barley told you of a contact"


def test_an_escalation_waits_on_the_day_of_whoever_acts_for_its_manager_and_is_said_once(browse, niamh):
    away, acting = staff(Role.TEAM_MANAGER, name="Robin Ashdown"), staff(Role.TEAM_MANAGER)
    ada = settled(niamh, niamh, family_name="Larch").person
    escalation(person=ada, owner=away, words="Nobody pays", due_on=date(2026, 11, 20))
    before = browse(acting).get("/")
    assert rows(before, "escalations") == {}
    assert len(before.context["attention"]) == 1
    cover(covered=away, covered_by=acting)
    page = browse(acting).get("/")
    assert rows(page, "escalations") == {
        "Ada Larch": f"Team manager to answer by 20 Nov 2026: Nobody pays. {MARK}"
    }
    assert page.context["attention"] == []
    assert browse(away).get("/").context["attention"] == []


def test_acting_for_somebody_costs_no_more_questions(robin, niamh, browse):
    settled(robin, robin)
    settled(niamh, niamh)
    client = browse(niamh)
    client.get("/")
    with CaptureQueriesContext(connection) as without:
        client.get("/")
    cover(covered=robin, covered_by=niamh)
    with CaptureQueriesContext(connection) as acting:
        client.get("/")
    assert len(acting) == len(without)


def test_both_are_told_of_people_who_change_hands(robin, niamh, browse):
    reassigned_person(reassignment=reassignment(from_worker=robin), to_worker=niamh)
    assert "1 person of yours moves to Niamh Osier on 1 December 2026" in words(browse(robin).get("/"))
    assert "1 person comes to you from Robin Ashdown on 1 December 2026" in words(browse(niamh).get("/"))


def test_the_dashboard_says_who_is_away_by_whom_they_are_covered_and_who_is_unattended(
    manager, robin, niamh, browse
):
    for _ in range(2):
        settled(robin, robin)
    late = person(link_worker=niamh)
    seen(late, 60, author=niamh)
    settled(niamh, niamh)
    absence = cover(covered=robin, covered_by=niamh)
    page = browse(manager).get("/dashboard/")
    panel = {one.name: one for one in page.context["workers"]}
    assert page.context["workers"][0].name == "Unallocated"
    assert (panel["Niamh Osier"].in_time, panel["Niamh Osier"].counted) == (1, 2)
    assert "Away until 28 Nov 2026, covered by Niamh Osier" in words(page)
    tile = {one["title"]: one for one in page.context["tiles"]}["Unattended"]
    assert tile["text"] == "0"
    absence.covered_by = None
    absence.save()
    page = browse(manager).get("/dashboard/")
    tile = {one["title"]: one for one in page.context["tiles"]}["Unattended"]
    assert (tile["text"], tile["detail"]) == ("2", "With Robin Ashdown, away")
    assert "Away until 28 Nov 2026, not covered" in words(page)


@pytest.mark.parametrize("address", ["/dashboard/", f"/caseload/reassign/?{urlencode({'worker': 'none'})}"])
def test_the_unallocated_are_named_even_when_there_is_nobody(manager, robin, browse, address):
    settled(robin, robin)
    assert "Unallocated" in words(browse(manager).get(address))
    assert council()
