"""The small register the journeys are walked in: Rutland, its people at work and the people they look after."""

from datetime import date, datetime

from accounts.roles import Role
from placements.models import Person
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews

RUTLAND, LEICESTERSHIRE = "E06000017", "E10000018"
LINK_WORKER = "Link worker, Rutland"
TEAM_MANAGER = "Team manager, Rutland"
FINANCE = "Commissioner or finance officer, Rutland"
BOARD_MEMBER = "Health and Wellbeing Board member, Rutland"
AUDITOR = "Auditor or Caldicott guardian, Rutland"
HOST_OFFICER = "Officer of the other council, Lincolnshire"
ACCOUNTS = {
    LINK_WORKER: Role.LINK_WORKER,
    TEAM_MANAGER: Role.TEAM_MANAGER,
    FINANCE: Role.FINANCE,
    BOARD_MEMBER: Role.BOARD_MEMBER,
    AUDITOR: Role.AUDITOR,
    HOST_OFFICER: Role.HOST_OFFICER,
}


class Rutland:
    """On Monday 23 November 2026 Ada was last seen too long ago and Ben's Winterbourne-style review is late."""

    def __init__(self):
        self.council = accounts.council()
        self.worker = self.demonstration(Role.LINK_WORKER, "Priya Nayar")
        self.manager = self.demonstration(Role.TEAM_MANAGER, "Tom Ellery")
        self.finance = self.demonstration(Role.FINANCE, "Ruth Amadi")
        self.demonstration(Role.BOARD_MEMBER, "Joan Whitlock")
        self.demonstration(Role.AUDITOR, "Idris Vaughan")
        self.ada = self.placed_out("Ada", "Larch", seen_on=date(2026, 9, 21), reviewed_on=date(2026, 9, 21))
        self.ben = self.placed_out("Ben", "Rowan", seen_on=date(2026, 11, 9), reviewed_on=date(2026, 3, 2))
        self.cass = self.placed_in("Cass", "Alder", seen_on=date(2026, 11, 16))
        self.programme = partnership.programme(authority=self.council)
        partnership.milestone(programme=self.programme)

    def demonstration(self, role: Role, name: str):
        """Somebody the sign-in page offers at one click."""
        email = f"{name.split()[0].lower()}@example.org"
        return accounts.staff(role, self.council, name=name, email=email, demonstration=True)

    def placed_out(self, given_name: str, family_name: str, *, seen_on: date, reviewed_on: date) -> Person:
        """In Lincolnshire, paid for by Rutland; both kinds of review settled on a day."""
        person = self.person(given_name, family_name)
        stay = placements.placement(person=person, home=self.home(family_name))
        placements.funding_line(placement=stay)
        reviews.review(person=person, kind="INIT", held_on=date(2024, 2, 26))
        reviews.review(person=person, kind="CA12", held_on=reviewed_on)
        reviews.review(person=person, kind="CONC", covers=["DEC"], held_on=reviewed_on)
        self.visited(person, seen_on)
        return person

    def placed_in(self, given_name: str, family_name: str, *, seen_on: date) -> Person:
        """Leicestershire's, living in Rutland."""
        person = self.person(given_name, family_name, responsible_council=accounts.council(LEICESTERSHIRE))
        placements.placement(
            person=person,
            home=self.home(family_name, host=RUTLAND),
            placed_by=accounts.council(LEICESTERSHIRE),
        )
        self.visited(person, seen_on)
        return person

    def person(self, given_name: str, family_name: str, **fields) -> Person:
        """On Priya's caseload."""
        return placements.person(
            given_name=given_name, family_name=family_name, link_worker=self.worker, **fields
        )

    def home(self, name: str, **where):
        """A care home rated good."""
        home = placements.home(**where, name=f"{name} House")
        placements.home_rating(home=home, rating="Good", rated_on=date(2025, 3, 12))
        return home

    def visited(self, person: Person, on: date) -> None:
        """Priya saw them at two in the afternoon."""
        moment = datetime(on.year, on.month, on.day, 14, 0, tzinfo=casework.LONDON)
        casework.contact(person=person, author=self.worker, happened_at=moment, person_present=True)
