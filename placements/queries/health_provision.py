"""The health provision map of one person, and what people placed here by others use of the health services here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from accounts.models import Organisation
from placements.choices import HealthService, HealthSide
from placements.models import HealthProvision, Person
from placements.policies import any_of, living_in, people_for


@dataclass(frozen=True, slots=True)
class HealthMap:
    """Who provides what on a day; the gaps; and what ended."""

    running: tuple[HealthProvision, ...]
    gaps: tuple[HealthProvision, ...]
    ended: tuple[HealthProvision, ...]
    has_gp: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """How many people of one council."""

    council: str
    people: int


@dataclass(frozen=True, slots=True)
class ServiceUse:
    """One service, and how many people of each council use it."""

    service: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """How many people placed here by others use each service, by the council that placed them."""

    councils: tuple[str, ...]
    everybody: tuple[Cell, ...]  # placed here by each, mapped or not
    services: tuple[ServiceUse, ...]
    total: int
    mapped: int  # of all, with anything on their map


def provision_for(staff) -> QuerySet[HealthProvision]:
    """What is on the maps of people within reach."""
    return HealthProvision.objects.filter(person__in=people_for(staff).order_by()).select_related(
        "organisation"
    )


def health_map(person: Person, *, on: date) -> HealthMap:
    """The map on a day. One query."""
    order = {service: place for place, service in enumerate(HealthService)}
    every = sorted(
        person.health_provision.select_related("organisation").order_by("pk"),
        key=lambda row: order[row.service],
    )
    running = [row for row in every if row.ends_on is None or row.ends_on > on]
    return HealthMap(
        running=tuple(row for row in running if row.side != HealthSide.NOBODY),
        gaps=tuple(row for row in running if row.side == HealthSide.NOBODY),
        ended=tuple(row for row in every if row not in running),
        has_gp=any(row.service == HealthService.GP and row.side != HealthSide.NOBODY for row in running),
    )


def demand(council: Organisation, on: date) -> Demand:
    """What people who live in a council's area on a day, and are another council's, use. Three queries.

    A service of the placing side, of the home's own or private is no demand on the services here, nor is one
    that nobody provides.
    """
    hosted = Person.objects.filter(any_of(living_in({council.pk}, on))).exclude(responsible_council=council)
    council_of = "responsible_council__short_name", "responsible_council__name"
    placed = {
        short or name: people
        for short, name, people in hosted.values_list(*council_of)
        .annotate(people=Count("pk"))
        .order_by("responsible_council__name")
    }
    running = HealthProvision.objects.in_force_on(on).filter(person__in=hosted.order_by().values("pk"))
    found = {
        (service, short or name): people
        for service, short, name, people in running.filter(side=HealthSide.HOST_NHS)
        .values_list("service", *(f"person__{name}" for name in council_of))
        .annotate(people=Count("person", distinct=True))
        .order_by("service")
    }
    used = [service for service in HealthService if any(service == asked for asked, _ in found)]
    return Demand(
        councils=tuple(placed),
        everybody=tuple(Cell(name, people) for name, people in placed.items()),
        services=tuple(
            ServiceUse(
                service.label, tuple(Cell(name, found.get((service.value, name), 0)) for name in placed)
            )
            for service in used
        ),
        total=sum(placed.values()),
        mapped=running.order_by().values("person").distinct().count(),
    )
