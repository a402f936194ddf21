"""An embargo is lifted from a day: it is over, and stays on record."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.actions import events as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_is_over_once(link_worker, trail):
    event = recipes.provider_event(recorded_by=link_worker)
    for _ in range(2):
        actions.end_provider_event(by=link_worker, event=event, ends_on=date(2026, 11, 20), today=TODAY)
    assert trail() == ["ended provider event"]
    with pytest.raises(actions.OverAlready):
        actions.end_provider_event(by=link_worker, event=event, ends_on=date(2026, 11, 21), today=TODAY)


@pytest.mark.parametrize("ends_on", [date(2026, 11, 2), date(2026, 11, 23)])
def test_it_ends_after_it_happened_and_not_in_the_future(link_worker, ends_on):
    with pytest.raises(Refusal) as refusal:
        actions.end_provider_event(
            by=link_worker,
            event=recipes.provider_event(recorded_by=link_worker),
            ends_on=ends_on,
            today=TODAY,
        )
    assert set(refusal.value.told) == {"ends_on"}


def test_others_may_not(stranger, finance, link_worker, browse):
    address = f"/homes/events/{recipes.provider_event(recorded_by=link_worker).uid}/end/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
    page = browse(link_worker).post(address, {"ends_on": "20 November 2026"}, follow=True)
    assert "Over from 20 November 2026" in page.content.decode()


def test_the_host_lifts_its_own_embargo_and_whoever_places_there_does_not(link_worker, host_officer, browse):
    """The recipes' home lies in Lincolnshire, and its officer recorded the embargo."""
    stay = recipes.placement()
    event = recipes.provider_event(home=stay.home, recorded_by=host_officer)
    address = f"/homes/events/{event.uid}/"
    assert f"{address}end/" not in browse(link_worker).get(address).content.decode()
    assert browse(link_worker).get(f"{address}end/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.end_provider_event(by=link_worker, event=event, ends_on=date(2026, 11, 20), today=TODAY)
    assert f"{address}end/" in browse(host_officer).get(address).content.decode()
    actions.end_provider_event(by=host_officer, event=event, ends_on=date(2026, 11, 20), today=TODAY)
