"""A provider leaves a lot from a day; what was bought before stays on record."""

import pytest

from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_ends_once(manager, link_worker, browse, trail):
    held = recipes.provider_on_framework()
    address = f"/lots/providers/{held.uid}/end/"
    client = browse(manager)
    assert "must be after" in client.post(address, {"ends_on": "1 April 2026"}).content.decode()
    for _ in range(2):
        assert client.post(address, {"ends_on": "2 November 2026"}).status_code == 302
    assert trail().count("ended framework membership") == 1
    assert "ended already" in client.post(address, {"ends_on": "3 November 2026"}).content.decode()
    assert browse(link_worker).get(address).status_code == 403
