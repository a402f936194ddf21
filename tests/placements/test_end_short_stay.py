"""Coming back."""

from datetime import date

import pytest

from placements.actions import short_stays as actions
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def back(by, stay, ends_on=date(2026, 11, 12)):
    return actions.end_short_stay(by=by, short_stay=stay, ends_on=ends_on, today=TODAY)


def test_coming_back_is_recorded_once(link_worker, trail):
    stay = recipes.short_stay()
    assert back(link_worker, stay).ends_on == back(link_worker, stay).ends_on == date(2026, 11, 12)
    assert trail() == ["ended short stay"]


def test_impossible_days_are_refused(link_worker):
    stay = recipes.short_stay()
    with pytest.raises(actions.BackInTheFuture):
        back(link_worker, stay, date(2026, 11, 23))
    with pytest.raises(actions.Refusal, match="after the day of leaving"):
        back(link_worker, stay, date(2026, 11, 3))
    back(link_worker, stay)
    with pytest.raises(actions.BackAlready, match="12 November 2026"):
        back(link_worker, stay, date(2026, 11, 13))


def test_late_is_said_on_the_tab_and_the_page_ends_it(link_worker, stranger, browse):
    stay = recipes.short_stay()
    tab = f"/people/{stay.person.uid}/placements/"
    assert "Expected back 12 days ago" in browse(link_worker).get(tab).content.decode()
    address = f"/short-stays/{stay.uid}/ending/"
    page = browse(link_worker).post(address, {"ends_on": "20 November 2026"}, follow=True).content.decode()
    assert "until 20 November 2026" in page
    assert "Expected back" not in page
    assert browse(stranger).get(address).status_code == 404
