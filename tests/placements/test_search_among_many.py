"""The forgiving search among 20,000 people, many of whom have names like the one looked for."""

from datetime import date

import pytest
from django.db import connection

from placements.models import Person
from placements.queries import register
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db

PEOPLE = 20_000
GIVEN_NAMES = """
Ada Aidan Alice Amir Andrew Ann Anthony Arthur Barbara Ben Brian Bruno Carol Catherine Chloe Clare Daniel
David Dawn Dylan Edith Ellen Emma Eric Faith Fiona Frank Gareth George Grace Hannah Harry Helen Ian Imran
Iris Jack James Jane Jean Joan John Joseph Karen Kate Kevin Laura Lee Leo Lily Liam Lucy Malik Margaret
Mark Martin Mary Megan Michael Mina Mohammed Nadia Neil Noor Olive Omar Oscar Pamela Patrick Paul Peter
Philip Priya Rachel Ravi Rhys Robert Rosa Ruth Sam Sara Sean Sheila Simon Sophie Stephen Susan Tariq
Teresa Thomas Tom Una Vera Wayne Wendy William Yusuf Zara Zena
"""
FAMILY_NAMES = """
Abbott Ahmed Allen Anderson Archer Bailey Baker Barnes Baron Barron Begum Bell Bennett Berry Brian Briers
Brook Brooks Brown Bruno Bryan Bryant Burn Burns Butler Byron Campbell Carter Chapman Clark Collins
Connor Cook Cooper Cox Davies Davis Dixon Donald Donnelly Edwards Ellis Evans Fisher Foster Fox Gallagher
Gibson Gill Graham Grant Gray Green Griffiths Hall Harris Harrison Harvey Hill Holmes Howard Hughes Hunt
Hunter Hussain Jackson James Jenkins Johnson Johnston Jones Jordan Kaur Kelly Khan King Knight Lawson Lee
Lewis Lloyd Lucas Marsh Marshall Martin Mason Matthews McDonald Mills Mitchell Moore Morgan Morris Murphy
Murray Nelson Newman Norman Oliver Owen Palmer Parker Parsons Patel Perry Phillip Pierce Pike Poole
Powell Price Prince Quinn Reid Reynolds Rhodes Richards Roberts Robinson Rogers Rose Russell Ryan Scott
Shah Shaw Simpson Singh Smith Spencer Stephens Stevens Stewart Stone Taylor Thomas Thompson Thomson
Turner Walker Wallace Ward Warren Watson Webb Wells West White Wilkins Williams Williamson Wilson Winter
Wood Wright Young
"""
GIVEN, FAMILY = GIVEN_NAMES.split(), FAMILY_NAMES.split()
LOOKED_FOR = {  # reference: given, family and preferred names, and what is typed for them
    "R/0001": ("Niamh", "Byrne", "", ["bryne", "niahm byrne", "Byrne Niamh", "Byrn", "Nimah Bryne"]),
    "R/0002": (
        *("Caoimhe", "O’Brien", ""),
        ["O'Brien", "OBrien", "o brien", "O`Brien", "O’Brein", "brien caoimhe", "Caoimhe Obrian"],
    ),
    "R/0003": ("Zoë", "Finchwick", "", ["Zoe", "zoë finch", "Finchwik", "Fincchwick zoe", "finhcwick"]),
    "R/0004": (
        "Siân",
        "Łuczak-Rees",
        "Shan",
        ["Sian", "luczak", "Lucak", "rees luczak", "shan", "Luczack-Reese"],
    ),
    "R/0005": ("Geoffrey", "Phillipson", "", ["Filipson", "Philipson", "Jeffrey Phillipson", "Fillipson"]),
    "R/0006": ("Krzysztof", "Wójcik", "Kris", ["Krzystof", "Wojcik", "wojick", "kris wojcik"]),
    "R/0007": ("Thuy", "Nguyen", "", ["Ngyuen", "Nguyn", "thuy nguyen"]),
    "R/0008": ("Eilidh", "MacAllister", "", ["McAllister eilidh", "Macalister", "Aylidh Macallister"]),
    "R/0009": ("Wren", "Featherstone", "", ["fethersone", "featherston", "Wren Fetherstone", "eatherst"]),
}
KNOWN = {  # of Wren Featherstone
    *("27/3/1984", "27 March 1984", "1984-03-27", "27.03.84", "27 mar 1984", "wren 27/03/1984"),
    *("9990000018", "999 000 0018", "999-000-0018", "R/0009", "r/0009", "PLACE-77", "place-77", "ICB-0777"),
}


@pytest.fixture
def town(rutland):
    """20,000 people of one council, and those looked for among them."""
    Person.objects.bulk_create(
        [
            Person(
                owner=rutland,
                reference=f"T{place:05}",
                given_name=GIVEN[place % len(GIVEN)],
                family_name=FAMILY[place // len(GIVEN) % len(FAMILY)],
                date_of_birth=date(1940 + place % 60, 1 + place % 12, 1 + place % 26),
                responsible_council=rutland,
            )
            for place in range(PEOPLE - len(LOOKED_FOR))
        ],
        batch_size=5000,
    )
    for reference, (given, family, preferred, _) in LOOKED_FOR.items():
        recipes.person(reference=reference, given_name=given, family_name=family, preferred_name=preferred)
    Person.objects.filter(reference="R/0009").update(date_of_birth=date(1984, 3, 27), nhs_number="9990000018")
    wren = Person.objects.get(reference="R/0009")
    recipes.placement(person=wren, reference="PLACE-77")
    recipes.person_reference(person=wren, reference="ICB-0777")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE placements_person")


def first_page(staff, question) -> list[str]:
    """The references of the first page a question finds, as the register shows it."""
    asked = register.Narrowing(question=question)
    found = register.narrowed(register.register(staff, on=TODAY), asked, on=TODAY)
    return [
        row["reference"] for row in register.by_likeness(register.rows(found, costs=False, on=TODAY))[:50]
    ]


def test_everybody_looked_for_is_on_the_first_page(link_worker, finance, town):
    assert Person.objects.responsible_to(council()).count() == PEOPLE
    typed = [(reference, question) for reference, (*_, asked) in LOOKED_FOR.items() for question in asked]
    typed += [("R/0009", question) for question in KNOWN]
    places = {}
    for reference, question in typed:
        page = first_page(link_worker, question)
        places[question] = page.index(reference) if reference in page else None
    assert len(typed) > 50
    assert {question for question, place in places.items() if place is None} == set()
    assert {question: place for question, place in places.items() if place > 4} == {}

    hidden = [
        question
        for question in places
        if question not in {"R/0009", "r/0009", "PLACE-77", "place-77", "ICB-0777"}
    ]
    assert [question for question in hidden if first_page(finance, question)] == []
