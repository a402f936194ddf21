"""The tab "Circle of support": who is seen by whom, and where nobody is named to speak to."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.rules.phone_numbers import is_phone_number, to_dial
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db

FAMILY = ("Beth Canary", "Next of kin")
FAMILY_DETAILS = ("01632 960 111", "01632960111", "beth@canary.example", "Canaryevenings", "Canaryconsent")
WORKERS = ("Wren Canary", "01632 960 222", "wren@canary.example")
ADVOCATE = ("Ivo Canary", "Contract of Lincolnshire")
NEIGHBOUR = ("Noor Canary",)
HEALTH = (
    "Canaryagreed",
    "Canary Practice",
    "Mental health advocate (IMHA)",
    "Canaryboundary",
    "Needs an advocate",
)
DEEDS = ("Name first point of contact", "/ending/", "/circle/new/")
ALL = {FAMILY, FAMILY_DETAILS, WORKERS, ADVOCATE, NEIGHBOUR, HEALTH, DEEDS}
VIEWS = [
    (Role.LINK_WORKER, "E06000017", 200, ALL),
    (Role.TEAM_MANAGER, "E06000017", 200, ALL),
    (Role.LINK_WORKER, recipes.LINCOLNSHIRE, 200, ALL),
    (Role.TEAM_MANAGER, recipes.LINCOLNSHIRE, 200, ALL),
    (Role.CHC_NURSE, "QK1", 200, {FAMILY, WORKERS, ADVOCATE, NEIGHBOUR, HEALTH}),
    (Role.HOST_OFFICER, recipes.LINCOLNSHIRE, 200, {WORKERS, ADVOCATE}),
    (Role.FINANCE, "E06000017", 403, set()),
    (Role.FINANCE, recipes.LINCOLNSHIRE, 404, set()),
    (Role.BOARD_MEMBER, "E06000017", 404, set()),
    (Role.AUDITOR, "E06000017", 404, set()),
    (Role.ADMINISTRATOR, "E06000017", 404, set()),
    (Role.LINK_WORKER, "E06000024", 404, set()),
]


@pytest.fixture
def canary(db):
    """Rutland's person in Lincolnshire, with somebody of every kind in the circle."""
    person = recipes.person(responsible_icb=accounts.icb(), advocate_needed=True)
    recipes.placement(person=person)
    recipes.mother(
        person=person,
        name="Beth Canary",
        phone="01632 960 111",
        email="beth@canary.example",
        how_best="Canaryevenings",
        may_be_told_note="Canaryconsent",
        next_of_kin=True,
    )
    recipes.circle_member(person=person, name="Noor Canary", role="other", side="other", phone="01632960111")
    recipes.circle_member(
        person=person,
        name="Wren Canary",
        phone="01632 960 222",
        email="wren@canary.example",
        may_be_told_note="Canaryagreed",
    )
    recipes.advocate(
        person=person,
        name="Ivo Canary",
        advocate_kind="imha",
        contract_area=accounts.council(recipes.LINCOLNSHIRE),
    )
    recipes.advocacy_offer(person=person, note="Canaryboundary")
    recipes.health_provision(person=person, organisation_name="Canary Practice")
    return person


def tab(browse, staff, person):
    return browse(staff).get(f"/people/{person.uid}/circle/")


@pytest.mark.parametrize(
    ("role", "where", "status", "seen"), VIEWS, ids=[f"{role.value} at {where}" for role, where, *_ in VIEWS]
)
def test_only_what_is_granted_leaves(role, where, status, seen, canary, browse):
    at = accounts.icb(where) if where == "QK1" else accounts.council(where)
    answer = tab(browse, accounts.staff(role, at), canary)
    assert answer.status_code == status
    page = answer.content.decode()
    for group in ALL:
        shown = [word for word in group if word in page]
        assert set(shown) == (set(group) if group in seen else set()), group


def test_family_who_left_is_kept_from_the_host_too(host_officer, browse, canary):
    canary.circle.filter(side="family").update(ends_on=date(2026, 1, 1))
    assert "Beth Canary" not in tab(browse, host_officer, canary).content.decode()


def test_reading_writes_a_line(link_worker, browse, canary):
    tab(browse, link_worker, canary)
    event = AuditEvent.objects.get()
    assert (event.verb, event.person_uid) == ("looked at", canary.uid)


def test_sides_stand_in_their_order_and_first_contacts_on_top(link_worker, browse):
    person = recipes.person()
    recipes.mother(person=person)
    recipes.circle_member(person=person, name="Abel")
    recipes.first_contact(member=recipes.circle_member(person=person, name="Zoe"))
    sides = tab(browse, link_worker, person).context["circle"].sides
    assert [(side.words, [member.name for member in side.members]) for side in sides] == [
        ("Placing council", ["Zoe", "Abel"]),
        ("Family and friends", ["Beth Larch"]),
    ]


