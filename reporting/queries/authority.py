"""A council as the figures see it: read once in a constant number of queries, asked for many months.

The people are the council's own and those whom others have placed in its area. Every answer is for a day
or month given; nothing here knows what day it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from casework.choices import SEEN
from casework.models import Contact
from linkworker.moments import start_of
from linkworker.periods import Days, Month
from placements.models import FundingLine, Person, Placement, SettingType
from placements.models.codes import HOSPITAL
from placements.models.people import LONGEST_CONTACT_DAYS
from placements.rules.ages import birthday, is_adult_on
from placements.rules.directions import Direction
from placements.rules.funding import payer_kind
from reviews.models import Review
from reviews.queries import duties
from reviews.rules.facts import DutyRule, PersonFacts

RETURNS_WITHIN = timedelta(days=7)  # contract 4, K07: the next home may start this long after the month
YOUNGEST_PLACED_IN = 14  # contract 4, K02
PERSON_FIELDS = (
    *("pk", "uid", "reference", "date_of_birth", "caseload_from", "caseload_until"),
    *("contact_every_days", "advocate_needed", "on_gp_ld_register"),
)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the figures see them. `id` is their public id, as text."""

    pk: int
    id: str
    reference: str
    born_on: date
    caseload: Days | None
    contact_every_days: int
    advocate_needed: bool | None
    on_gp_ld_register: bool | None

    def on_caseload(self, day: date) -> bool:
        return self.caseload is not None and day in self.caseload


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement as the figures see it."""

    pk: int
    person: int
    reference: str
    home: str
    group: str
    host: int
    days: Days
    why_out_of_area: str

    @property
    def in_hospital(self) -> bool:
        return self.group == HOSPITAL


@dataclass(frozen=True, slots=True)
class Line:
    """One payer's weekly pounds over some days."""

    days: Days
    payer_kind: str
    weekly: Decimal


@dataclass(frozen=True, slots=True)
class Sighting:
    """A contact by visit, meeting or video; `present` None: not recorded whether the person was there."""

    on: date
    present: bool | None


