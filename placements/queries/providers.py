"""One provider: its homes within reach, what the regulator says of each, how many live there and what they cost."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission
from placements.models import FundingLine, Home, Inspection, Placement
from placements.policies import homes_for, marked_homes, people_for
from placements.queries import inspections
from placements.queries.events import name_of
from placements.queries.frameworks import on_a_framework
from placements.rules.inspections import in_lists


@dataclass(frozen=True, slots=True)
class RunHome:
    """A home it runs: `people` are those within reach who live there today."""

    uid: UUID
    name: str
    host: str
    rating: str
    people: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """All of the page. `weekly` is pounds a week for those whose costs may be seen; None where none may."""

    homes: tuple[RunHome, ...]
    people: int
    weekly: Decimal | None
    lots: tuple[str, ...]


def provider_named(staff, uid) -> Organisation:
    """Who runs a home somebody may know of; 404 otherwise."""
    running = homes_for(staff).order_by().values("provider")
    return get_object_or_404(Organisation.objects.filter(pk__in=running), uid=uid)


def provider_page(provider: Organisation, staff, *, on: date) -> ProviderPage:
    """The page of a provider. Six queries however many homes."""
    homes = list(
        marked_homes(homes_for(staff), staff, Permission.SEE_ADDRESS)
        .filter(provider=provider)
        .select_related("host_council", "provider")
        .order_by("name", "pk")
    )
    ratings = _ratings(homes, on)
    people = Counter(
        Placement.objects.open_on(on)
        .filter(home__in=homes, person__in=people_for(staff, Permission.SEE_PLACEMENTS).order_by())
        .order_by("pk")
        .values_list("home", flat=True)
    )
    ours = organisations_for(staff, Permission.SEE_PLACEMENTS)
    held = on_a_framework(ours, on).filter(provider=provider).select_related("lot__framework")
    return ProviderPage(
        homes=tuple(
            RunHome(
                uid=home.uid,
                name=name_of(home),
                host=str(home.host_council),
                rating=ratings.get(home.pk, ""),
                people=people[home.pk],
                is_closed=home.closed_on is not None and home.closed_on <= on,
            )
            for home in homes
        ),
        people=people.total(),
        weekly=_weekly(homes, staff, on),
        lots=tuple(f"{one.lot.framework}, {one.lot}" for one in held.order_by("pk")),
    )


def _ratings(homes: list[Home], on: date) -> dict[int, str]:
    found: dict[int, str] = {}
    known = Inspection.objects.standing().published_by(on).filter(home__in=homes)
    for inspection in known.prefetch_related("ratings").latest_first():
        if said := inspections.governing(inspection):
            found.setdefault(inspection.home_id, in_lists(inspection.regulator, said))
    return found


def _weekly(homes: list[Home], staff, on: date) -> Decimal | None:
    if not organisations_for(staff, Permission.SEE_COSTS):
        return None
    stays = Placement.objects.open_on(on).filter(
        home__in=homes, person__in=people_for(staff, Permission.SEE_COSTS).order_by()
    )
    lines = FundingLine.objects.in_force_on(on).filter(placement__in=stays.order_by())
    return lines.order_by().aggregate(total=Sum("weekly"))["total"] or Decimal("0.00")
