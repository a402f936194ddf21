"""Canaries: what a role may not see is in no byte of any page it opens."""

from decimal import Decimal

import pytest

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db

NAMES = ("Canarygiven", "Canaryfamily", "Canarypreferred")
NUMBER = ("9990000018", "999 000 0018")
ADDRESS = ("Canary Cottage", "LN9 9ZZ", "1-999999999")
COST = ("4,321.09", "4321.09", "225,314")

# Role, where held, and the groups that may reach it. The other groups must not.
VIEWS = [
    (Role.LINK_WORKER, "E06000017", {NAMES, NUMBER, ADDRESS}),
    (Role.TEAM_MANAGER, "E06000017", {NAMES, NUMBER, ADDRESS, COST}),
    (Role.FINANCE, "E06000017", {COST}),
    (Role.CHC_NURSE, "QK1", {NAMES, NUMBER, ADDRESS, COST}),
    (Role.HOST_OFFICER, recipes.LINCOLNSHIRE, {NAMES, ADDRESS}),
    (Role.LINK_WORKER, recipes.LINCOLNSHIRE, {NAMES, NUMBER, ADDRESS}),
    (Role.TEAM_MANAGER, recipes.LINCOLNSHIRE, {NAMES, NUMBER, ADDRESS}),
    (Role.FINANCE, recipes.LINCOLNSHIRE, set()),
    (Role.BOARD_MEMBER, "E06000017", set()),
    (Role.AUDITOR, "E06000017", set()),
    (Role.ADMINISTRATOR, "E06000017", set()),
    (Role.TEAM_MANAGER, "E06000024", set()),
]


@pytest.fixture
def canary(db):
    """Rutland's person in a home in Lincolnshire, with one of everything that can be hidden."""
    home = recipes.home(
        name="Canary Cottage",
        postcode="LN9 9ZZ",
        cqc_location="1-999999999",
        provider=accounts.organisation(name="Larch Care"),
    )
    person = recipes.person(
        given_name="Canarygiven",
        family_name="Canaryfamily",
        preferred_name="Canarypreferred",
        nhs_number="9990000018",
        responsible_icb=accounts.icb(),
    )
    stay = recipes.placement(person=person, home=home)
    recipes.funding_line(placement=stay, weekly=Decimal("4321.09"))
    return stay


@pytest.mark.parametrize(
    ("role", "where", "seen"), VIEWS, ids=[f"{role.value} at {where}" for role, where, _ in VIEWS]
)
def test_only_what_is_granted_leaves(role, where, seen, canary, browse):
    staff = accounts.staff(role, accounts.council(where))
    client = browse(staff)
    person, home = canary.person, canary.home
    addresses = [
        "/people/",
        "/people/?sort=name",
        "/people/?sort=-weekly",
        f"/people/?q={person.reference}",
        "/people/new/",
        f"/people/{person.uid}/",
        f"/people/{person.uid}/edit/",
        f"/people/{person.uid}/placements/new/",
        f"/placements/{canary.uid}/ending/",
        f"/placements/{canary.uid}/move/",
        f"/placements/{canary.uid}/funding/new/",
        "/homes/",
        "/homes/?q=Larch",
        f"/homes/{home.uid}/",
        f"/homes/{home.uid}/edit/",
    ]
    text = ""
    for address in addresses:
        page = client.get(address)
        assert page.status_code in (200, 403, 404)
        text += page.content.decode() + str(page.headers)
    for group in (NAMES, NUMBER, ADDRESS, COST):
        shown = [word for word in group if word in text]
        assert bool(shown) == (group in seen), f"{group}: {shown}"


def test_without_names_a_person_is_reference_and_initials(canary, finance, browse):
    for address in ("/people/", f"/people/{canary.person.uid}/", f"/homes/{canary.home.uid}/"):
        assert f"{canary.person.reference} (CC)" in browse(finance).get(address).content.decode()


def test_without_addresses_a_home_is_its_provider_and_host(canary, finance, browse):
    page = browse(finance).get(f"/people/{canary.person.uid}/").content.decode()
    assert "Larch Care" in page
    assert "living in Lincolnshire" in page
    assert "A home of Larch Care" in browse(finance).get(f"/homes/{canary.home.uid}/").content.decode()


def test_costs_of_somebody_we_only_host_are_hidden(browse, manager, lincolnshire):
    hosted = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017")
    )
    recipes.funding_line(placement=hosted, payer=lincolnshire, weekly=Decimal("4321.09"))
    client = browse(manager)
    for address in ("/people/", f"/people/{hosted.person.uid}/"):
        assert "4,321.09" not in client.get(address).content.decode()
