"""A calendar address is made by its owner, shown once, kept nowhere, and stops the one before."""

import hashlib
import re
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from reporting.models import CalendarFeed
from tests.accounts.recipes import staff

pytestmark = pytest.mark.django_db
ADDRESS = "/account/calendar/new/"


def made(client, **fields) -> str:
    """The secret of an address somebody makes."""
    answer = client.post(ADDRESS, {"submission": str(uuid4())} | fields)
    assert answer.status_code == 200
    return re.search(r"/calendar/([\w-]+)\.ics", answer.content.decode())[1]


def test_the_address_is_shown_once_and_its_secret_is_kept_nowhere(browse, link_worker):
    client = browse(link_worker)
    secret = made(client)
    assert len(secret) == 43  # 32 bytes: 256 bits
    feed = CalendarFeed.objects.get()
    assert feed.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    line = AuditEvent.objects.get(verb="made calendar address")
    assert secret not in str(vars(line))
    assert secret not in str(client.session.items())
    for page in ("/account/", ADDRESS):
        assert secret not in client.get(page).content.decode()


def test_the_one_before_stops_at_once(browse, link_worker, client):
    owner = browse(link_worker)
    first, second = made(owner), made(owner)
    assert first != second
    assert [client.get(f"/calendar/{one}.ics").status_code for one in (first, second)] == [404, 200]
    assert CalendarFeed.objects.live().count() == 1


def test_the_same_form_sent_again_says_so_and_makes_no_other(browse, link_worker, client):
    owner, key = browse(link_worker), str(uuid4())
    secret = made(owner, submission=key)
    again = owner.post(ADDRESS, {"submission": key})
    assert "its address is shown only once" in again.content.decode()
    assert CalendarFeed.objects.count() == 1
    assert client.get(f"/calendar/{secret}.ics").status_code == 200


@pytest.mark.parametrize("role", [Role.FINANCE, Role.BOARD_MEMBER, Role.HOST_OFFICER, Role.CHC_NURSE])
def test_whoever_has_no_calendar_makes_no_address(browse, role):
    assert browse(staff(role)).post(ADDRESS, {"submission": str(uuid4())}).status_code == 403
    assert CalendarFeed.objects.count() == 0
