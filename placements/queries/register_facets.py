"""What the register of somebody holds, counted: the choices of its filters, and how many stand on each side."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from accounts.models import Organisation
from placements.models import FundingLine, Person
from placements.queries.register_narrowing import Narrowing
from placements.rules import directions

COLUMNS = {  # of each filter: its value, and the columns of its words, the first that is not empty
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
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """What the register of somebody holds, for the filters: (value, words) pairs and counts by direction."""

    directions: Mapping[str, int]
    hosts: Choices
    placings: Choices
    workers: Choices
    settings: Choices
    payers: Choices
    everyone: int
    sees_costs: bool
    sees_health: bool

    def found_by(self, asked: Narrowing) -> int | None:
        """How many people were asked for, where the switch alone narrows the list; else it must be counted."""
        if asked.filters_in_use or asked.question:
            return None
        return self.directions.get(asked.direction, 0) if asked.direction else self.everyone


def facets(people: QuerySet[Person], *, on: date) -> Facets:
    """What the register holds, for the filters: one statement, and one for who pays where costs may be seen."""
    groups = (
        people.order_by()
        .values(
            *("direction", "in_transition", "may_see_costs", "may_see_health"),
            *(name for names in COLUMNS.values() for name in names),
        )
        .annotate(people=Count("pk"))
    )
    sides, choices, costs, health, everyone = Counter(), {key: {} for key in COLUMNS}, False, False, 0
    for group in groups:
        everyone += group["people"]
        sides[group["direction"]] += group["people"]
        if group["in_transition"]:
            sides[directions.TRANSITION] += group["people"]
        costs |= bool(group["may_see_costs"])
        health |= bool(group["may_see_health"])
        for key, (value, *labels) in COLUMNS.items():
            if group[value] is not None:
                choices[key][str(group[value])] = next((group[label] for label in labels if group[label]), "")
    return Facets(
        directions=sides,
        hosts=_listed(choices["host"]),
        placings=_listed(choices["placing"]),
        workers=_listed(choices["worker"]),
        settings=_listed(choices["setting"]),
        payers=_payers(people, on) if costs else (),
        everyone=everyone,
        sees_costs=costs,
        sees_health=health,
    )


def _listed(found: Mapping[str, str]) -> Choices:
    return tuple(sorted(found.items(), key=lambda choice: (choice[1].casefold(), choice[0])))


def _payers(people: QuerySet[Person], on: date) -> Choices:
    """Who pays a line in force for somebody whose costs may be seen."""
    theirs = people.filter(may_see_costs=True).order_by().values("pk")
    lines = FundingLine.objects.in_force_on(on).filter(placement__person__in=theirs).order_by()
    payers = Organisation.objects.filter(
        pk__in=lines.values("payer")
    ).order_by()  # named once, not once a line
    named = payers.values_list("uid", "short_name", "name")
    return _listed({str(uid): short_name or name for uid, short_name, name in named})
