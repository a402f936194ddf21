"""Ending a communication need."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import communication as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db


def end(by, need, ended_on=TODAY):
    return actions.end_communication_need(by=by, need=need, ended_on=ended_on, today=TODAY)


def test_an_ended_need_leaves_the_summary_and_stays_in_the_history(link_worker, browse, trail):
    need = recipes.communication_need()
    end(link_worker, need)
    assert trail() == ["ended communication need"]
    client = browse(link_worker)
    assert "Uses Makaton" not in plain(client.get(f"/people/{need.person.uid}/"))
    history = plain(client.get(f"/people/{need.person.uid}/history/"))
    assert "Uses Makaton Ended 22 November 2026" in history


def test_the_same_end_twice_is_one_and_another_day_is_refused(link_worker, trail):
    need = recipes.communication_need()
    assert end(link_worker, need) == end(link_worker, need)
    assert trail() == ["ended communication need"]
    with pytest.raises(Refusal, match="ended already"):
        end(link_worker, need, date(2026, 11, 20))


@pytest.mark.parametrize("ended_on", [date(2026, 11, 23), date(2026, 4, 1)])
def test_a_need_ends_between_its_recording_and_today(link_worker, ended_on):
    with pytest.raises(Refusal) as refusal:
        end(link_worker, recipes.communication_need(), ended_on)
    assert list(refusal.value.told) == ["ended_on"]


def test_an_ended_need_may_be_recorded_again(link_worker):
    need = recipes.communication_need(ended_on=date(2026, 5, 1))
    assert recipes.communication_need(person=need.person)


def test_the_page_ends_it(link_worker, stranger, browse):
    need = recipes.communication_need()
    address = f"/communication/{need.uid}/ending/"
    assert browse(stranger).post(address, {"ended_on": "today"}).status_code == 404
    page = browse(link_worker).post(address, {"ended_on": "today"}, follow=True)
    assert "It stays in the history." in plain(page)
