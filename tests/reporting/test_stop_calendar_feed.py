"""A calendar address is stopped by its owner, at once."""

import pytest

from accounts.models import AuditEvent
from tests.reporting.test_renew_calendar_feed import made

pytestmark = pytest.mark.django_db


def test_a_stopped_address_gives_nothing(browse, link_worker, client):
    owner = browse(link_worker)
    secret = made(owner)
    page = owner.post("/account/calendar/stop/", follow=True).content.decode()
    assert "Your calendar address is stopped" in page
    assert "Make a calendar address" in page
    assert client.get(f"/calendar/{secret}.ics").status_code == 404
    assert AuditEvent.objects.filter(verb="stopped calendar address").count() == 1


def test_stopping_what_is_not_there_changes_nothing(browse, link_worker):
    assert browse(link_worker).post("/account/calendar/stop/").status_code == 302
    assert AuditEvent.objects.filter(verb="stopped calendar address").count() == 0
