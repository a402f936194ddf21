"""The ten seconds: where somebody is, whom to ring, what to watch, how to communicate, what comes next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.roles import Permission
from linkworker.words import long_day, pounds
from placements.models import Person
from placements.queries.banner import Banner, lives_at
from placements.queries.circle import Member
from placements.queries.dates_from_above import Lent
from placements.queries.fact_entries import Entry, entries
from placements.queries.flags import LastTime, NextDate, in_order, next_dates
from placements.queries.person_page import Money, length

DATES_SHOWN = 6  # besides what is overdue


@dataclass(frozen=True, slots=True)
class Ring:
    """Somebody to ring: who, what they are and for whom, and how. No phone: not recorded or not the reader's."""

    name: str
    what: str = ""
    phone: str = ""
    dial: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands against the home or is left undone: a sentence, and the page that tells more."""

    words: str
    page: str
    uid: UUID


@dataclass(frozen=True, slots=True)
class Glance:
    """The top of the summary. None is a part that may not be seen; empty is nothing recorded."""

    where: tuple[str, ...] | None
    ring_first: tuple[Ring, ...]
    watch: tuple[Entry, ...] | None
    stands: tuple[Stands, ...]
    communicate: tuple[str, ...] | None
    next_dates: tuple[NextDate, ...] | None
    last: tuple[LastTime, ...]
    money: str


def glance(
    person: Person,
    banner: Banner,
    money: Money | None,
    *,
    contacts: Iterable[Member],
    lent: Lent,
    stands: tuple[Stands, ...] = (),
    on: date,
    granted: Collection[Permission],
) -> Glance:
    """What a stranger needs first. `contacts` are the first points of contact the reader may see, `lent` the
    dates that floors above know of; `stands` is what to watch besides notes.

    No query: all was asked already.
    """
    names = Permission.SEE_NAMES in granted
    own = next_dates(person, banner.recorded, on=on, granted=granted) if names else None
    return Glance(
        where=tuple(_where(banner, on, granted)) if Permission.SEE_PLACEMENTS in granted else None,
        ring_first=tuple(_ring_first(person, contacts)),
        watch=entries(banner.recorded, on=on).warnings,
        stands=stands,
        communicate=tuple(_communicate(person, banner)) if names else None,
        next_dates=None if own is None and lent.dates is None else _next(own or (), lent.dates or ()),
        last=lent.last,
        money=_money(money),
    )


def _next(own: tuple[NextDate, ...], lent: tuple[NextDate, ...]) -> tuple[NextDate, ...]:
    """Everything overdue, and the first of what comes: what is late is never cut off."""
    dates = in_order((*own, *lent))
    overdue = sum(each.overdue for each in dates)
    return dates[: overdue + DATES_SHOWN]


def _where(banner, on, granted):
    stay = banner.placement
    if stay is None:
        return
    address = Permission.SEE_ADDRESS in granted
    yield lives_at(stay.home, address=address)
    if address and stay.home.provider:
        yield f"Run by {stay.home.provider}"
    yield f"In {stay.home.host_council}, since {long_day(stay.starts_on)} ({length(stay.starts_on, on)})"


def _ring_first(person, contacts):
    """Whoever can be rung first, in the order of the circle; the link worker, of whom no telephone is kept, last."""
    for member in sorted(contacts, key=lambda one: not one.phone):
        what = f"{member.role}, {member.works_at}" if member.works_at else member.role
        yield Ring(member.name, what, member.phone, member.dial)
    if person.link_worker:
        yield Ring(person.link_worker.name, "Link worker")
    else:
        yield Ring("No link worker yet")


def _communicate(person, banner):
    for need in banner.recorded.needs or ():
        yield f"{need.in_words}: {need.note}" if need.note else need.in_words
    if person.interpreter_needed:
        yield (
            f"Needs an interpreter ({person.first_language})"
            if person.first_language
            else "Needs an interpreter"
        )
    elif person.first_language:
        yield f"Speaks {person.first_language}"
    if person.best_contact:
        yield f"Best way to contact: {person.best_contact}"


def _money(money: Money | None) -> str:
    if money is None or money.weekly is None:
        return ""
    parts = [("disputed", money.disputed), ("interim", money.interim)]
    unsettled = [f"{pounds(amount)} of it {word}" for word, amount in parts if amount]
    return f"{pounds(money.weekly)} a week, {' and '.join(unsettled) or 'agreed'}"
