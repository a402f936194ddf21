"""A planned contact is cancelled with the reason, once."""

import pytest

from accounts.models import AuditEvent
from casework.models import PlannedContact
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(link_worker, ada):
    return recipes.planned_contact(person=ada, worker=link_worker)


def test_it_is_off_the_calendar_and_the_reason_is_kept(link_worker, browse, plan):
    client = browse(link_worker)
    page = client.post(f"/planned/{plan.uid}/cancellation/", {"because": "The family asked"}, follow=True)
    assert "Cancelled. It is off the calendar" in words(page)
    plan.refresh_from_db()
    assert (plan.cancelled_by, plan.cancelled_because) == (link_worker, "The family asked")
    assert AuditEvent.objects.filter(verb="cancelled planned contact").count() == 1
    again = client.post(f"/planned/{plan.uid}/cancellation/", {"because": "Once more"})
    assert "already been made, moved or cancelled" in words(again)


def test_it_is_not_cancelled_without_a_reason(link_worker, browse, plan):
    page = browse(link_worker).post(f"/planned/{plan.uid}/cancellation/", {"because": ""})
    assert "Enter why it is cancelled" in words(page)
    assert PlannedContact.objects.open().count() == 1


def test_another_council_s_worker_never_finds_it(browse, plan):
    elsewhere = accounts.staff(at=accounts.council("E10000018"))
    assert browse(elsewhere).post(f"/planned/{plan.uid}/cancellation/", {"because": "x"}).status_code == 404
