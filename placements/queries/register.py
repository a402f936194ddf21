"""The two-sided register: everyone somebody may know of, elsewhere and here, narrowed, searched and sorted.

Two statements whatever the number of people: the facets (who is where, counted), and one page of rows.
Narrowed by more than the switch, the caller's paginator adds a count.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from accounts.roles import Permission
from linkworker.periods import add_months
from placements.models import FundingLine, Person
from placements.policies import marked_people
from placements.queries import direction, residence, search
from placements.rules import ages
from placements.rules.directions import Direction

SHOWN = (  # what a row may hold only for those it is granted to
    Permission.SEE_NAMES,
    Permission.SEE_NHS_NUMBER,
    Permission.SEE_ADDRESS,
    Permission.SEE_PLACEMENTS,
    Permission.SEE_COSTS,
)
BAND_STARTS = (14, 18, 26, 65)  # the scheme takes people from 14; children, transition to 25, adults, older
NOBODY, NOT_RATED = "none", "none"

COLUMNS = (
    "uid",
    "reference",
    "given_name",
    "family_name",
    "date_of_birth",
    "direction",
    "placing_name",
    "host_name",
    "home_name",
    "home_uid",
    "provider_name",
    "setting",
    "rating",
    "placed_since",
    "worker_name",
    *(f"may_{permission}" for permission in SHOWN),
)
SORTS = {  # what the list may be sorted by; "-" turns one column round
    "name": ("sort_name", "sort_given_name"),
    "age": ("-date_of_birth",),
    "direction": ("direction",),
    "placing": ("placing_name",),
    "host": ("host_name",),
    "home": ("home_name", "provider_name"),
    "rating": ("rating",),
    "since": ("placed_since",),
    "worker": ("worker_name",),
    "weekly": ("weekly",),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was asked of the register; empty means everybody. Bodies and people by uid, settings by code."""

    direction: str = ""
    host: str = ""
    placing: str = ""
    worker: str = ""
    setting: str = ""
    rating: str = ""
    band: str = ""
    question: str = ""

    @property
    def filters_in_use(self) -> int:
        """How many of the six filters narrow the list."""
        return sum(map(bool, (self.host, self.placing, self.worker, self.setting, self.rating, self.band)))


@dataclass(frozen=True, slots=True)
class Facets:
    """What the register of somebody holds, for the filters: (value, words) pairs and counts by direction."""

    directions: Mapping[str, int]
    hosts: tuple[tuple[str, str], ...]
    placings: tuple[tuple[str, str], ...]
    workers: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    everyone: int
    sees_costs: bool

    def found_by(self, asked: Narrowing) -> int | None:
        """How many people were asked for, where the switch alone narrows the list; else it must be counted."""
        if asked.filters_in_use or asked.question:
            return None
        return self.directions.get(asked.direction, 0) if asked.direction else self.everyone


def register(staff, *, on: date) -> QuerySet[Person]:
    """Everyone somebody may know of, each with where they live on a day and what of it may be shown."""
    ours = direction.councils_of(staff)
    people = residence.with_stay(marked_people(staff, *SHOWN), on)
    return people.annotate(
        host_council=F("stay__home__host_council"),
        direction=_direction(ours),
        placed_since=F("stay__starts_on"),
    )


def _direction(ours: frozenset[int]):
    """As `directions.direction_of`, for a whole list: the two are held together by a test."""
    return Case(
        When(host_council=None, then=Value(Direction.NOWHERE.value)),
        When(host_council=F("responsible_council"), then=Value(Direction.LOCAL.value)),
        When(Q(host_council__in=ours) & ~Q(responsible_council__in=ours), then=Value(Direction.IN.value)),
        default=Value(Direction.OUT.value),
        output_field=CharField(),
    )


def facets(people: QuerySet[Person]) -> Facets:
    """What the register holds, for the filters, in one statement."""
    columns = {
        "placing": (
            "responsible_council__uid",
            "responsible_council__short_name",
            "responsible_council__name",
        ),
        "host": (
            "stay__home__host_council__uid",
            "stay__home__host_council__short_name",
            "stay__home__host_council__name",
        ),
        "worker": ("link_worker__uid", "link_worker__name"),
        "setting": ("stay__home__setting_type__code", "stay__home__setting_type__label"),
    }
    groups = (
        people.order_by()
        .values("direction", "may_see_costs", *(name for names in columns.values() for name in names))
        .annotate(people=Count("pk"))
    )
    directions, choices, sees_costs = Counter(), {key: {} for key in columns}, False
    for group in groups:
        directions[group["direction"]] += group["people"]
        sees_costs |= bool(group["may_see_costs"])
        for key, (value, *labels) in columns.items():
            if group[value] is not None:
                choices[key][str(group[value])] = next((group[label] for label in labels if group[label]), "")
    listed = {
        key: tuple(sorted(found.items(), key=lambda choice: (choice[1].casefold(), choice[0])))
        for key, found in choices.items()
    }
    return Facets(
        directions=directions,
        hosts=listed["host"],
        placings=listed["placing"],
        workers=listed["worker"],
        settings=listed["setting"],
        everyone=directions.total(),
        sees_costs=sees_costs,
    )


