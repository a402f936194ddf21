"""A condition is met, on a day."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from reviews.actions.liberty_papers import meet_authorisation_condition
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements.fact_answers import plain
from tests.reviews import recipes

pytestmark = pytest.mark.django_db


def meet(by, condition, done_on=TODAY):
    return meet_authorisation_condition(by=by, condition=condition, done_on=done_on, today=TODAY)


def test_it_stands_with_its_day(link_worker, ada, browse):
    condition = recipes.authorisation_condition(authorisation=recipes.granted(person=ada))
    page = browse(link_worker).post(
        f"/authorisations/conditions/{condition.uid}/met/", {"done_on": "20 November 2026"}, follow=True
    )
    assert "The condition is met." in plain(page)
    assert "Met on 20 November 2026" in plain(page)


def test_once_and_not_in_days_to_come(link_worker, ada):
    condition = recipes.authorisation_condition(authorisation=recipes.granted(person=ada))
    with pytest.raises(Refusal, match="today or in the past"):
        meet(link_worker, condition, date(2026, 11, 23))
    assert meet(link_worker, condition) == meet(link_worker, condition)
    with pytest.raises(Refusal, match="met on 22 November 2026 already"):
        meet(link_worker, condition, date(2026, 11, 20))


def test_another_council_finds_nothing(ada, browse):
    condition = recipes.authorisation_condition(authorisation=recipes.granted(person=ada))
    stranger = browse(accounts.staff("team_manager", accounts.council("E06000024")))
    assert stranger.get(f"/authorisations/conditions/{condition.uid}/met/").status_code == 404
