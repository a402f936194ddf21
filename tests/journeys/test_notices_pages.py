"""A worker sends a notice as it was read, and the officer of the other council says that it is read."""

import os
import re

import pytest

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.journeys.register import LINK_WORKER
from tests.placements import recipes


@pytest.fixture
def stay(rutland):
    """Somebody who moved in this month, with an officer of Lincolnshire who signs in."""
    accounts.staff(
        Role.HOST_OFFICER,
        accounts.council(recipes.LINCOLNSHIRE),
        name="Kwame Sedge",
        email="kwame@example.org",
        demonstration=True,
    )
    person = recipes.person(
        given_name="Wilhelmina-Constantinopla", family_name="Featherstonehaugh", link_worker=rutland.worker
    )
    recipes.communication_need(person=person)
    recipes.found_without_notice()
    recipes.provider_notice()
    return recipes.moved_in(person=person, home=recipes.home(host_icb=accounts.icb("QJM")))


def test_a_notice_is_sent_and_read(visit, stay):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    for path in ("/notices/", f"/people/{stay.person.uid}/notices/not-needed/"):
        priya.opens(path)
        kept(priya, path)
    priya.opens(f"/people/{stay.person.uid}/notices/")
    kept(priya, "tab")
    priya.follows(priya.page.get_by_role("link", name=re.compile("Send it.*On arrival, Lincolnshire")).first)
    priya.sees("Uses Makaton")
    kept(priya, "send")
    priya.presses("Send this notice")
    priya.sees("The notice is sent")
    notice = stay.notices.get()
    for page in ("chases/new", "acknowledgement", "withdrawal"):
        priya.opens(f"/notices/{notice.uid}/{page}/")
    kwame = visit()
    kwame.signs_in_as("Officer of the other council, Lincolnshire")
    kwame.opens("/notices/")
    kwame.sees("Acknowledge")
    kwame.follows("Wilhelmina-Constantinopla Featherstonehaugh")
    kwame.sees("Uses Makaton")
    kept(kwame, "acknowledge")
    kwame.presses("I have read this")
    kwame.sees("The notice is acknowledged")
    priya.opens(f"/people/{stay.person.uid}/notices/")
    priya.sees("Acknowledged by Kwame Sedge")
    kept(priya, "tab-after")


def kept(visitor, name):
    if folder := os.environ.get("NOTICES_SHOTS"):
        width = visitor.page.viewport_size["width"]
        visitor.page.screenshot(
            path=f"{folder}/{name.strip('/').replace('/', '-')[-14:]}-{width}.png", full_page=True
        )
