"""Recording that a dispute went up for a decision."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import disputes as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_the_day_and_the_stage_are_kept_once(manager, trail):
    dispute = recipes.responsibility_dispute()
    for _ in range(2):
        dispute = actions.refer_dispute(
            by=manager, dispute=dispute, referred_on=date(2026, 11, 1), today=TODAY
        )
    assert (dispute.stage, trail()) == ("referred", ["referred dispute"])


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 8, 31)])
def test_neither_ahead_nor_before_it_was_raised(manager, day):
    with pytest.raises(Refusal) as refusal:
        actions.refer_dispute(
            by=manager, dispute=recipes.responsibility_dispute(), referred_on=day, today=TODAY
        )
    assert refusal.value.question == "referred_on"


def test_the_page_records_it(manager, browse):
    dispute = recipes.responsibility_dispute()
    page = browse(manager).post(f"/disputes/{dispute.uid}/refer/", {"referred_on": "1 November 2026"})
    assert page.status_code == 302
    dispute.refresh_from_db()
    assert dispute.referred_on == date(2026, 11, 1)


def test_out_of_reach_is_404_and_without_the_permission_403(stranger, link_worker, browse):
    address = f"/disputes/{recipes.responsibility_dispute().uid}/refer/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(link_worker).get(address).status_code == 403
