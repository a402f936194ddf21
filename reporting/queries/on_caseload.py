"""Somebody on a council's caseload as a reader may see them on a day, and everybody together."""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.roles import Permission
from placements.queries.checks import Unchecked
from placements.rules import ages, transition
from placements.rules.directions import TRANSITION
from reporting.rules.attention import Aside, next_due
from reviews.queries.waiting import Waits
from reviews.rules.cadence import Due
from reviews.rules.sight import LastSeen


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One payer's weekly pounds in force on the day."""

    uid: str
    payer: str
    payer_kind: str
    weekly: Decimal
    since: date
    disputed: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """An action still open on the day."""

    uid: str
    what: str
    owner: str
    owner_pk: int | None
    due_on: date

    @property
    def outside(self) -> bool:
        """Promised by somebody outside the council."""
        return self.owner_pk is None


@dataclass(frozen=True, slots=True)
class Escalated:
    """An escalation nobody had answered by the day, at the level it is at."""

    uid: str
    level: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCaseload:
    """One person as the reader may see them on a day. Empty means not recorded, or not theirs to see:
    `granted` tells which.
    """

    pk: int
    uid: str
    reference: str
    reference_and_initials: str
    name: str
    sort_name: tuple[str, str, str]
    age: int | None
    direction: str
    ours: bool
    placing: str
    host: str
    home: str
    provider: str
    rating: str
    placement_uid: str | None
    placed_since: date | None
    worker_pk: int | None
    worker_uid: str
    worker: str
    on_caseload: bool
    known_from: date
    every_days: int
    last_contact_on: date | None
    seen: LastSeen | None
    video_on: date | None
    needs_advocate: bool | None
    has_advocate: bool | None
    dues: tuple[Due, ...]
    lines: tuple[PaidLine, ...]
    weekly: Decimal | None
    money_waits: bool
    promises: tuple[Promise, ...]
    escalated: tuple[Escalated, ...] = ()
    unchecked: tuple[Unchecked, ...]
    aside: tuple[Aside, ...] = ()
    concerns: tuple[Waits, ...] = ()
    requests: tuple[Waits, ...] = ()
    granted: frozenset[Permission]

    @property
    def seen_on(self) -> date | None:
        """The last day somebody was in the same room; None for never, too."""
        return self.seen.day if self.seen else None

    @property
    def days_since_seen(self) -> int | None:
        """Whole days since then."""
        return self.seen.days if self.seen else None

    @property
    def longest_unseen(self) -> float | None:
        """What a list goes by: never is longer than any number of days; None is not the reader's to know."""
        if self.seen is None:
            return None
        return math.inf if self.seen.days is None else self.seen.days

    @property
    def next_review(self) -> Due | None:
        """The review due first."""
        return self.dues[0] if self.dues else None

    @property
    def to_be_seen_by(self) -> date:
        """The day by which they are to be seen, by their own interval."""
        return next_due(self.seen_on, self.every_days, self.known_from)

    def seen_in_time_on(self, day: date) -> bool:
        """In person or by video within their own interval, in a contact, as K19 counts on its day."""
        return self.video_on is not None and (day - self.video_on).days <= self.every_days

    @property
    def is_child(self) -> bool:
        """Under 18 on the day."""
        return self.age is not None and self.age < ages.ADULT_AT

    @property
    def in_transition(self) -> bool:
        """Aged 14 to 25."""
        return self.age is not None and transition.YOUNGEST <= self.age <= transition.OLDEST

    def goes(self, way: str) -> bool:
        """Placed that way; "transition" goes by age, and "" is everybody."""
        return way in ("", self.direction) or (way == TRANSITION and self.in_transition)


@dataclass(frozen=True, slots=True)
class Caseload:
    """Everybody of some councils on a day, by name."""

    on: date
    people: tuple[OnCaseload, ...]

    def narrowed(self, *, way: str = "", worker: str | None = None) -> "Caseload":
        """Those placed one way, and those of one link worker by uid ("" is nobody's; None is everybody's)."""
        kept = (one for one in self.people if one.goes(way) and worker in (None, one.worker_uid))
        return Caseload(self.on, tuple(kept))

    def workers(self) -> list[tuple[str, str]]:
        """The link workers of these people, by uid and name."""
        found = {one.worker_uid: one.worker for one in self.people if one.worker_uid}
        return sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0]))

    def unallocated(self) -> int:
        """How many on the caseload have no link worker."""
        return sum(1 for one in self.people if one.on_caseload and not one.worker_uid)
