"""What people placed here by others use: counts only, for those who read the dashboard."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def hosted(council: str = recipes.LINCOLNSHIRE, *services: str, **fields):
    """Somebody of another council who lives in Rutland."""
    person = recipes.person(responsible_council=accounts.council(council))
    recipes.placement(person=person, home=recipes.home("E06000017"))
    for service in services:
        recipes.health_provision(person=person, service=service, **fields)
    return person


def counted(browse, staff) -> dict:
    demand = browse(staff).get("/health-provision/").context["demand"]
    return {row.service: {cell.council: cell.people for cell in row.cells} for row in demand.services}


def test_each_service_is_counted_by_the_council_that_placed(manager, browse):
    hosted(recipes.LINCOLNSHIRE, "gp", "psychiatry")
    hosted(recipes.LINCOLNSHIRE, "gp")
    hosted("E10000018", "gp")
    assert counted(browse, manager) == {
        "GP": {"Leicestershire": 1, "Lincolnshire": 2},
        "Psychiatry": {"Leicestershire": 0, "Lincolnshire": 1},
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"side": "private"},
        {"side": "placing_nhs"},
        {"side": "nobody", "organisation_name": ""},
        {"ends_on": TODAY},
    ],
    ids=str,
)
def test_what_is_no_demand_on_the_nhs_here_is_not_counted(fields, manager, browse):
    hosted(recipes.LINCOLNSHIRE, "dentist", **fields)
    assert counted(browse, manager) == {}


def test_our_own_people_are_no_demand_of_others(manager, browse):
    recipes.health_provision(person=recipes.placement(home=recipes.home("E06000017")).person)  # ours, at home
    recipes.health_provision(person=recipes.placement().person)  # ours, placed out
    assert counted(browse, manager) == {}


def test_nobody_is_named_and_so_small_numbers_are_only_for_who_reads_of_health(manager, finance, browse):
    person = hosted(recipes.LINCOLNSHIRE, "gp")
    without = recipes.person(advocate_needed=True)
    recipes.placement(person=without)
    recipes.advocacy_offer(person=without)
    page = browse(manager).get("/health-provision/").content.decode()
    assert person.family_name not in page
    assert "Advocate needed and not available" in page
    assert browse(finance).get("/health-provision/").status_code == 403
    assert "/health-provision/" not in browse(finance).get("/homes/").content.decode()


@pytest.mark.parametrize("role", [Role.LINK_WORKER, Role.BOARD_MEMBER, Role.AUDITOR])
def test_others_are_refused(role, browse):
    assert browse(accounts.staff(role)).get("/health-provision/").status_code == 403


def test_the_page_asks_as_much_of_many_as_of_few(manager, browse):
    client = browse(manager)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/health-provision/")
        return len(asked)

    hosted(recipes.LINCOLNSHIRE, "gp")
    client.get("/health-provision/")
    few = queries()
    for council in (recipes.LINCOLNSHIRE, "E10000018", "E06000016"):
        for _ in range(4):
            hosted(council, "gp", "psychiatry", "slt")
    assert queries() == few


def test_the_way_there_is_on_the_list_of_homes(manager, link_worker, browse):
    assert 'href="/health-provision/"' in browse(manager).get("/homes/").content.decode()
    assert 'href="/health-provision/"' not in browse(link_worker).get("/homes/").content.decode()
