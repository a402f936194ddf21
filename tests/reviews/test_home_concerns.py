"""What gave cause for concern at a home, by month: counts of people one may read of, and no name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from accounts.roles import Role
from reviews.queries.home_concerns import months_at
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import plainly

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture
def home(ada):
    """Ada's: a concern and a restraint in November, an embargo in October; and a concern about a neighbour."""
    home = ada.placements.get().home
    recipes.concern(person=ada, home=home)
    recipes.restraint(person=ada, home=home)
    neighbour = placements.person(
        family_name="Unseen", responsible_council=accounts.council(placements.LINCOLNSHIRE)
    )
    placements.placement(person=neighbour, home=home)
    recipes.concern(person=neighbour, home=home)
    placements.provider_event(home=home, kind="embargo", happened_on=date(2026, 10, 5))
    return home


def test_months_stand_latest_first_and_name_nobody(home, ada, browse, link_worker):
    page = plainly(browse(link_worker).get(f"/homes/{home.uid}/concerns/"))
    assert "1 safeguarding concern and 1 restrictive practice recorded of people you may read of" in page
    assert "November 2026 – 1 1 October 2026 Embargo on new placements 0 0" in page
    assert ada.family_name not in page.partition("Concerns by month")[2]


def test_the_host_counts_everybody_who_lives_there(home, browse):
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    assert "November 2026 – 2 1" in plainly(browse(officer).get(f"/homes/{home.uid}/concerns/"))


def test_the_home_leads_there_only_for_whoever_may_see_it(home, browse, link_worker, finance):
    assert "Concerns by month" in plainly(browse(link_worker).get(f"/homes/{home.uid}/"))
    assert "Concerns by month" not in plainly(browse(finance).get(f"/homes/{home.uid}/"))
    assert browse(finance).get(f"/homes/{home.uid}/concerns/").status_code == 403


def test_another_council_does_not_know_of_the_home(home, browse):
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(stranger).get(f"/homes/{home.uid}/concerns/").status_code == 404


def test_it_asks_no_more_of_the_database_however_much_happened(home, ada, link_worker):
    reader = as_of(link_worker, TODAY)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            months_at(home, reader)
        return len(found)

    few = asked()
    for month in (3, 4, 5):
        recipes.concern(person=ada, home=home, concern_on=date(2026, month, 1))
        placements.provider_event(home=home, kind="other", happened_on=date(2026, month, 1))
    assert asked() == few
