"""What was closed in error, or has come back, is opened again and counts as checked."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db
CLOSED = {"closed_on": date(2026, 11, 3), "closed_because": "No grant"}


def test_it_is_open_again(link_worker, browse):
    service, client = recipes.service(**CLOSED), browse(link_worker)
    page = client.post(f"/services/{service.uid}/opening/", follow=True)
    assert "The entry is open again" in words(page)
    service.refresh_from_db()
    assert (service.closed_on, service.closed_because, service.checked_on) == (None, "", date(2026, 11, 22))
    assert AuditEvent.objects.filter(verb="reopened service").count() == 1


def test_beside_an_entry_of_the_same_name_it_stays_closed(link_worker, browse):
    service = recipes.service(**CLOSED)
    recipes.service()
    page = browse(link_worker).post(f"/services/{service.uid}/opening/", follow=True)
    assert "an entry of this name at this place already" in words(page)
    service.refresh_from_db()
    assert service.closed_on
