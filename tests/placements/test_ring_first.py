"""The summary says whom to ring first: whoever has a telephone, nearest the person first; the link worker last."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from placements.choices import CircleSide
from placements.queries.circle import RUNG_IN_ORDER
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture
def larch_care(db):
    """The provider of the home."""
    return accounts.organisation(name="Larch Care")


@pytest.fixture
def person(link_worker, larch_care):
    """Rutland's person in Lincolnshire, for whom three sides have named somebody."""
    person = recipes.person(responsible_icb=accounts.icb(), link_worker=link_worker)
    recipes.placement(person=person, home=recipes.home(provider=larch_care))
    mother = recipes.mother(person=person, name="Beth Canary", phone="01632 960 111")
    host = recipes.circle_member(
        person=person, name="Hal Canary", side="host", phone="01632 960 222", organisation_name=""
    )
    manager = recipes.circle_member(
        person=person,
        name="Mia Canary",
        side="provider",
        role="registered_manager",
        organisation=larch_care,
        phone="01632 960 333 ext 4",
    )
    recipes.circle_member(person=person, name="Not Named", side="host")
    for member in (mother, host, manager):
        recipes.first_contact(member=member)
    return person


def rung(browse, staff, person):
    return browse(staff).get(f"/people/{person.uid}/").context["glance"].ring_first


def test_every_side_has_its_place_the_school_too(person, link_worker, browse):
    recipes.first_contact(member=recipes.circle_member(person=person, name="Una Canary", side="education"))
    assert "Una Canary" in [ring.name for ring in rung(browse, link_worker, person)]
    assert set(RUNG_IN_ORDER) == set(CircleSide)


def test_the_home_first_then_the_host_and_the_family_and_the_worker_without_a_telephone_last(
    person, link_worker, browse
):
    assert [(ring.name, ring.what, ring.phone) for ring in rung(browse, link_worker, person)] == [
        ("Mia Canary", "Registered manager, Larch Care", "01632 960 333 ext 4"),
        ("Hal Canary", "Social worker", "01632 960 222"),
        ("Beth Canary", "Parent", "01632 960 111"),
        (link_worker.name, "Link worker", ""),
    ]
    page = browse(link_worker).get(f"/people/{person.uid}/").content.decode()
    assert 'href="tel:01632960333"' in page


def test_whoever_cannot_be_rung_stands_after_whoever_can(person, link_worker, browse):
    person.circle.filter(name="Mia Canary").update(phone="")
    assert [ring.name for ring in rung(browse, link_worker, person)] == [
        *("Hal Canary", "Beth Canary", "Mia Canary"),
        link_worker.name,
    ]


def test_each_reader_is_told_as_far_as_they_see_the_circle(person, host_officer, chc_nurse, finance, browse):
    told = {
        staff: [ring.name for ring in rung(browse, staff, person)][:-1]
        for staff in (host_officer, chc_nurse, finance)
    }
    assert told == {
        host_officer: ["Mia Canary", "Hal Canary"],
        chc_nurse: ["Mia Canary", "Hal Canary", "Beth Canary"],
        finance: [],
    }
    assert "01632 960 111" not in browse(chc_nurse).get(f"/people/{person.uid}/").content.decode()
    for staff in (host_officer, finance):
        page = browse(staff).get(f"/people/{person.uid}/").content.decode()
        assert "Beth Canary" not in page
        assert ("Hal Canary" in page) == (staff == host_officer)
    assert (
        f"/people/{person.uid}/circle/" not in browse(finance).get(f"/people/{person.uid}/").content.decode()
    )


def test_nobody_is_rung_who_speaks_for_where_the_person_no_longer_is(person, link_worker, browse):
    before = recipes.circle_member(
        person=person,
        name="Old Manager",
        side="provider",
        role="registered_manager",
        organisation=accounts.organisation(name="Elm Care"),
    )
    left = recipes.circle_member(person=person, name="Left Already", ends_on=date(2026, 7, 1))
    for member in (before, left):
        recipes.first_contact(member=member)
    recipes.first_contact(
        member=recipes.circle_member(person=person, name="No Longer", side="icb", role="chc_nurse"),
        ends_on=date(2026, 7, 1),
    )
    names = {ring.name for ring in rung(browse, link_worker, person)}
    assert names.isdisjoint({"Old Manager", "Left Already", "No Longer"})
    assert "Mia Canary" in names


def test_the_page_asks_as_much_of_a_large_circle_as_of_none(person, browse):
    manager, counts = accounts.staff(Role.TEAM_MANAGER), []
    for number in range(12):
        recipes.first_contact(
            member=recipes.circle_member(
                person=person, side="host_nhs", role="ld_nurse", organisation_name=f"Fen Trust {number}"
            )
        )
    client = browse(manager)
    for one in (recipes.placement().person, person):
        client.get(f"/people/{one.uid}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/people/{one.uid}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
