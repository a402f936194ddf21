"""From what is on record: who is owed which advocate, what became of it, and where there are none."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from placements.models import Person
from reviews.queries.advocacy import gaps, owed_by_person, owed_to
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews import recipes
from tests.reviews.rights import TODAY

pytestmark = pytest.mark.django_db


def told(person):
    return {one.kind: one.words for one in owed_to(person, TODAY)}


def test_a_representative_until_the_last_day(ada):
    recipes.granted(person=ada)
    assert told(ada) == {"rpr": "Named: Rose Larch, her sister"}
    assert owed_to(ada, date(2027, 5, 31))
    assert owed_to(ada, date(2027, 6, 1)) == []


def test_without_a_name_what_was_offered_counts(ada):
    placements.legal_status(person=ada)
    assert told(ada) == {"rpr": "Nothing recorded"}
    placements.advocacy_offer(person=ada, kind="rpr", state="accepted", happened_on=date(2026, 11, 2))
    assert told(ada) == {"rpr": "Accepted"}
    placements.advocacy_offer(person=ada, kind="rpr", state="not_available", happened_on=date(2026, 11, 9))
    assert told(ada) == {"rpr": "Not available"}


def test_a_representative_under_an_earlier_authorisation_does_not_count(ada):
    placements.legal_status(person=ada, starts_on=date(2026, 6, 10))
    placements.advocacy_offer(person=ada, kind="rpr", state="accepted", happened_on=date(2026, 6, 9))
    assert told(ada) == {"rpr": "Nothing recorded"}
    placements.advocacy_offer(person=ada, kind="rpr", state="accepted", happened_on=date(2026, 6, 10))
    assert told(ada) == {"rpr": "Accepted"}


def test_an_advocate_on_record_as_in_place_is_enough():
    needed = placements.person(advocate_needed=True)
    there = placements.person(advocate_needed=True, advocate_in_place=True)
    assert told(needed) == {"care_act": "Nothing recorded"}
    assert told(there) == {"care_act": "In place"}


def test_an_imca_until_it_is_decided(ada):
    finding = recipes.capacity_assessment(person=ada, someone_to_consult=False)
    assert told(ada) == {"imca": "Nothing recorded"}
    recipes.best_interests_decision(assessment=finding)
    assert told(ada) == {}


def test_with_somebody_to_consult_or_not_recorded_none(ada):
    recipes.capacity_assessment(person=ada, someone_to_consult=True)
    recipes.capacity_assessment(person=ada)
    recipes.authorisation(person=ada, someone_to_consult=True)
    assert told(ada) == {}


def test_while_a_request_waits_with_nobody_to_consult(ada):
    asked = recipes.authorisation(person=ada, someone_to_consult=False)
    assert told(ada) == {"imca": "Nothing recorded"}
    asked.state, asked.decided_on, asked.decided_because = "refused", TODAY, "She consents"
    asked.save()
    assert told(ada) == {}


def test_detained_an_imha_until_it_ends(ada):
    status = placements.legal_status(person=ada, kind="mha", section="3", ends_on=None)
    assert told(ada) == {"imha": "Nothing recorded"}
    status.ends_on = TODAY
    status.save()
    assert told(ada) == {}


def test_the_tab_says_why_and_leads_to_the_step(link_worker, ada, browse):
    placements.legal_status(person=ada)
    page = browse(link_worker).get(f"/people/{ada.uid}/rights/")
    assert (
        "Relevant person's representative (RPR) Nothing recorded A standard authorisation is in force"
        in plain(page)
    )
    assert f"/people/{ada.uid}/advocacy/new/" in page.content.decode()


def test_gaps_are_counted_where_people_live(ada):
    leicester = placements.placement(home=placements.home(host="E06000016")).person
    for person, kinds in ((ada, ("imca", "rpr")), (leicester, ("rpr",)), (placements.placement().person, ())):
        placements.legal_status(person=person)
        recipes.capacity_assessment(person=person, someone_to_consult=False)
        for kind in kinds:
            placements.advocacy_offer(
                person=person, kind=kind, state="not_available", happened_on=date(2026, 11, 9)
            )
    found = gaps(owed_by_person(Person.objects.order_by("pk"), TODAY), TODAY)
    assert [(gap.area, gap.people) for gap in found] == [
        ("Leicester City Council", 1),
        ("Lincolnshire County Council", 1),
    ]
    assert found[1].kinds == ("Mental capacity advocate (IMCA): 1, Relevant person's representative (RPR): 1")


def test_however_many_people_the_questions_to_the_database_are_as_many():
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            owed_by_person(Person.objects.order_by("pk"), TODAY)
        return len(captured)

    recipes.granted()
    one = asked()
    for _ in range(5):
        recipes.granted()
        recipes.capacity_assessment(someone_to_consult=False)
    assert asked() == one <= 8
