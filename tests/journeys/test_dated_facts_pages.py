"""The pages of somebody about whom everything is recorded, on a screen and on a phone, are in order."""

from datetime import date

import pytest

from tests.accounts.recipes import icb
from tests.journeys.register import LINK_WORKER
from tests.placements import recipes

LONG = "Wilhelmina-Constantinopla Aurelia"


@pytest.fixture
def wilhelmina(rutland):
    """A long name, and one of every fact, some of it overdue."""
    person = recipes.person(
        given_name=LONG,
        family_name="Featherstonehaugh-Cholmondeley",
        preferred_name="Billie",
        responsible_icb=icb(),
        link_worker=rutland.worker,
        pronouns="she",
        first_language="Polish",
        interpreter_needed=True,
        best_contact="Ring the home after 4pm and ask for her by name",
        advocate_needed=True,
        advocate_in_place=False,
        health_check_on=date(2025, 9, 1),
        religion="refused",
    )
    stay = recipes.placement(person=person, home=recipes.home(host_icb=icb("QJM")))
    recipes.funding_line(placement=stay)
    note = recipes.warning_note(person=person, review_by=date(2026, 11, 1))
    recipes.warning_review(note=note)
    recipes.warning_note(
        person=person,
        kind="health",
        words="Choking: swallows without chewing, twice in hospital in 2025",
        what_to_do="Food cut to 1.5cm, sitting upright, somebody beside her for 30 minutes after",
        person_told=False,
        why_not_told="It would frighten her; her advocate has been told",
    )
    recipes.communication_need(person=person, note="Her own signs as well: see the passport")
    recipes.communication_need(
        person=person, subset="format", value="easy_read", recorded_on=date(2025, 9, 1)
    )
    recipes.legal_status(person=person, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 13))
    recipes.legal_status(person=person, kind="lpa_health", ends_on=None, note="Her sister")
    recipes.sharing_decision(person=person)
    recipes.sharing_decision(
        person=person, side="family", answer="refused", basis="", review_on=date(2026, 10, 1)
    )
    recipes.eligibility_decision(person=person)
    return person


def test_the_summary_the_history_and_each_deed_are_in_order(visit, rutland, wilhelmina):
    priya = visit()
    priya.opens("/sign-in/")
    priya.is_signed_in_as(LINK_WORKER)
    person = f"/people/{wilhelmina.uid}/"
    deeds = (
        "history/",
        "communication/new/",
        "sharing/new/",
        "legal/new/",
        "warnings/new/",
        "eligibility/new/",
    )
    need, note = wilhelmina.communication_needs.first(), wilhelmina.warning_notes.first()
    for path in (
        *(person, *(person + deed for deed in deeds), f"{person}edit/"),
        *(f"/communication/{need.uid}/review/", f"/communication/{need.uid}/ending/"),
        f"/legal/{wilhelmina.legal_statuses.first().uid}/ending/",
        f"/warnings/{note.uid}/review/",
    ):
        priya.opens(path)
