"""Who may know of whom, on registers made at random, against the definition told slowly, one person at a time."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from accounts.policies import acting_for, as_of, organisations_for
from accounts.roles import Link, Permission, Role
from placements import policies
from placements.models import FundingLine, Home, Person, Placement
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db

TODAY = accounts.TODAY
COUNCILS = ("E06000017", recipes.LINCOLNSHIRE, "E06000024")
BOARDS = ("QK1", "QJM")
ASKED = (
    Permission.SEE_PEOPLE,
    Permission.SEE_NAMES,
    Permission.SEE_NHS_NUMBER,
    Permission.SEE_COSTS,
    Permission.SEE_CONTACTS,
    Permission.EDIT_PERSON,
)
DAYS = tuple(TODAY + timedelta(days=days) for days in (-400, -200, -1, 0, 1, 200))


@pytest.fixture(params=range(6))
def dice(request):
    """Thrown alike in every run of the same number."""
    return random.Random(request.param)


@pytest.fixture
def register(dice):
    """Two dozen people of three councils and two boards, who moved about and are paid for by anybody."""
    councils = [accounts.council(code) for code in COUNCILS]
    boards = [accounts.icb(code) for code in BOARDS]
    homes = [
        recipes.home(dice.choice(COUNCILS), owner=dice.choice(councils), code=f"R{number}")
        for number in range(8)
    ]
    for _ in range(24):
        person = recipes.person(
            responsible_council=dice.choice(councils), responsible_icb=dice.choice([None, *boards])
        )
        _lives(dice, person, homes, councils + boards)


@pytest.fixture
def somebody(dice, register):
    """Holds up to three roles anywhere, or none."""
    staff = accounts.staff(role=None)
    places = [*map(accounts.council, COUNCILS), *map(accounts.icb, BOARDS)]
    roles = (
        Role.LINK_WORKER,
        Role.TEAM_MANAGER,
        Role.FINANCE,
        Role.CHC_NURSE,
        Role.HOST_OFFICER,
        Role.AUDITOR,
    )
    held = [(place, role) for place in places for role in roles]
    for place, role in dice.sample(held, dice.randint(0, 3)):
        accounts.membership(staff, role, place)
    return as_of(staff, TODAY)


def _lives(dice, person, homes, payers):
    """One stay after another, each ending before the next begins, with lines that touch today or do not."""
    days = sorted(dice.sample(DAYS, dice.randint(0, 4)))
    for starts_on, ends_on in pairwise([*days, None]):
        stay = recipes.placement(
            person=person,
            home=dice.choice(homes),
            starts_on=starts_on,
            ends_on=ends_on,
            end_reason="moved" if ends_on else "",
        )
        for payer in dice.sample(payers, dice.randint(0, 2)):
            from_day = dice.choice(DAYS)
            recipes.funding_line(
                placement=stay,
                payer=payer,
                starts_on=from_day,
                ends_on=dice.choice([None, from_day + timedelta(days=300)]),
            )


def _on(thing, day: date) -> bool:
    return thing.starts_on <= day and (thing.ends_on is None or thing.ends_on > day)


def reached(staff, permission, person) -> bool:
    """The rule in full, asked of one person."""
    if person.responsible_council_id in acting_for(staff, permission, Link.PLACING):
        return True
    open_now = [stay for stay in person.placements.order_by("pk") if _on(stay, TODAY)]
    if any(stay.home.host_council_id in acting_for(staff, permission, Link.HOST) for stay in open_now):
        return True
    funder = acting_for(staff, permission, Link.FUNDER)
    lines = FundingLine.objects.filter(placement__in=open_now).order_by("pk")
    return person.responsible_icb_id in funder or any(
        line.payer_id in funder for line in lines if _on(line, TODAY)
    )


def everybody():
    return Person.objects.order_by("pk")


@pytest.mark.parametrize("permission", ASKED)
def test_the_people_are_those_of_the_definition(somebody, permission):
    expected = {one.pk for one in everybody() if reached(somebody, permission, one)}
    assert set(policies.people_for(somebody, permission).values_list("pk", flat=True)) == expected
    one_by_one = policies.one_of_people_for(somebody, permission)
    assert set(one_by_one.values_list("pk", flat=True)) == expected
    assert {one.pk for one in everybody() if policies.may(somebody, permission, one)} == expected
    assert set(policies.placements_for(somebody, permission).values_list("pk", flat=True)) == set(
        Placement.objects.filter(person__in=expected).values_list("pk", flat=True)
    )


def test_one_persons_grants_are_those_of_the_definition(somebody):
    for person in everybody():
        expected = {permission for permission in ASKED if reached(somebody, permission, person)}
        assert policies.granted(somebody, person, *ASKED) == expected


@pytest.mark.parametrize("within", ASKED)
def test_marks_are_those_of_the_definition_whatever_the_people_are_known_by(somebody, within):
    found = policies.marked_people(somebody, *ASKED, within=within)
    told = {one.pk: {mark for mark in ASKED if getattr(one, f"may_{mark}")} for one in found.order_by("pk")}
    assert told == {
        one.pk: {mark for mark in ASKED if reached(somebody, mark, one)}
        for one in everybody()
        if reached(somebody, within, one)
    }


def test_marks_of_anybody_are_those_of_the_definition(somebody):
    found = policies.marked(everybody(), somebody, *ASKED)
    told = {one.pk: {mark for mark in ASKED if getattr(one, f"may_{mark}")} for one in found}
    assert told == {one.pk: {mark for mark in ASKED if reached(somebody, mark, one)} for one in everybody()}


@pytest.mark.parametrize("permission", [Permission.SEE_PLACEMENTS, Permission.SEE_ADDRESS])
def test_the_homes_are_those_of_the_definition(somebody, permission):
    own = {one.pk for one in organisations_for(somebody, permission)}
    host = acting_for(somebody, permission, Link.HOST)
    expected = {
        home.pk
        for home in Home.objects.order_by("pk")
        if home.owner_id in own
        or home.host_council_id in host
        or any(reached(somebody, permission, stay.person) for stay in home.placements.order_by("pk"))
    }
    assert set(policies.homes_for(somebody, permission).values_list("pk", flat=True)) == expected
    marked = policies.marked_homes(Home.objects.order_by("pk"), somebody, permission)
    assert {home.pk for home in marked if getattr(home, f"may_{permission}")} == expected


def test_somebody_whose_roles_were_never_read_knows_of_nobody(register):
    forgotten = accounts.staff()
    del forgotten.held, forgotten.acting_on
    assert not policies.people_for(forgotten).exists()
    assert not policies.one_of_people_for(forgotten).exists()
    assert not policies.marked_people(forgotten, *ASKED).exists()
