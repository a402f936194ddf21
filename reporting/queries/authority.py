"""A council as the figures see it: read once in a constant number of queries, asked for many months.

The people are the council's own and those whom others have placed in its area. Every answer is for a day
or month given; nothing here knows what day it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from casework.choices import SEEN
from casework.models import Contact
from linkworker.moments import start_of
from linkworker.periods import Days, Month
from placements.models import (
    CaseloadSpell,
    FormerHost,
    FundingLine,
    Home,
    Person,
    Placement,
    Responsibility,
    SettingType,
)
from placements.models.people import LONGEST_CONTACT_DAYS
from placements.queries.chc import CaseRow, cases
from placements.rules.ages import birthday, is_adult_on
from placements.rules.directions import Direction
from placements.rules.funding import payer_kind
from placements.rules.homes import HOSPITAL
from reporting.queries.assured import Assurance
from reporting.queries.rows import Line, Sighting, Someone, Spell, Stay
from reporting.queries.work_told import WorkTold
from reviews.queries import duties
from reviews.rules.facts import DutyRule, PersonFacts

RETURNS_WITHIN = timedelta(days=7)  # contract 4, K07: the next home may start this long after the month
YOUNGEST_PLACED_IN = 14  # contract 4, K02
PERSON_FIELDS = (
    *("pk", "uid", "reference", "date_of_birth", "advocate_needed", "on_gp_ld_register"),
    *("health_check_on", "health_action_plan_on"),
)


class Authority(WorkTold, Assurance):
    """A council over the months from the earliest to the latest of those given.

    Whose somebody is, and whether and how often they are to be seen, is what the dated rows say of the day
    asked about, not what stands on the person today. Asking about a month outside them gives wrong answers,
    so it raises ValueError.
    """

    def __init__(self, council: Organisation, months: Sequence[Month]):
        self.council = council
        self.first, self.last = min(months), max(months)
        self.open_out = cache(self._open_out)
        self.open_own = cache(self._open_own)

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
        """Everybody who was the council's on any day of these months, by primary key; merged records are left out."""
        rows: dict[int, tuple] = {}
        ours: dict[int, list[Days]] = defaultdict(list)
        once = self._ours.filter(person__merged_into=None)
        for *row, starts_on, ends_on in once.order_by(
            "person_id", F("starts_on").asc(nulls_first=True)
        ).values_list(*(f"person__{field}" for field in PERSON_FIELDS), "starts_on", "ends_on"):
            rows[row[0]] = tuple(row)
            ours[row[0]].append(Days(starts_on or date.min, ends_on))
        return {pk: _someone(row, tuple(ours[pk])) for pk, row in rows.items()}

    @property
    def _ours(self) -> QuerySet[Responsibility]:
        """The dated facts by which somebody was the council's on any day of these months."""
        facts = Responsibility.objects.of_council(self.council)
        return facts.touching(self.first.first_day, self.last.next().first_day)

    @property
    def _own_keys(self) -> QuerySet[Responsibility]:
        return self._ours.order_by().values("person")

    @cached_property
    def spells(self) -> dict[int, list[Spell]]:
        """The days on the caseload of everybody read, by person, with the interval of those days."""
        rows = (
            CaseloadSpell.objects.filter(person__in=[*self.own, *self.guests])
            .order_by("person_id", "starts_on", "pk")
            .values_list("person_id", "starts_on", "ends_on", "contact_every_days")
        )
        found: dict[int, list[Spell]] = defaultdict(list)
        for person, starts_on, ends_on, every_days in rows:
            found[person].append(Spell(Days(starts_on, ends_on), every_days))
        return found

    @cached_property
    def stays(self) -> dict[int, list[Stay]]:
        """The placements of the council's own people, by person, the earliest first."""
        return _by_person(_stay(row) for row in self._stays_touching(person__in=self._own_keys))

    @cached_property
    def _guest_rows(self) -> list[tuple[Someone, Stay]]:
        width = len(PERSON_FIELDS)
        always_ours = Responsibility.objects.of_council(self.council).covering(
            self.first.first_day, self.last.next().first_day
        )
        here = {"home__host_council": self.council}
        if self._former_hosts:  # asked apart, so that the usual question stays one an index answers
            standing = Home.objects.filter(host_council=self.council).order_by().values_list("pk", flat=True)
            here = {"home__in": [*standing, *self._former_hosts]}
        rows = self._stays_touching(*(f"person__{field}" for field in PERSON_FIELDS), **here).exclude(
            person__in=always_ours.order_by().values("person")
        )
        own = self.own
        return [(own.get(row[-width]) or _someone(row[-width:], ()), _stay(row[:-width])) for row in rows]

    @cached_property
    def guests(self) -> dict[int, Someone]:
        """Those who lived in this council's area at some time in these months, not always as its own people."""
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
            .filter(placement__person__in=self._own_keys)
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
        return duties.facts(
            Person.objects.filter(pk__in=list(self.own)).order_by("pk"),
            council=self.council,
            is_here=lambda home, host: self._stood_here(home, host, self.last.last_day),
        )

    @cached_property
    def chc_cases(self) -> list[CaseRow]:
        """Every continuing healthcare case of the council's own people."""
        return cases(person__in=self._own_keys)

    @cached_property
    def rulebook(self) -> duties.Rulebook:
        return duties.rulebook()

    @cached_property
    def sightings(self) -> dict[int, list[Sighting]]:
        """Contacts by visit, meeting or video with people ever on the caseload, by person, unless it is
        known that the person was not there; back to the longest interval anyone may have.
        """
        first = self.first.last_day - timedelta(days=LONGEST_CONTACT_DAYS)
        rows = (
            Contact.objects.standing()
            .filter(
                person__in=list(self.spells),
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
    def known(self) -> dict[int, Someone]:
        """Everybody read, by primary key."""
        return {**self.guests, **self.own}

    @cached_property
    def setting_groups(self) -> tuple[str, ...]:
        """The groups of kinds of setting, in the order of the code list, hospitals last."""
        groups = SettingType.objects.order_by("order", "pk").values_list("group", flat=True)
        return tuple(sorted(dict.fromkeys(groups), key=lambda group: group == HOSPITAL))

    @cached_property
    def _former_hosts(self) -> dict[int, list[tuple[date, int]]]:
        """Of the homes that stand or stood here: until when they stood in another area, the earliest first."""
        once_here = FormerHost.objects.filter(organisation=self.council).order_by().values("home")
        rows = FormerHost.objects.filter(
            Q(home__in=once_here) | Q(home__host_council=self.council),
            organisation__kind=OrganisationKind.COUNCIL,
        )
        found: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for home, until, body in rows.order_by("home_id", "until", "pk").values_list(
            "home_id", "until", "organisation_id"
        ):
            found[home].append((until, body))
        return found

    def is_here(self, stay: Stay, day: date) -> bool:
        """Did the home stand in this council's area on a day? An area is another's once its council is gone."""
        return self._stood_here(stay.home_pk, stay.host, day)

    def _stood_here(self, home: int, host: int, day: date) -> bool:
        before = (body for until, body in self._former_hosts.get(home, ()) if day < until)
        return next(before, host) == self.council.pk

    def _stays_touching(self, *more_fields: str, **narrowed) -> QuerySet[Placement, tuple]:
        last = self.last.last_day + RETURNS_WITHIN
        return (
            Placement.objects.filter(starts_on__lte=last, **narrowed)
            .exclude(ends_on__lt=self.first.first_day)
            .order_by("person_id", "starts_on", "pk")
            .values_list(
                *("pk", "person_id", "reference", "home__name", "home_id", "home__setting_type__group"),
                *("home__host_council_id", "starts_on", "ends_on", "why_out_of_area", "emergency"),
                "local_options_tested_on",
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
            if someone.is_ours(day)
            and is_adult_on(someone.born_on, day)
            and (stay := _open(self.stays.get(someone.pk, ()), day)) is not None
            and not self.is_here(stay, day)
        ]

    def _open_own(self, day: date) -> dict[int, Stay]:
        """Where each of the council's own people lives on a day, by primary key; who lives nowhere is left out."""
        self.require(day)
        found = {
            pk: _open(self.stays.get(pk, ()), day) for pk, someone in self.own.items() if someone.is_ours(day)
        }
        return {pk: stay for pk, stay in found.items() if stay is not None}

    def open_in(self, day: date) -> list[tuple[Someone, Stay]]:
        """Other councils' people aged 14 or over living in this one's area on a day (K02), each once."""
        self.require(day)
        return [
            (guest, stay)
            for guest in self.guests.values()
            if not guest.is_ours(day)
            and birthday(guest.born_on, YOUNGEST_PLACED_IN) <= day
            and (stay := _open(self.guest_stays[guest.pk], day)) is not None
            and self.is_here(stay, day)
        ]

    def caseload(self, day: date) -> list[tuple[Someone, Direction | None]]:
        """Everyone on the caseload who is the council's or lives in its area on a day, and which way they
        are placed; None when they have no placement.
        """
        self.require(day)
        own = [
            (someone, self._direction(someone, day)) for someone in self.own.values() if someone.is_ours(day)
        ]
        hosted = [
            (guest, Direction.IN)
            for guest in self.guests.values()
            if not guest.is_ours(day)
            and (stay := _open(self.guest_stays[guest.pk], day)) is not None
            and self.is_here(stay, day)
        ]
        return [(someone, way) for someone, way in (*own, *hosted) if self.spell(someone, day)]

    def concerns(self, person: int, day: date) -> bool:
        """Is somebody read the council's own on a day, or do they live in its area?"""
        self.require(day)
        stay = _open(self.guest_stays.get(person, ()), day)
        return self.known[person].is_ours(day) or (stay is not None and self.is_here(stay, day))

    def spell(self, someone: Someone, day: date) -> Spell | None:
        """The spell on the caseload somebody is in on a day."""
        return next((spell for spell in self.spells.get(someone.pk, ()) if day in spell.days), None)

    def weekly(self, stay: Stay, day: date) -> dict[str, Decimal]:
        """Pounds a week by kind of payer, from every line in force on a day; empty when there is none."""
        paid: dict[str, Decimal] = {}
        for line in self.lines.get(stay.pk, ()):
            if day in line.days and day in stay.days:
                paid[line.payer_kind] = paid.get(line.payer_kind, Decimal(0)) + line.weekly
        return paid

    def rules(self, day: date, kinds: Collection[str] | None = None) -> tuple[DutyRule, ...]:
        """The review rules in force on a day: all of them, or those of some kinds."""
        found = self.rulebook.on(day)
        return found if kinds is None else tuple(rule for rule in found if rule.kind in kinds)

    def _direction(self, someone: Someone, day: date) -> Direction | None:
        stay = _open(self.stays.get(someone.pk, ()), day)
        if stay is None:
            return None
        return Direction.LOCAL if self.is_here(stay, day) else Direction.OUT


def _someone(row: tuple, ours: tuple[Days, ...]) -> Someone:
    pk, uid, *told = row
    return Someone(pk, str(uid), *told, ours)


def _stay(row: tuple) -> Stay:
    pk, person, reference, home, home_pk, group, host, starts_on, ends_on, *story = row
    return Stay(pk, person, reference, home, home_pk, group, host, Days(starts_on, ends_on), *story)


def _by_person(stays: Iterable[Stay]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        found[stay.person].append(stay)
    return found


def _open(stays: Iterable[Stay], day: date) -> Stay | None:
    return next((stay for stay in stays if day in stay.days), None)
