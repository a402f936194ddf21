"""Advocacy of one person, and where advocates are needed and not to be had."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from accounts.models import Organisation
from placements.choices import AdvocacyState, CircleRole
from placements.models import AdvocacyOffer, CircleMember, Person, Placement


@dataclass(frozen=True, slots=True)
class Advocacy:
    """What is recorded of advocacy. `warnings` say where the record and the circle do not fit."""

    needed: bool | None
    in_place: bool | None
    steps: tuple[AdvocacyOffer, ...]
    warnings: tuple[str, ...]


def advocacy(person: Person, *, advocates: int) -> Advocacy:
    """Needed, in place, and each step newest first, where `advocates` are in the circle. One query."""
    return Advocacy(
        needed=person.advocate_needed,
        in_place=person.advocate_in_place,
        steps=tuple(person.advocacy.select_related("contract_area").order_by("-happened_on", "-pk")),
        warnings=tuple(_warnings(person, advocates)),
    )


def _warnings(person: Person, advocates: int):
    if person.advocate_in_place and not advocates:
        yield "The record says there is an advocate, but none is named in the circle. Add them, or change the record."
    if person.advocate_needed and not advocates and not person.advocate_in_place:
        yield "An advocate is needed and none is in place."


def needed_and_not_available(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Those of these people who need an advocate, have none on a day, and whose last word by then is that
    none was to be had.
    """
    last = AdvocacyOffer.objects.filter(person=OuterRef("pk"), happened_on__lte=on)
    last_state = last.order_by("-happened_on", "-pk").values("state")[:1]
    there = CircleMember.objects.in_force_on(on).filter(person=OuterRef("pk"), role=CircleRole.ADVOCATE)
    return people.annotate(last_advocacy=Subquery(last_state)).filter(
        ~Exists(there.order_by()), advocate_needed=True, last_advocacy=AdvocacyState.NOT_AVAILABLE
    )


def not_available_by_host(council: Organisation, on: date) -> list[tuple[str, int]]:
    """How many of the people a council is responsible for live so in each council's area on a day. One query."""
    without = needed_and_not_available(Person.objects.responsible_to(council), on)
    found = (
        Placement.objects.open_on(on)
        .filter(person__in=without.order_by().values("pk"))
        .values_list("home__host_council__short_name", "home__host_council__name")
        .annotate(people=Count("person", distinct=True))
        .order_by("home__host_council__name")
    )
    return [(short or name, people) for short, name, people in found]
