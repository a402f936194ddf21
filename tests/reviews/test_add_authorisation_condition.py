"""A condition is added to an authorisation: what, and who sees to it."""

import uuid

import pytest

from reviews.actions.liberty_papers import add_authorisation_condition
from reviews.models import AuthorisationCondition
from tests.accounts import recipes as accounts
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import typed

pytestmark = pytest.mark.django_db
SAID = {"words": "She goes out every day", "who": "The manager of Elm House"}


def test_it_stands_open_on_the_page(link_worker, ada, browse):
    granted = recipes.granted(person=ada)
    page = browse(link_worker).post(
        f"/authorisations/{granted.uid}/conditions/new/", typed(SAID), follow=True
    )
    assert "She goes out every day Seen to by The manager of Elm House . Not met yet" in plain(page)


def test_two_clicks_add_one(link_worker, ada):
    granted, key = recipes.granted(person=ada), uuid.uuid4()
    said = {"by": link_worker, "authorisation": granted, "submission": key} | SAID
    assert add_authorisation_condition(**said) == add_authorisation_condition(**said)
    assert AuthorisationCondition.objects.count() == 1


def test_who_may_not_finds_out_nothing(ada, browse):
    granted = recipes.granted(person=ada)
    stranger = browse(accounts.staff("team_manager", accounts.council("E06000024")))
    assert stranger.get(f"/authorisations/{granted.uid}/conditions/new/").status_code == 404
    officer = browse(accounts.staff("host_officer", accounts.council("E10000019")))
    assert officer.get(f"/authorisations/{granted.uid}/conditions/new/").status_code == 404
