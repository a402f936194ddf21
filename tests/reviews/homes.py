"""A shared house of four in Lincolnshire, three of them Rutland's, and what somebody answers when it is reviewed."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.policies import as_of
from placements.models import Person
from reviews import actions
from reviews.actions import AboutTenant
from tests.accounts.recipes import council
from tests.placements.recipes import LINCOLNSHIRE, person, placement
from tests.reviews.recipes import home_review_listing, shared_house

TODAY = date(2026, 11, 22)
HELD_ON = date(2026, 11, 18)
NAMES = ("Ada Alder", "Ben Birch", "Cass Cedar")


@pytest.fixture
def house(noon, db):
    """Supported living, on nobody's programme."""
    return shared_house()


@pytest.fixture
def three(house) -> list[Person]:
    """Rutland's."""
    return [lives_at(house, *name.split()) for name in NAMES]


@pytest.fixture
def theirs(house) -> Person:
    """Lincolnshire's own."""
    other = council(LINCOLNSHIRE)
    return lives_at(house, "Dev", "Dogwood", responsible_council=other, owner=other)


@pytest.fixture
def listed(house, three):
    """On Rutland's programme: everybody by the end of the year."""
    return home_review_listing(home=house)


def lives_at(house, given_name, family_name, *, starts_on=date(2024, 1, 8), **fields) -> Person:
    """Somebody who moved in."""
    return placement(
        home=house,
        starts_on=starts_on,
        person=person(given_name=given_name, family_name=family_name, **fields),
    ).person


def reviewed(one: Person, **fields) -> AboutTenant:
    """It continues for them."""
    return AboutTenant(one, reviewed=True, **{"outcome": "continue", "person_present": True} | fields)


def left(one: Person, because="Away with family") -> AboutTenant:
    """Not this time."""
    return AboutTenant(one, reviewed=False, because=because)


def put_on(by, home, *, organisation=None, **said):
    """Everybody by the end of January."""
    required = {"due_on": date(2027, 1, 31), "today": TODAY, "submission": uuid4()}
    organisation = organisation or council()
    return actions.list_home_review(by=as_of(by, TODAY), home=home, council=organisation, **required | said)


def hold(by, home, parts, **said):
    """The meeting of last Wednesday."""
    required = {
        "held_on": HELD_ON,
        "who_came": "The manager of the house, an advocate",
        "today": TODAY,
        "submission": uuid4(),
    }
    return actions.hold_home_review(by=as_of(by, TODAY), home=home, parts=parts, **required | said)


def form(parts, **more) -> dict:
    """The answers of the page: `parts` says of each person (yes), or why not."""
    said = {
        "submission": str(uuid4()),
        "WH_version": "1",
        "held_on": "18 November 2026",
        "who_came": "The manager of the house, an advocate",
    }
    for one, answer in parts.items():
        who = one.uid.hex
        if answer == "yes":
            said |= {f"reviewed_{who}": "yes", f"outcome_{who}": "continue", f"present_{who}": "yes"}
        else:
            said |= {f"reviewed_{who}": "no", f"because_{who}": answer}
    return said | more
