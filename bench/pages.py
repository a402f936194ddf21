"""Pages, asked for in this process as a browser would ask, beside an empty page of the same site."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Staff
from bench.racing import Race, Way
from bench.stage import Stage

HOST = "127.0.0.1"
SEARCHED_LETTERS = 2  # the two letters of a name that change places


@dataclass(frozen=True)
class Queries:
    """How many questions a page asks the database: at most so many, and as many for a large council."""

    page: str
    asked: int
    asked_of_large: int
    at_most: int

    @property
    def kept(self) -> bool:
        """Few enough, and no more where there are a hundred times as many people?"""
        return self.asked <= self.at_most and self.asked_of_large <= self.at_most

    def as_json(self) -> dict:
        """As told in the results."""
        return {
            "page": self.page,
            "asked": self.asked,
            "asked_of_large": self.asked_of_large,
            "at_most": self.at_most,
            "kept": self.kept,
        }


class Visitor:
    """A member of staff, signed in."""

    def __init__(self, staff: Staff):
        self._client = Client(SERVER_NAME=HOST, raise_request_exception=True)
        self._client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    def opens(self, address: str) -> Callable[[], bytes]:
        """Asks for the page; anything but a page is an error, never a fast answer."""

        def deed() -> bytes:
            answer = self._client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}, so there is nothing to time.")
            return answer.content

        return deed

    def logs_a_contact_with(self, address: str) -> Callable[[], None]:
        """Sends the form of a contact, each time as a new one."""

        def deed() -> None:
            answers = {
                "submission": str(uuid.uuid4()),
                "happened_at_date": "yesterday",
                "happened_at_time": "9:30",
                "method": "visit",
                "text": "Walked to the shop and back. One prompt at the road.",
            }
            answer = self._client.post(address, answers)
            if answer.status_code != 302:
                raise RuntimeError(f"{address} answered {answer.status_code}: the contact was not logged.")

        return deed


def races(stage: Stage) -> list[Race]:
    """Every page beside the empty one, and the pages of a large council beside those of a small one."""
    manager, small, large = (Visitor(staff) for staff in (stage.ordinary, stage.small, stage.large))
    person = stage.people(stage.ordinary).filter(responsible_council=stage.council(stage.ordinary)).first()
    there = f"/people/{person.uid}/"
    empty = Way("an empty page, signed in", manager.opens("/empty/"))
    pages = [
        ("P1", "a person's page", manager.opens(there), 6),
        ("P2", "the manager's dashboard", manager.opens("/dashboard/"), 10),
        ("P3", "the register by name", manager.opens("/people/"), 5),
        (
            "P3",
            "the register by weekly cost, placed out",
            manager.opens("/people/?direction=out&sort=-weekly"),
            5,
        ),
        ("P4", "search by a misspelt name", manager.opens(f"/people/?q={misspelt(person.family_name)}"), 4),
        ("P5", "save a contact", manager.logs_a_contact_with(f"{there}contacts/new/"), 4),
    ]
    few, many = (stage.people(staff).count() for staff in (stage.small, stage.large))
    grown = [
        ("the register", "/people/"),
        ("the manager's dashboard", "/dashboard/"),
    ]
    return [Race(goal, Way(name, deed), empty, at_most) for goal, name, deed, at_most in pages] + [
        Race(
            "P6",
            Way(f"{name} of {many:,} people", large.opens(address)),
            Way(f"the same of {few:,} people", small.opens(address)),
            1.3,
        )
        for name, address in grown
    ]


def misspelt(name: str) -> str:
    """A name with two letters in the middle swapped: Hawthorn is asked for as Hatwhorn."""
    start = max(1, len(name) // 2 - 1)
    end = start + SEARCHED_LETTERS
    return name[:start] + name[start:end][::-1] + name[end:]


def queries(stage: Stage) -> list[Queries]:
    """The questions each page asks, of an ordinary council and of the large one (goal P7)."""
    found = []
    for page, address, at_most in (
        ("a person's page", "/people/{uid}/", 12),
        ("the register", "/people/", 8),
        ("the manager's dashboard", "/dashboard/", 15),
    ):
        counts = []
        for staff in (stage.ordinary, stage.large):
            visitor = Visitor(staff)
            deed = visitor.opens(address.format(uid=stage.people(staff).first().uid))
            deed()  # the session's first page writes when somebody was last there
            with CaptureQueriesContext(connection) as asked:
                deed()
            counts.append(len(asked))
        found.append(Queries(page, *counts, at_most))
    return found