class Authority:
    """A council over the months from the earliest to the latest of those given.

    Asking about a month outside them gives wrong answers, so it raises ValueError.
    """

    def __init__(self, council: Organisation, months: Sequence[Month]):
        self.council = council
        self.first, self.last = min(months), max(months)
        self.open_out = cache(self._open_out)

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def require(self, day: date) -> None:
        """Raises ValueError for a day this was not read for."""
        if Month.of(day) not in self:
            raise ValueError(
                f"{self.council} was read from {self.first} to {self.last}, which leaves out {day}."
            )

    # What is read, each once

    @cached_property
    def own(self) -> dict[int, Someone]:
        """The council's own people, by primary key."""
        rows = Person.objects.responsible_to(self.council).order_by("pk").values_list(*PERSON_FIELDS)
        return {row[0]: _someone(row) for row in rows}

    @cached_property
    def stays(self) -> dict[int, list[Stay]]:
        """The placements of the council's own people, by person, the earliest first."""
        return _by_person(
            _stay(row) for row in self._stays_touching(person__responsible_council=self.council)
        )

    @cached_property
    def _guest_rows(self) -> list[tuple[Someone, Stay]]:
        width = len(PERSON_FIELDS)
        rows = self._stays_touching(
            *(f"person__{field}" for field in PERSON_FIELDS), home__host_council=self.council
        ).exclude(person__responsible_council=self.council)
        return [(_someone(row[-width:]), _stay(row[:-width])) for row in rows]

    @cached_property
    def guests(self) -> dict[int, Someone]:
        """Other councils' people who lived in this council's area at some time in these months."""
        return {someone.pk: someone for someone, _ in self._guest_rows}

    @cached_property
    def guest_stays(self) -> dict[int, list[Stay]]:
        """Their placements in this council's area."""
        return _by_person(stay for _, stay in self._guest_rows)

    @cached_property
    def lines(self) -> dict[int, list[Line]]:
        """Who pays for the council's own people, by placement."""
        rows = (
            FundingLine.objects.touching(self.first.first_day, self.last.next().first_day)
            .filter(placement__person__responsible_council=self.council)
            .order_by("placement_id", "starts_on", "pk")
            .values_list("placement_id", "payer__kind", "weekly", "starts_on", "ends_on")
        )
        found: dict[int, list[Line]] = defaultdict(list)
        for placement, kind, weekly, starts_on, ends_on in rows:
            found[placement].append(Line(Days(starts_on, ends_on), payer_kind(kind), weekly))
        return found

    @cached_property
    def facts(self) -> dict[int, PersonFacts]:
        """What the review rules need to know about the council's own people."""
        held = Review.objects.filter(person__responsible_council=self.council)
        return duties.assembled(
            ((someone.pk, someone.reference, someone.born_on) for someone in self.own.values()),
            (
                (stay.pk, stay.person, stay.reference, stay.home, stay.days, stay.host != self.council.pk)
                for stays in self.stays.values()
                for stay in stays
            ),
            (
                (placement, line.days)
                for placement, lines in self.lines.items()
                for line in lines
                if line.payer_kind == OrganisationKind.COUNCIL
            ),
            held.order_by("person_id", "held_on", "pk").values_list("person_id", "kind", "held_on", "covers"),
        )

    @cached_property
    def rulebook(self) -> duties.Rulebook:
        return duties.rulebook()

    @cached_property
    def sightings(self) -> dict[int, list[Sighting]]:
        """Contacts by visit, meeting or video with people ever on the caseload, by person, unless it is
        known that the person was not there; back to the longest interval anyone may have.
        """
        first = self.first.last_day - timedelta(days=LONGEST_CONTACT_DAYS)
        everyone = (*self.own.values(), *self.guests.values())
        rows = (
            Contact.objects.standing()
            .filter(
                person__in=[someone.pk for someone in everyone if someone.caseload],
                reached=True,
                method__in=SEEN,
                happened_at__gte=start_of(first),
                happened_at__lt=start_of(self.last.next().first_day),
            )
            .exclude(person_present=False)
            .order_by("person_id", "happened_at", "pk")
            .values_list("person_id", TruncDate("happened_at"), "person_present")
        )
        found: dict[int, list[Sighting]] = defaultdict(list)
        for person, day, present in rows:
            found[person].append(Sighting(day, present))
        return found

    @cached_property
    def setting_groups(self) -> tuple[str, ...]:
        """The groups of kinds of setting, in the order of the code list, hospitals last."""
        groups = SettingType.objects.order_by("order", "pk").values_list("group", flat=True)
        return tuple(sorted(dict.fromkeys(groups), key=lambda group: group == HOSPITAL))

    def _stays_touching(self, *more_fields: str, **narrowed) -> QuerySet[Placement, tuple]:
        last = self.last.last_day + RETURNS_WITHIN
        return (
            Placement.objects.filter(starts_on__lte=last, **narrowed)
            .exclude(ends_on__lt=self.first.first_day)
            .order_by("person_id", "starts_on", "pk")
            .values_list(
                *("pk", "person_id", "reference", "home__name", "home__setting_type__group"),
                *("home__host_council_id", "starts_on", "ends_on", "why_out_of_area"),
                *more_fields,
            )
        )

    # What is asked

    def _open_out(self, day: date) -> list[tuple[Someone, Stay]]:
        """The council's adults living out of its area on a day (the K01 cohort), each once."""
        self.require(day)
        return [
            (someone, stay)
            for someone in self.own.values()
            if is_adult_on(someone.born_on, day)
            and (stay := _open(self.stays.get(someone.pk, ()), day)) is not None
            and stay.host != self.council.pk
        ]

    def open_in(self, day: date) -> list[tuple[Someone, Stay]]:
        """Other councils' people aged 14 or over living in this one's area on a day (K02), each once."""
        self.require(day)
        return [
            (guest, stay)
            for guest in self.guests.values()
            if birthday(guest.born_on, YOUNGEST_PLACED_IN) <= day
            and (stay := _open(self.guest_stays[guest.pk], day)) is not None
        ]

    def caseload(self, day: date) -> list[tuple[Someone, Direction | None]]:
        """Everyone on the caseload who is the council's or lives in its area on a day, and which way they
        are placed; None when they have no placement.
        """
        self.require(day)
        own = [(someone, self._direction(someone, day)) for someone in self.own.values()]
        hosted = [
            (guest, Direction.IN)
            for guest in self.guests.values()
            if _open(self.guest_stays[guest.pk], day) is not None
        ]
        return [(someone, way) for someone, way in (*own, *hosted) if someone.on_caseload(day)]

    def weekly(self, stay: Stay, day: date) -> dict[str, Decimal]:
        """Pounds a week by kind of payer, from every line in force on a day; empty when there is none."""
        paid: dict[str, Decimal] = {}
        for line in self.lines.get(stay.pk, ()):
            if day in line.days and day in stay.days:
                paid[line.payer_kind] = paid.get(line.payer_kind, Decimal(0)) + line.weekly
        return paid

    def rules(self, day: date) -> tuple[DutyRule, ...]:
        """The review rules in force on a day."""
        return self.rulebook.on(day)

    def _direction(self, someone: Someone, day: date) -> Direction | None:
        stay = _open(self.stays.get(someone.pk, ()), day)
        if stay is None:
            return None
        return Direction.LOCAL if stay.host == self.council.pk else Direction.OUT


def _someone(row: tuple) -> Someone:
    pk, uid, reference, born_on, starts_on, ends_on, every_days, advocate, register = row
    caseload = Days(starts_on, ends_on) if starts_on else None
    return Someone(pk, str(uid), reference, born_on, caseload, every_days, advocate, register)


def _stay(row: tuple) -> Stay:
    pk, person, reference, home, group, host, starts_on, ends_on, why = row
    return Stay(pk, person, reference, home, group, host, Days(starts_on, ends_on), why)


def _by_person(stays: Iterable[Stay]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        found[stay.person].append(stay)
    return found


def _open(stays: Iterable[Stay], day: date) -> Stay | None:
    return next((stay for stay in stays if day in stay.days), None)
