"""The day the ICB received it: day 0, once."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def post(client, case, day):
    return client.post(f"/chc-cases/{case.uid}/receipt/", {"received_by_icb_on": day}, follow=True)


def test_the_boards_nurse_starts_the_clock(chc_nurse, browse):
    case = recipes.chc_case(person=recipes.person(responsible_icb=accounts.icb()))
    answer = post(browse(chc_nurse), case, "22 November 2026").content.decode()
    case.refresh_from_db()
    assert case.received_by_icb_on == date(2026, 11, 22)
    assert "Day 0 of 28: decision due 20 December 2026" in answer


def test_the_same_day_twice_is_one_line_and_another_day_is_refused(link_worker, browse):
    case, client = recipes.chc_case(), browse(link_worker)
    post(client, case, "5 November 2026")
    post(client, case, "5 November 2026")
    refused = post(client, case, "6 November 2026").content.decode()
    assert "The ICB received it on 5 November 2026" in refused
    assert AuditEvent.objects.filter(verb="recorded CHC receipt").count() == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("1 November 2026", "before it was considered"), ("23 November 2026", "must be today or in the past")],
)
def test_days_that_cannot_be(day, sentence, link_worker, browse):
    case = recipes.chc_case()
    assert sentence in post(browse(link_worker), case, day).content.decode()
    case.refresh_from_db()
    assert case.received_by_icb_on is None
