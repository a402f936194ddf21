"""One press says that an entry is still right; one nobody pressed for half a year is to be checked."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("checked_on", "old"), [(date(2026, 5, 22), False), (date(2026, 5, 21), True)], ids=str
)
def test_an_entry_is_to_be_checked_after_half_a_year(checked_on, old, link_worker, browse):
    service = recipes.service(checked_on=checked_on)
    client = browse(link_worker)
    assert ("Check this entry" in words(client.get("/services/"))) is old
    assert (service.name in words(client.get("/services/?to_check=on"))) is old
    assert ("Check this entry" in words(client.get(f"/services/{service.uid}/"))) is old


def test_one_press_is_enough(link_worker, browse):
    service, client = recipes.service(checked_on=date(2026, 1, 2)), browse(link_worker)
    page = client.post(f"/services/{service.uid}/confirmation/", follow=True)
    assert "counts as checked today" in words(page)
    service.refresh_from_db()
    assert (service.checked_on, service.checked_by) == (date(2026, 11, 22), link_worker)
    client.post(f"/services/{service.uid}/confirmation/")
    assert AuditEvent.objects.filter(verb="confirmed service").count() == 1
