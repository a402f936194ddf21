"""The pages no journey passes through are looked over as well."""

import uuid

from tests.casework import recipes as casework
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes


def test_the_link_workers_other_pages_are_in_order(visit, rutland, monday):
    priya = visit()
    fresh = casework.contact(
        person=rutland.ada, author=rutland.worker, happened_at=monday, visit=uuid.uuid4()
    )
    priya.opens("/sign-in/")
    priya.is_signed_in_as(LINK_WORKER)
    ada = f"/people/{rutland.ada.uid}/"
    home = rutland.ada.placements.get().home
    for path in (
        *("/people/", "/people/new/", "/homes/", f"/homes/{home.uid}/", "/contacts/new/", "/programmes/"),
        *(ada + page for page in ("edit/", "placements/new/", "actions/", "actions/new/")),
        *(f"{ada}contacts/print/", f"/contacts/{fresh.uid}/correction/"),
        *(ada + page for page in ("contacts/", "reviews/", "reviews/new/?kind=CONC", "timeline/")),
        "/components/",
    ):
        priya.opens(path)


def test_the_circle_of_support_is_in_order(visit, rutland):
    ada = rutland.ada
    mother = recipes.mother(person=ada, next_of_kin=True, may_be_told=False, how_best="After six, text first")
    named = recipes.first_contact(
        member=recipes.circle_member(
            person=ada, email="a.long.address.of.somebody@county-council.example.org"
        )
    )
    recipes.circle_member(person=ada, ends_on=named.starts_on)
    recipes.advocacy_offer(person=ada, note="The contract stops at the county boundary")
    reference = recipes.person_reference(person=ada)
    dentist = recipes.health_provision(person=ada, service="dentist", ends_on=named.starts_on)
    recipes.health_provision(person=ada, ods_code="C82001")
    recipes.health_provision(person=ada, service="slt", side="nobody", organisation_name="")
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    for path in (
        *(f"/people/{ada.uid}/{page}" for page in ("circle/", "circle/new/", "advocacy/new/")),
        *(f"/people/{ada.uid}/{page}" for page in ("health-provision/new/", "references/new/", "")),
        *(f"/circle/{mother.uid}/edit/", f"/circle/{mother.uid}/ending/"),
        *(f"/references/{reference.uid}/removal/", f"/health-provision/{dentist.uid}/edit/"),
    ):
        priya.opens(path)


def test_the_managers_other_pages_are_in_order(visit, rutland):
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    programme = rutland.programme
    stay = rutland.ada.placements.get()
    for path in (
        *(
            "/figures/2026-10/?people=K01",
            "/staff/",
            "/health-provision/",
            "/people/?q=nobody",
        ),
        *(f"/programmes/{programme.uid}/", f"/people/{rutland.ada.uid}/"),
        *(f"/placements/{stay.uid}/move/", f"/placements/{stay.uid}/ending/"),
    ):
        tom.opens(path)
