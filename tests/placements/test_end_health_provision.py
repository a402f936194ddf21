"""A health service ends, and stays on record."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import health_provision as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def end(by, provision, ends_on=TODAY):
    return actions.end_health_provision(by=by, provision=provision, ends_on=ends_on, today=TODAY)


def test_it_stays_under_what_ended_and_the_gap_shows(link_worker, browse):
    provision = recipes.health_provision()
    client = browse(link_worker)
    page = client.post(f"/health-provision/{provision.uid}/ending/", {"ends_on": "today"}, follow=True)
    assert page.context["health"].ended == (provision,)
    assert "No GP is recorded" in page.content.decode()


def test_the_next_gp_may_start_the_day_the_last_one_ended(link_worker):
    provision = recipes.health_provision()
    end(link_worker, provision, date(2026, 11, 1))
    assert recipes.health_provision(person=provision.person, starts_on=date(2026, 11, 1))


@pytest.mark.parametrize("ends_on", [date(2026, 11, 23), date(2024, 1, 31)])
def test_a_day_that_cannot_be_is_told_beside_its_question(ends_on, link_worker):
    with pytest.raises(Refusal) as refusal:
        end(link_worker, recipes.health_provision(), ends_on)
    assert set(refusal.value.told) == {"ends_on"}


def test_twice_changes_nothing_and_another_day_is_refused(link_worker, trail):
    provision = recipes.health_provision()
    end(link_worker, provision)
    end(link_worker, provision)
    assert trail() == ["ended health provision"]
    with pytest.raises(Refusal, match="This ended on 22 November 2026"):
        end(link_worker, provision, date(2026, 11, 1))


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, finance):
    address = f"/health-provision/{recipes.health_provision().uid}/ending/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
