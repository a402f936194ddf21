"""An area is taken away and kept with the day; the last one stays."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db


def test_it_no_longer_serves_there(link_worker, browse, ada):
    area = recipes.service_area()
    recipes.service_area(service=area.service, council=accounts.council())
    client = browse(link_worker)
    assert "Serves Lincolnshire" in words(client.get(f"/people/{ada.uid}/services/"))
    page = client.post(f"/services/areas/{area.uid}/remove/", follow=True)
    assert f"It no longer serves {area.council}." in words(page)
    area.refresh_from_db()
    assert area.removed_on == date(2026, 11, 22)
    assert "Serves Lincolnshire" not in words(client.get(f"/people/{ada.uid}/services/"))
    assert AuditEvent.objects.filter(verb="removed area from service").count() == 1


def test_the_last_area_stays(link_worker, browse):
    area = recipes.service_area()
    page = browse(link_worker).post(f"/services/areas/{area.uid}/remove/", follow=True)
    assert "This is the only area it serves" in words(page)
    area.refresh_from_db()
    assert area.removed_on is None
