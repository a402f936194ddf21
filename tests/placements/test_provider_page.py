"""One provider: its homes, what the regulator says, and only the people and costs within reach."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_shows_homes_ratings_people_and_lots_within_reach(
    manager, link_worker, stranger, browse, lincolnshire
):
    provider = accounts.organisation(name="Larch Care")
    home = recipes.home(provider=provider)
    recipes.home_rating(home=home, rating="Outstanding", rated_on=accounts.TODAY)
    recipes.funding_line(placement=recipes.placement(home=home))
    hidden = recipes.placement(home=home, person=recipes.person(responsible_council=lincolnshire))
    recipes.funding_line(placement=hidden, payer=lincolnshire)
    recipes.provider_on_framework(provider=provider)
    address = f"/providers/{provider.uid}/"
    page = browse(manager).get(address).content.decode()
    for words in (
        home.name,
        "Outstanding",
        "1 person you may see",
        "£1,000.00 a week",
        "Specialist support, East",
    ):
        assert words in page
    assert "£1,000" not in browse(link_worker).get(address).content.decode()
    assert browse(stranger).get(address).status_code == 404


def test_as_many_questions_for_many_homes_as_for_few(manager, browse):
    provider = accounts.organisation()

    def queries():
        client = browse(manager)
        client.get("/homes/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/providers/{provider.uid}/")
        return len(asked)

    def rated():
        home = recipes.home(provider=provider)
        recipes.inspection(home=home)
        recipes.placement(home=home)

    rated()
    few = queries()
    for _ in range(8):
        rated()
    assert queries() == few
