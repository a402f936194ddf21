"""The plan to leave hospital of somebody who is in one: each checkpoint, and how many are settled."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from placements.models import Person, Placement
from reviews.choices import DischargeStatus
from reviews.models import DischargeCheckpoint, DischargeStep
from reviews.rules import discharge as rules
from reviews.rules.discharge import Standing

HOSPITAL = "Hospital"
WORDS = {
    "": ("Not begun", "grey"),
    DischargeStatus.BEGUN: ("Begun", "blue"),
    DischargeStatus.DONE: ("Done", "green"),
    DischargeStatus.NOT_NEEDED: ("Not needed", "grey"),
    DischargeStatus.REOPENED: ("Open again", "orange"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One checkpoint with the latest word on it, and all that was said before."""

    checkpoint: DischargeCheckpoint
    latest: DischargeStep | None
    earlier: tuple[DischargeStep, ...]
    words: str
    colour: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan to leave one stay in hospital."""

    stay: Placement
    lines: tuple[Line, ...]
    settled: int

    @property
    def progress(self) -> str:
        """ "5 of 12"."""
        return f"{self.settled} of {len(self.lines)}"


def stay_in_hospital(person: Person, on: date) -> Placement | None:
    """The placement in a hospital open on a day. One query."""
    there = Placement.objects.open_on(on).filter(person=person, home__setting_type__group=HOSPITAL)
    return there.select_related("home", "person").first()


def checkpoints(on: date) -> QuerySet[DischargeCheckpoint]:
    """Those in force on a day, in order."""
    return DischargeCheckpoint.objects.in_force_on(on).order_by("order", "pk")


def plan_of(person: Person, on: date) -> Plan | None:
    """The plan of somebody who is in hospital on a day; None for anybody else. Three queries."""
    stay = stay_in_hospital(person, on)
    if stay is None:
        return None
    steps = list(
        DischargeStep.objects.filter(placement=stay)
        .select_related("checkpoint", "recorded_by", "organisation")
        .order_by("pk")
    )
    stands = rules.latest((step.checkpoint.code, step.status, step.due_on) for step in steps)
    found = list(checkpoints(on))
    settled, _ = rules.progress([one.code for one in found], stands)
    return Plan(stay, tuple(_line(one, steps, stands, on) for one in found), settled)


def _line(one: DischargeCheckpoint, steps: list, stands: dict[str, Standing], on: date) -> Line:
    said = [step for step in steps if step.checkpoint.code == one.code]
    standing = stands.get(one.code, Standing())
    words, colour = WORDS[standing.status]
    return Line(
        one,
        latest=said[-1] if said else None,
        earlier=tuple(reversed(said[:-1])),
        words=words,
        colour=colour,
        overdue=standing.is_overdue(on),
    )
