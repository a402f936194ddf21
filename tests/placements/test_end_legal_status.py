"""Ending a legal status."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import legal as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db


def end(by, status, last_day=TODAY):
    return actions.end_legal_status(by=by, status=status, last_day=last_day, today=TODAY)


def test_it_ends_after_its_last_day_and_stays_in_the_history(link_worker, browse, trail):
    status = recipes.legal_status()
    assert end(link_worker, status, date(2026, 11, 20)).ends_on == date(2026, 11, 21)
    assert trail() == ["ended legal status"]
    client = browse(link_worker)
    assert "Nothing in force is recorded" in plain(client.get(f"/people/{status.person.uid}/"))
    history = plain(client.get(f"/people/{status.person.uid}/history/"))
    assert "DoLS standard authorisation Ended, last day 20 November 2026" in history


def test_the_same_end_twice_is_one(link_worker, trail):
    status = recipes.legal_status()
    assert end(link_worker, status) == end(link_worker, status)
    assert trail() == ["ended legal status"]


@pytest.mark.parametrize(
    ("fields", "last_day", "told"),
    [
        ({}, date(2027, 6, 1), "runs out on 31 May 2027 already"),
        ({"ends_on": date(2026, 11, 1)}, date(2026, 10, 1), "ended already, on 31 October 2026"),
        ({}, date(2026, 6, 9), "on or after the first"),
        ({"kind": "s117", "ends_on": None}, date(2028, 1, 1), "Check the year"),
    ],
)
def test_it_does_not_end_twice_or_later_or_before_it_began(link_worker, fields, last_day, told):
    with pytest.raises(Refusal, match=told):
        end(link_worker, recipes.legal_status(**fields), last_day)


def test_the_page_ends_it(link_worker, stranger, host_officer, browse):
    status = recipes.legal_status(person=recipes.placement().person)
    address = f"/legal/{status.uid}/ending/"
    told = [browse(who).get(address).status_code for who in (stranger, host_officer)]
    assert told == [404, 403]
    page = browse(link_worker).post(address, {"last_day": "today"}, follow=True)
    assert "The legal status is ended." in plain(page)