def test_an_empty_circle_says_where_to_start(link_worker, browse):
    page = tab(browse, link_worker, recipes.person()).content.decode()
    assert "Start with whom you would ring first" in page
    assert "No GP is recorded" in page


@pytest.fixture
def tied(db):
    """Somebody with five organisations tied to them, none of which has named anybody."""
    provider = accounts.organisation(name="Larch Care")
    home = recipes.home(host_icb=accounts.icb("QJM"), provider=provider)
    person = recipes.person(responsible_icb=accounts.icb())
    recipes.placement(person=person, home=home)
    return person


def gaps(browse, staff, person) -> set[str]:
    return {gap.as_what for gap in tab(browse, staff, person).context["circle"].gaps}


EVERY = {"responsible council", "host council", "responsible ICB", "ICB where they live", "provider"}


def test_every_organisation_tied_to_the_person_names_somebody(link_worker, browse, tied):
    assert gaps(browse, link_worker, tied) == EVERY
    page = tab(browse, link_worker, tied).content.decode()
    for words in ("No first point of contact named for", "Larch Care", "Rutland", "Lincolnshire"):
        assert words in page


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({"side": "placing"}, "responsible council"),
        ({"side": "host"}, "host council"),
        ({"side": "icb", "role": "chc_nurse"}, "responsible ICB"),
        ({"side": "host_nhs", "role": "ld_nurse", "organisation_name": "Fen Trust"}, "ICB where they live"),
        ({"side": "provider", "role": "registered_manager"}, "provider"),
        ({"side": "family", "role": "parent"}, None),
    ],
)
def test_a_first_contact_closes_the_gap_of_their_side(fields, closed, link_worker, browse, tied):
    member = recipes.circle_member(person=tied, **fields)
    assert gaps(browse, link_worker, tied) == EVERY
    recipes.first_contact(member=member)
    assert gaps(browse, link_worker, tied) == EVERY - {closed}


def test_the_manager_of_the_home_before_does_not_speak_for_this_one(link_worker, browse, tied):
    before = accounts.organisation(name="Elm Care")
    member = recipes.circle_member(
        person=tied, side="provider", role="registered_manager", organisation=before
    )
    recipes.first_contact(member=member)
    assert gaps(browse, link_worker, tied) == EVERY


def test_an_organisation_tied_twice_names_somebody_once(link_worker, browse):
    person = recipes.person(responsible_icb=accounts.icb())
    recipes.placement(person=person, home=recipes.home("E06000017", host_icb=accounts.icb()))
    assert gaps(browse, link_worker, person) == {
        "responsible council and host council",
        "responsible ICB and ICB where they live",
    }


def test_the_tab_asks_as_much_of_a_large_circle_as_of_a_small_one(link_worker, browse):
    def queries(person):
        client = browse(link_worker)
        client.get(f"/people/{person.uid}/circle/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/people/{person.uid}/circle/")
        return len(asked)

    provider = accounts.organisation(name="Larch Care")
    few, many = (
        recipes.placement(home=recipes.home(host_icb=accounts.icb("QJM"), provider=provider)).person
        for _ in range(2)
    )
    for person, number in ((few, 1), (many, 12)):
        for _ in range(number):
            recipes.first_contact(
                member=recipes.circle_member(
                    person=person, organisation=accounts.organisation(kind="trust"), side="host_nhs"
                )
            )
            recipes.circle_member(person=person, ends_on=date(2026, 1, 1))
            recipes.advocate(person=person, contract_area=accounts.council(recipes.LINCOLNSHIRE))
            recipes.advocacy_offer(person=person, contract_area=accounts.council(recipes.LINCOLNSHIRE))
            recipes.health_provision(person=person, service="dentist", side="nobody", organisation_name="")
            recipes.health_provision(
                person=person, service="slt", organisation=accounts.icb(), organisation_name=""
            )
    assert queries(few) == queries(many)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("01572 722577", "01572722577"),
        ("(01572) 722-577 ext 12", "01572722577"),
        ("+44 (0)1572 722577", "+441572722577"),
        ("01572 722577 x12", "01572722577"),
        ("111", "111"),
    ],
)
def test_a_phone_number_is_dialled_without_what_people_write_around_it(typed, dialled):
    assert is_phone_number(typed)
    assert to_dial(typed) == dialled


@pytest.mark.parametrize("typed", ["", "ring the bell", "12", "01572 722577 or 01572 722578", "=1+1", "०१२३"])
def test_what_is_no_phone_number_is_told(typed):
    assert not is_phone_number(typed)
