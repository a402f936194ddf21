"""An inspection recorded wrongly is withdrawn with a reason: it is kept, and counts for nothing."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from placements.actions import inspections as actions
from placements.models import Inspection
from tests.placements import recipes

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_what_was_said_before_is_current_again(link_worker, browse, trail):
    home = recipes.home()
    recipes.home_rating(home=home, rating="Good", rated_on=date(2024, 3, 12))
    wrong = recipes.home_rating(home=home, rating="Inadequate", rated_on=date(2026, 3, 12))
    stay = recipes.placement(home=home)
    actions.withdraw_inspection(by=link_worker, inspection=wrong, why="Another home’s", now=NOW)
    actions.withdraw_inspection(by=link_worker, inspection=wrong, why="Another home’s", now=NOW)
    assert trail() == ["withdrew inspection"]
    assert "Good, 12 March 2024" in browse(link_worker).get(f"/people/{stay.person.uid}/").content.decode()
    assert Inspection.objects.count() == 2
    with pytest.raises(actions.WithdrawnAlready):
        actions.withdraw_inspection(by=link_worker, inspection=wrong, why="Something else", now=NOW)


def test_it_can_be_recorded_again_the_same_day(link_worker):
    wrong = recipes.inspection()
    actions.withdraw_inspection(by=link_worker, inspection=wrong, why="A slip", now=NOW)
    assert recipes.inspection(home=wrong.home).published_on == wrong.published_on


def test_a_reason_is_asked_for_and_others_are_kept_out(link_worker, stranger, finance, browse):
    inspection = recipes.inspection()
    address = f"/inspections/{inspection.uid}/withdraw/"
    assert "Enter why the inspection is withdrawn" in browse(link_worker).post(address).content.decode()
    assert browse(finance).get(address).status_code == 403
    assert browse(stranger).get(address).status_code == 404
    assert browse(link_worker).post(address, {"why": "A slip"}).status_code == 302


def test_what_another_organisation_recorded_it_withdraws_itself(link_worker, host_officer, browse):
    stay = recipes.placement()
    inspection = recipes.inspection(home=stay.home, recorded_by=link_worker)
    address = f"/inspections/{inspection.uid}/withdraw/"
    assert browse(host_officer).get(address).status_code == 403
    assert address not in browse(host_officer).get(f"/homes/{stay.home.uid}/").content.decode()
    assert address in browse(link_worker).get(f"/homes/{stay.home.uid}/").content.decode()
    with pytest.raises(PermissionDenied):
        actions.withdraw_inspection(by=host_officer, inspection=inspection, why="A slip", now=NOW)
