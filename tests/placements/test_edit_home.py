"""What is kept about a home is kept right by the organisation on whose list it stands."""

from datetime import date

import pytest

from linkworker.refusals import Refusal
from placements.actions import homes as actions
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes
from tests.placements.test_add_home import typed

pytestmark = pytest.mark.django_db


def edit(by, home, **answers):
    return actions.edit_home(by=by, home=home, today=TODAY, **answers)


def test_a_new_rating_stands_beside_the_older_ones(link_worker, trail):
    home = recipes.home()
    recipes.home_rating(home=home, rating="Good", rated_on=date(2024, 3, 12))
    edit(link_worker, home, rating="Inadequate", rated_on=date(2026, 3, 12))
    edit(link_worker, home, rating="Inadequate", rated_on=date(2026, 3, 12))
    assert list(home.inspections.values_list("ratings__value", flat=True)) == ["Inadequate", "Good"]
    assert trail() == ["edited home"]
    with pytest.raises(Refusal) as refusal:
        edit(link_worker, home, rating="Good", rated_on=date(2026, 3, 12))
    assert set(refusal.value.told) == {"rated_on"}


def test_a_provider_can_be_taken_away_again(link_worker):
    home = recipes.home(provider=accounts.organisation())
    assert edit(link_worker, home, provider=None).provider is None


def test_another_councils_list_is_theirs_to_change(link_worker, stranger, browse):
    theirs = recipes.home("E06000017", owner=council(recipes.LINCOLNSHIRE))
    assert browse(link_worker).get(f"/homes/{theirs.uid}/").status_code == 200
    assert browse(link_worker).post(f"/homes/{theirs.uid}/edit/", typed()).status_code == 403
    assert browse(stranger).post(f"/homes/{theirs.uid}/edit/", typed()).status_code == 404
