"""What a day is made of: sections of rows, each row one line of reason with the links that deal with it.

A section is a value. Whoever has something new to tell in the morning writes one function that gives rows of a `Day`
and one line in `reporting/queries/day/sections.py`; page, trail and morning letter follow.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import takewhile

from django.urls import reverse

from accounts.models import Staff
from accounts.policies import allowed
from accounts.roles import Permission
from casework import queries as casework
from casework.models import Action, PlannedContact
from placements.policies import people_for
from reporting.queries.day.people import acting_as, own_people
from reporting.queries.on_caseload import Caseload

ROWS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A page that deals with a row, and the words that lead there."""

    text: str
    url: str


def log_it(person_uid, plan_uid) -> Link:
    """Where a contact that was planned is logged, with the kind and the time it was planned for."""
    return Link("Log it", f"{reverse('casework:log-contact', args=[person_uid])}?plan={plan_uid}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing: when, about whom, why, and what to do. `people` are the uids of everybody the row names.

    `settles` names what the list of everything that needs attention need not say again (`attention.Row.key`).
    """

    when: str
    then: str = ""
    late: bool = False
    about: str
    url: str
    words: str
    links: tuple[Link, ...] = ()
    people: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """Somebody's day: who, which, and what several sections read, each read once."""

    staff: Staff
    on: date
    now: datetime

    @cached_property
    def people(self) -> Caseload:
        """Everybody they look after, as `own_people` has it; nobody for a role that sees nobody."""
        if not allowed(self.staff, Permission.SEE_PEOPLE):
            return Caseload(self.on, ())
        return own_people(self.staff, on=self.on)

    @cached_property
    def mine(self) -> Caseload:
        """Those whose link worker they are, or act for."""
        people = self.people.people
        return Caseload(self.on, tuple(one for one in people if one.worker_pk in self.whose))

    @cached_property
    def whose(self) -> dict[int, str]:
        """Whose work is theirs today, as `acting_as` has it."""
        return acting_as(self.staff)

    def marked(self, words: str, pk: int | None) -> str:
        """The words, and behind them "You act for Niamh Osier." where it is a colleague's."""
        name = self.whose.get(pk) if pk is not None else ""
        return f"{words.rstrip('.')}. You act for {name}." if name else words

    @cached_property
    def actions(self) -> list[Action]:
        """The open actions that are theirs to do, about people they know by name; the first due first."""
        known = people_for(self.staff, Permission.SEE_NAMES).order_by()
        return list(casework.open_actions(self.staff).filter(owner__in=self.whose, person__in=known))

    @cached_property
    def reminded(self) -> list[Action]:
        """Those of them whose reminder has come."""
        return casework.reminded(self.actions, self.on)

    @cached_property
    def plans(self) -> list[PlannedContact]:
        """The open plans that are theirs to keep, about people they know by name; the earliest first."""
        known = people_for(self.staff, Permission.SEE_NAMES).order_by()
        return list(casework.planned(self.staff).filter(worker__in=self.whose, person__in=known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the day as it was read. `shown` rows stand on the page until more is asked for."""

    key: str
    title: str
    rows: tuple[Row, ...]
    shown: int = ROWS_SHOWN

    @property
    def late_in_front(self) -> int:
        """How many rows at its beginning are late: none of them is ever cut off."""
        return len(list(takewhile(lambda row: row.late, self.rows)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A section before it is read: for whom it is, and where its rows come from.

    `told` are the words of the morning letter, for one and for many; without them it is not in the letter.
    `pressing` says which rows the letter counts: by itself all of them.
    """

    key: str
    title: str
    permission: Permission
    rows: Callable[[Day], Iterable[Row]]
    told: tuple[str, str] | None = None
    pressing: Callable[[Row], bool] = lambda row: True
    page: str = "reporting:my-day"

    def read(self, day: Day) -> Section:
        """What it holds for somebody on a day; nothing for whoever's role does not grant it."""
        rows = tuple(self.rows(day)) if allowed(day.staff, self.permission) else ()
        return Section(key=self.key, title=self.title, rows=rows)
