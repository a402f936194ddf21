"""A service takes people from more than one council's area; each is said once."""

import pytest

from accounts.models import AuditEvent
from casework import actions
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.casework import recipes
from tests.casework.answers import words


@pytest.mark.django_db
def test_it_serves_another_area_too(link_worker, browse):
    service = recipes.service_area().service
    client, council = browse(link_worker), accounts.council()
    for _ in range(2):
        page = client.post(f"/services/{service.uid}/areas/new/", {"council": str(council.uid)}, follow=True)
        assert f"It serves {council}, too." in words(page)
    assert service.areas.count() == 2
    assert AuditEvent.objects.get(verb="added area to service").details == {"council": council.code}


@pytest.mark.django_db
def test_the_council_is_one_of_the_list(link_worker, browse):
    service = recipes.service()
    page = browse(link_worker).post(f"/services/{service.uid}/areas/new/", {"council": "Atlantis"})
    assert "Choose the council from the list" in words(page)


def test_five_at_the_same_moment_add_one_area(committed):
    service, worker, council = recipes.service(), accounts.staff(), accounts.council()
    at_once(*[lambda: actions.add_service_area(by=worker, service=service, council=council)] * 5)
    assert service.areas.count() == 1
