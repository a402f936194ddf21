"""A planned contact is moved to another day with the reason; the day it was planned for stays on record."""

from datetime import date, time
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from casework.models import PlannedContact
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(link_worker, ada):
    return recipes.planned_contact(person=ada, worker=link_worker, planned_at=time(10, 0))


def typed(**answers) -> dict:
    good = {"planned_on": "3 December 2026", "planned_at": "11:30", "because": "At the hospital that day"}
    return good | {"submission": str(uuid4())} | answers


def test_it_stands_on_the_new_day_and_the_old_one_is_kept_with_the_reason(link_worker, browse, plan):
    answers = typed()
    client = browse(link_worker)
    assert client.get(f"/planned/{plan.uid}/move/").context["form"]["planned_at"].value() == "10:00"
    answer = client.post(f"/planned/{plan.uid}/move/", answers)
    assert answer.url == "/calendar/?month=2026-12"
    plan.refresh_from_db()
    moved = PlannedContact.objects.open().get()
    assert (moved.instead_of, moved.planned_on, moved.planned_at) == (plan, date(2026, 12, 3), time(11, 30))
    assert (plan.cancelled_by, plan.cancelled_because) == (link_worker, "At the hospital that day")
    assert AuditEvent.objects.filter(verb="moved planned contact").count() == 1
    client.post(f"/planned/{plan.uid}/move/", answers)
    assert PlannedContact.objects.count() == 2


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"because": " "}, "Enter why it is moved"),
        ({"planned_on": "yesterday"}, "The day of the contact must be today or in the future"),
    ],
    ids=str,
)
def test_it_is_not_moved_without_a_reason_or_into_the_past(answers, told, link_worker, browse, plan):
    page = browse(link_worker).post(f"/planned/{plan.uid}/move/", typed(**answers))
    assert told in words(page)
    assert PlannedContact.objects.get().cancelled_at is None


def test_one_that_was_made_moved_or_cancelled_leads_back_to_the_calendar(link_worker, browse):
    kept = recipes.kept_plan()
    client = browse(link_worker)
    answer = client.get(f"/planned/{kept.uid}/move/", follow=True)
    assert "This contact has already been made, moved or cancelled." in words(answer)
    refused = client.post(f"/planned/{kept.uid}/move/", typed())
    assert "This contact has already been made, moved or cancelled" in words(refused)


def test_another_council_s_worker_never_finds_it_nor_the_host_s_who_knows_the_person(browse, plan):
    for code in ("E10000018", "E10000019"):
        elsewhere = accounts.staff(Role.LINK_WORKER, accounts.council(code))
        assert browse(elsewhere).get(f"/planned/{plan.uid}/move/").status_code == 404
