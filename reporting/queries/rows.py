"""What the figures keep of a row: plain values, read once by `authority` and counted by every indicator."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linkworker.periods import Days
from placements.rules.homes import HOSPITAL


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the figures see them. `id` is their public id, as text; `ours` the days on which the council
    was responsible for them, of the months read.
    """

    pk: int
    id: str
    reference: str
    born_on: date
    advocate_needed: bool | None
    on_gp_ld_register: bool | None
    health_check_on: date | None
    health_action_plan_on: date | None
    ours: tuple[Days, ...]

    def is_ours(self, day: date) -> bool:
        return any(day in days for days in self.ours)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on the caseload, and how often to be seen then."""

    days: Days
    every_days: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement as the figures see it."""

    pk: int
    person: int
    reference: str
    home: str
    home_pk: int
    group: str
    host: int
    days: Days
    why_out_of_area: str
    emergency: bool | None
    local_options_tested_on: date | None

    @property
    def in_hospital(self) -> bool:
        return self.group == HOSPITAL


@dataclass(frozen=True, slots=True)
class Line:
    """One payer's weekly pounds over some days."""

    days: Days
    payer_kind: str
    weekly: Decimal


@dataclass(frozen=True, slots=True)
class Sighting:
    """A contact by visit, meeting or video; `present` None: not recorded whether the person was there."""

    on: date
    present: bool | None
