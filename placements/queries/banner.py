"""What stands at the top of every page about a person: who this is, whose, where, and who keeps in touch."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from accounts.roles import Permission
from linkworker.words import long_day, nhs_number
from placements.models import Home, Person, Placement
from placements.queries import direction, naming
from placements.queries.facts import Facts, facts_of
from placements.queries.flags import Flag, flags
from placements.rules import ages, directions


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the banner. An empty value is shown as not recorded; what may not be seen is left out."""

    label: str
    value: str
    note: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """The banner, ready to draw: nothing in it is hidden from the person it was made for."""

    name: str
    likes_to_be_called: str
    direction: str
    in_brief: str
    facts: tuple[Fact, ...]
    placement: Placement | None
    flags: tuple[Flag, ...] = ()
    recorded: Facts = field(default_factory=Facts)


def current_placement(person: Person, on: date) -> Placement | None:
    """Where the person lives on a day, with the home and the bodies around it; None for nowhere recorded."""
    return (
        Placement.objects.open_on(on)
        .filter(person=person)
        .select_related(
            "home__host_council", "home__host_icb", "home__provider", "home__setting_type", "placed_by"
        )
        .first()
    )


def banner(person: Person, *, staff, on: date, granted: Collection[Permission]) -> Banner:
    """The banner of one person on a day, for somebody to whom these permissions are granted.

    One query for where they live and one for the dated facts, which the summary tells again (`recorded`).
    """
    placement = current_placement(person, on)
    recorded = facts_of(person, on=on, granted=granted)
    names = Permission.SEE_NAMES in granted
    host = placement.home.host_council_id if placement else None
    way = directions.direction_of(
        responsible=person.responsible_council_id, host=host, ours=direction.councils_of(staff)
    )
    return Banner(
        name=naming.called(person, names=names),
        likes_to_be_called=person.preferred_name if names else "",
        direction=directions.LABELS[way],
        in_brief=_in_brief(person, on),
        facts=tuple(_facts(person, placement, on, granted)),
        placement=placement,
        flags=flags(person, recorded, on=on, granted=granted),
        recorded=recorded,
    )


def _age(person: Person, on: date) -> str:
    return f"{ages.age_on(person.date_of_birth, on)}" if person.date_of_birth <= on else ""


def _in_brief(person: Person, on: date) -> str:
    """Who this is in one line, for a screen too narrow for the facts: "Aged 41, reference LW-0016"."""
    age = _age(person, on)
    return f"Aged {age}, reference {person.reference}" if age else f"Reference {person.reference}"


def _facts(person, placement, on, granted):
    age = _age(person, on)
    yield Fact("Reference", person.reference)
    if Permission.SEE_NAMES in granted:
        born_on = person.date_of_birth
        yield Fact("Born", long_day(born_on), f"aged {age}" if age else "")
    else:
        yield Fact("Age", age)
    if Permission.SEE_NHS_NUMBER in granted:
        number = person.nhs_number
        yield Fact("NHS number", nhs_number(number), figures=True)
    yield Fact("Whose and where", direction.in_words(person, placement))
    if placement is not None and Permission.SEE_PLACEMENTS in granted:
        yield Fact("Lives at", lives_at(placement.home, address=Permission.SEE_ADDRESS in granted))
    yield Fact("Responsible council", str(person.responsible_council))
    yield Fact("Responsible ICB", str(person.responsible_icb or ""))
    yield Fact("Host council", str(placement.home.host_council) if placement else "")
    yield Fact("Host ICB", str(placement.home.host_icb or "") if placement else "")
    yield Fact("Link worker", person.link_worker.name if person.link_worker else "")


def lives_at(home: Home, *, address: bool) -> str:
    """The home by name, or only who runs it for somebody who may not see where it is."""
    if address:
        return home.name
    return str(home.provider) if home.provider else "Provider not recorded"
