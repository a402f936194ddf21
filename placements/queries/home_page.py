"""One home: who runs it, where it lies, what the regulator said, and who lives or lived there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from linkworker.words import long_day
from placements.models import Home, Placement, ProviderEvent
from placements.policies import homes_for, marked_homes, marked_people
from placements.queries import frameworks
from placements.queries.events import Checklist, checklists, name_of
from placements.queries.flags import Flag
from placements.queries.home_flags import home_flags
from placements.queries.inspections import History, current_rating, history
from placements.queries.naming import called
from placements.queries.person_page import Row
from placements.rules import homes as rules


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody within reach who lives or lived in the home, whoever placed them."""

    uid: UUID
    called: str
    placed_by: str
    placement: Placement
    is_there: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """All of the page. `name` is the provider's for somebody who may not see where the home is."""

    name: str
    flags: tuple[Flag, ...]
    rows: tuple[Row, ...]
    inspections: tuple[History, ...]
    events: tuple[Checklist, ...]
    living_there: tuple[Resident, ...]
    lived_there: tuple[Resident, ...]


def home_named(staff, uid) -> Home:
    """The home of an address, within what somebody may know of; 404 otherwise."""
    known = marked_homes(homes_for(staff), staff, Permission.SEE_ADDRESS)
    related = ("host_council", "host_icb", "provider", "setting_type", "owner")
    return get_object_or_404(known.select_related(*related), uid=uid)


def shown_name(home: Home) -> str:
    """The home's name, or who runs it and where for somebody who may not see addresses."""
    return name_of(home)


def home_page(home: Home, staff, *, on: date) -> HomePage:
    """The page of a home fetched by `home_named`. Eleven queries at most."""
    residents = _residents(home, staff, on)
    about = ProviderEvent.objects.standing().about(home).select_related("home__provider", "provider")
    events = checklists(about.order_by("-happened_on", "-pk"), staff, on=on)
    not_over = [told.event for told in events if told.is_open and told.event.happened_on <= on]
    return HomePage(
        name=shown_name(home),
        flags=home_flags(home, not_over, current_rating(home, on=on), on=on),
        rows=tuple(_rows(home, staff, residents, on)),
        inspections=history(home),
        events=tuple(events),
        living_there=tuple(resident for resident in residents if resident.is_there),
        lived_there=tuple(resident for resident in residents if not resident.is_there),
    )


def _rows(home: Home, staff, residents: list[Resident], on: date):
    yield Row("Kind of setting", home.setting_type.label)
    yield Row("Provider", str(home.provider) if home.provider else None)
    yield Row("Host council", str(home.host_council))
    yield Row("Host ICB", str(home.host_icb) if home.host_icb else None)
    confirmed = home.host_confirmed_on
    yield Row("Host checked against the address", long_day(confirmed) if confirmed else None)
    there = sum(resident.is_there for resident in residents)
    hosts = home.host_council_id in acting_for(staff, Permission.SEE_PLACEMENTS, Link.HOST)
    yield Row("Places", rules.places(home.capacity, there, everybody_known=hosts) or None)
    bought = frameworks.words_for(home, staff, on=on)
    if bought:
        yield Row("Framework", bought)
    if home.closed_on:
        yield Row("Closed from", long_day(home.closed_on))
    if home.may_see_address:
        yield Row("Postcode", home.postcode or None)
        yield Row("CQC location", home.cqc_location or None)
        yield Row("Code", home.code, f"on the list of {home.owner}")


def _residents(home: Home, staff, on: date) -> list[Resident]:
    within = marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_PLACEMENTS)
    named = dict(within.filter(placements__home=home).order_by().values_list("pk", "may_see_names"))
    stays = (
        home.placements.filter(person__in=named)
        .select_related("person__responsible_council", "placed_by")
        .order_by("-starts_on", "-pk")
    )
    return [
        Resident(
            uid=stay.person.uid,
            called=called(stay.person, names=bool(named[stay.person_id])),
            placed_by=str(stay.placed_by),
            placement=stay,
            is_there=stay.starts_on <= on and (stay.ends_on is None or stay.ends_on > on),
        )
        for stay in stays
    ]