def narrowed(people: QuerySet[Person], asked: Narrowing, *, on: date) -> QuerySet[Person]:
    """The people of the register that were asked for."""
    exact = {
        "direction": asked.direction,
        "stay__home__host_council__uid": asked.host,
        "responsible_council__uid": asked.placing,
        "stay__home__setting_type__code": asked.setting,
    }
    people = people.filter(**{name: value for name, value in exact.items() if value})
    if asked.worker == NOBODY:
        people = people.filter(link_worker=None)
    elif asked.worker:
        people = people.filter(link_worker__uid=asked.worker)
    if asked.band:
        people = people.filter(**_born_for(asked.band, on))
    people = people.annotate(rating=residence.rating(on))
    if asked.rating:
        people = people.filter(rating="" if asked.rating == NOT_RATED else asked.rating)
    return search.matching(people, asked.question, today=on)


def bands() -> tuple[str, ...]:
    """The age bands of the filter, in words."""
    return tuple(ages.band(age, BAND_STARTS) for age in (BAND_STARTS[0] - 1, *BAND_STARTS))


def _born_for(band: str, on: date) -> dict:
    """Birth dates of people in an age band on a day."""
    place = bands().index(band)
    wanted = {}
    if place > 0:
        wanted["date_of_birth__lte"] = _born_by(on, BAND_STARTS[place - 1])
    if place < len(BAND_STARTS):
        wanted["date_of_birth__gt"] = _born_by(on, BAND_STARTS[place])
    return wanted


def _born_by(on: date, age: int) -> date:
    """The latest birth date of somebody who has reached an age on a day (28 February counts for the 29th)."""
    born_on = add_months(on, -12 * age)
    while ages.birthday(born_on + timedelta(days=1), age) <= on:
        born_on += timedelta(days=1)
    return born_on


def _weekly(on: date):
    """Pounds a week in force for the person; empty where nothing is recorded or costs are not granted.

    Money is charged only inside a stay, so the lines of the open one are all there are.
    """
    lines = (
        FundingLine.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)
        .filter(placement=OuterRef("stay__pk"))
        .order_by()
        .values("placement")
        .annotate(total=Sum("weekly"))
        .values("total")
    )
    return Case(
        When(may_see_costs=True, then=Subquery(lines)),
        default=None,
        output_field=DecimalField(max_digits=12, decimal_places=2),
    )


def rows(people: QuerySet[Person], *, costs: bool, on: date) -> QuerySet:
    """The columns of the register, one dictionary a person; what may not be seen is empty.

    `costs` adds `weekly`, pounds a week: empty where not granted or where nothing is in force.
    """
    people = people.annotate(weekly=_weekly(on)) if costs else people
    return people.annotate(
        placing_name=residence.short_name("responsible_council"),
        host_name=residence.short_name("stay__home__host_council"),
        provider_name=residence.short_name("stay__home__provider"),
        setting=F("stay__home__setting_type__label"),
        worker_name=F("link_worker__name"),
        home_name=_if("may_see_address", "stay__home__name"),
        home_uid=F("stay__home__uid"),
        sort_name=_if("may_see_names", "family_name"),
        sort_given_name=_if("may_see_names", "given_name"),
    ).values(*COLUMNS, *(["weekly"] if costs else []))


def ordered(found: QuerySet, name: str, *, backwards: bool) -> QuerySet:
    """Rows in an order of `SORTS`, hidden and missing values last, ties by reference.

    What may not be seen does not order the list either: those people stand by their references.
    """
    wanted = []
    for column in SORTS[name]:
        turned = backwards != column.startswith("-")
        value = F(column.lstrip("-"))
        wanted.append(value.desc(nulls_last=True) if turned else value.asc(nulls_last=True))
    return found.order_by(*wanted, "reference", "pk")


def by_likeness(found: QuerySet) -> QuerySet:
    """Rows with the nearest to the question first."""
    return found.order_by("-likeness", "sort_name", "sort_given_name", "reference", "pk")


def _if(granted: str, column: str):
    """A column for those it is granted to; a cast, because nothing at all cannot be sorted by."""
    return Cast(
        Case(When(**{granted: True}, then=F(column)), default=None, output_field=CharField()), TextField()
    )
