"""Every address of casework and of cover as every role: nothing of another council's, and no deed not granted."""

import pytest
from django.urls import resolve, reverse

from accounts.roles import Role, links_granted
from casework.models import Service, ServiceArea
from placements.policies import people_for
from tests.accounts import recipes
from tests.accounts.test_matrix import ELSEWHERE
from tests.placements import recipes as placements
from tests.walk import addresses, names_of_pages

pytestmark = pytest.mark.django_db

ROOMS = ("casework:", "accounts:arrange-cover", "accounts:end-cover", "reporting:handover")
PUBLIC = (Service, ServiceArea)  # the directory is nobody's record
OTHER_BOARD = "QHM"
TIED = [  # each role where it is tied to the person
    *((role, "E06000017") for role in Role if role not in (Role.HOST_OFFICER, Role.CHC_NURSE)),
    (Role.HOST_OFFICER, placements.LINCOLNSHIRE),
    (Role.CHC_NURSE, "QK1"),
]


def at(code):
    return recipes.council(code) if code[0] == "E" else recipes.icb(code)


def doors(things):
    """(name of the page, what it asks to be allowed, thing, address) wherever the uid of a thing stands in it."""
    for name in names_of_pages():
        if not name.startswith(ROOMS):
            continue
        for thing in things:
            for address in addresses(name, [thing]):
                if str(thing.uid) in address:
                    yield (
                        name,
                        resolve(reverse(name, args=[thing.uid])).func.view_class.permission,
                        thing,
                        address,
                    )


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_nothing_of_another_council_is_there_whatever_is_asked_for(role, canary, browse):
    client = browse(recipes.staff(role, at(OTHER_BOARD if role == Role.CHC_NURSE else ELSEWHERE)))
    opened, asked = set(), set()
    for name, permission, thing, address in doors(canary["about"]):
        asked.add(name)
        for method in ("get", "post") if links_granted(role, permission) else ("get",):
            answer = getattr(client, method)(address)
            if isinstance(thing, PUBLIC):
                assert answer.status_code in (200, 403, 404, 405), f"{method} {name}"
                assert method == "get" or answer.status_code != 200, (
                    f"{method} {name}: an entry is its owner's"
                )
            elif answer.status_code not in (404, 405):
                opened.add((name, method, answer.status_code))
    assert not opened
    assert len(asked) > 60


@pytest.mark.parametrize(("role", "where"), TIED, ids=[role.value for role, _ in TIED])
def test_a_page_the_role_does_not_open_is_refused_and_hidden_where_the_person_is(role, where, canary, browse):
    reader = recipes.staff(role, at(where))
    known = {person.uid for person in people_for(reader)}
    client, wrong = browse(reader), set()
    for name, permission, thing, address in doors(canary["about"]):
        if links_granted(role, permission):
            continue
        refused = (403, 405) if thing.uid in known else (403, 404, 405)
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            if answer.status_code not in refused:
                wrong.add((name, method, answer.status_code))
    assert not wrong
