"""The log of one person with thousands of long notes, beside an empty page of the same site."""

import random
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from bench.pages import Visitor
from bench.racing import Race, Way
from bench.stage import Stage
from casework.models import Contact
from placements.models import Person

LONG_LOG = 5_000  # contacts of one person
NOTE_CHARACTERS = 1_500
RARE, RARE_EVERY = "greenhouse", 250  # a word in twenty of the notes
VOCABULARY = (
    "garden",
    "kettle",
    "phone",
    "deputy",
    "sister",
    "money",
    "road",
    "shop",
    "keys",
    "review",
    "rota",
)


def races(stage: Stage, contacts: int) -> list[Race]:
    """The first page, the last, one narrowed by a rare word and one by a usual one."""
    visitor = Visitor(stage.ordinary)
    person = stage.people(stage.ordinary).filter(responsible_council=stage.council(stage.ordinary)).last()
    fill(stage, person, min(contacts, LONG_LOG))
    there = f"/people/{person.uid}/contacts/"
    empty = Way("an empty page, signed in", visitor.opens("/empty/"))
    pages = [
        ("the log of 5,000 notes, first page", there),
        ("the log, last page", f"{there}?page=9999"),
        ("the log by a word in 20 notes", f"{there}?words={RARE}"),
        ("the log by a word in all of them", f"{there}?words=garden"),
    ]
    return [Race("P16", Way(name, visitor.opens(address)), empty, 8) for name, address in pages]


def fill(stage: Stage, person: Person, number: int) -> None:
    """So many notes of one person, seven hours apart."""
    chance = random.Random(5)
    now = timezone.now()
    rows = [
        Contact(
            person=person,
            organisation=stage.council(stage.ordinary),
            author=stage.ordinary,
            happened_at=(when := now - timedelta(hours=7 * each + 1)),
            recorded_at=when,
            method=chance.choice(("visit", "phone", "email")),
            text=note(chance, rare=each % RARE_EVERY == 0),
            sides=["provider"],
        )
        for each in range(number)
    ]
    Contact.objects.bulk_create(rows, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE casework_contact" if connection.in_atomic_block else "VACUUM (ANALYZE) casework_contact"
        )


def note(chance: random.Random, *, rare: bool) -> str:
    """About so many characters of everyday words, in lines."""
    words = ["The garden.", *chance.choices(VOCABULARY, k=NOTE_CHARACTERS // 7)]
    if rare:
        words[len(words) // 2] = RARE
    return " ".join(words)
