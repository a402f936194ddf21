"""Dividing a framework into lots."""

import pytest

from placements.models import Lot
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_a_lot_has_hours_and_is_added_once(manager, link_worker, browse, trail):
    framework = recipes.framework()
    address = f"/frameworks/{framework.uid}/lots/new/"
    answers = {"name": "East", "care_model": "time_and_task", "hours_a_week": "-3"}
    page = browse(manager).post(address, answers).content.decode()
    assert "Enter the hours as a number, such as 120 or 37.5" in page
    answers["hours_a_week"] = "37.5"
    for _ in range(2):
        assert browse(manager).post(address, answers).status_code == 302
    assert Lot.objects.count() == 1
    assert trail().count("added lot") == 1
    assert "37.50 hours a week" in browse(manager).get(f"/frameworks/{framework.uid}/").content.decode()
    assert browse(link_worker).get(address).status_code == 403
