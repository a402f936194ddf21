"""Who provides a service, and when they were last seen, is kept right."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import health_provision as actions
from tests.accounts.recipes import TODAY, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def edit(by, provision, **changes):
    return actions.edit_health_provision(by=by, provision=provision, today=TODAY, **changes)


def test_a_change_is_kept_and_the_trail_names_the_fields_only(link_worker):
    provision = recipes.health_provision()
    edit(link_worker, provision, last_seen_on=date(2026, 11, 2), ods_code="C82001")
    provision.refresh_from_db()
    assert (provision.last_seen_on, provision.ods_code) == (date(2026, 11, 2), "C82001")
    assert AuditEvent.objects.get().details == {"fields": ["last_seen_on", "ods_code"]}


def test_the_form_opens_with_what_is_recorded_and_saves_it_unchanged(link_worker, browse, trail):
    provision = recipes.health_provision(service="dentist", organisation=icb(), organisation_name="")
    client = browse(link_worker)
    page = client.get(f"/health-provision/{provision.uid}/edit/")
    assert f'value="{icb().uid}" selected' in page.content.decode()
    said = {"organisation": str(icb().uid), "starts_on": "1 February 2024"}
    assert client.post(f"/health-provision/{provision.uid}/edit/", said).status_code == 302
    assert trail() == ["looked at"]


def test_what_ended_is_kept_as_it_was(link_worker):
    provision = recipes.health_provision(ends_on=date(2026, 1, 1))
    with pytest.raises(Refusal, match="ended on 1 January 2026"):
        edit(link_worker, provision, last_seen_on=date(2025, 1, 1))


def test_nobody_was_seen_tomorrow(link_worker):
    with pytest.raises(Refusal) as refusal:
        edit(link_worker, recipes.health_provision(), last_seen_on=date(2026, 11, 23))
    assert set(refusal.value.told) == {"last_seen_on"}


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, finance):
    address = f"/health-provision/{recipes.health_provision().uid}/edit/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
