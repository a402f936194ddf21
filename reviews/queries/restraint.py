"""Restrictive practice: each time with what followed, how often and how long by kind, and who was restrained lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Prefetch, QuerySet
from django.utils import timezone

from accounts.roles import Permission
from linkworker.periods import add_months
from linkworker.words import counted
from placements.models import Person
from placements.policies import marked_people
from placements.queries.naming import called
from reviews import policies
from reviews.choices import RestraintDeed, RestraintKind
from reviews.models import RestraintStep, RestrictivePractice
from reviews.rules import restraint as rules

TALLIED_MONTHS = 12
LATELY_DAYS = 30
FOLLOWS = (RestraintDeed.PERSON, RestraintDeed.STAFF, RestraintDeed.FAMILY, RestraintDeed.REVIEWED)


@dataclass(frozen=True, slots=True)
class Told:
    """One time, with its end wherever that was recorded, and the step that settled each thing to follow."""

    practice: RestrictivePractice
    ended_at: datetime | None
    lasted: str
    goes_on: bool
    followed: tuple[tuple[str, RestraintStep | None], ...]

    @property
    def kind(self) -> str:
        """What was used, in a few words."""
        return in_short(self.practice.kind)

    @property
    def missing(self) -> list[str]:
        """What is to follow and is not recorded."""
        return [label for label, step in self.followed if step is None]


@dataclass(frozen=True, slots=True)
class Row:
    """One kind over twelve months, in words."""

    kind: str
    times: int
    lasted: str
    note: str


@dataclass(frozen=True, slots=True)
class Lately:
    """Somebody restrained in the last 30 days."""

    uid: UUID
    called: str
    times: int
    last_at: datetime


def in_short(kind: str) -> str:
    """The kind without what explains it: "Seclusion"."""
    return RestraintKind(kind).label.partition(":")[0]


def whole(staff) -> QuerySet[RestrictivePractice]:
    """Those somebody may read, with what followed each."""
    steps = RestraintStep.objects.select_related("recorded_by").order_by("done_at", "pk")
    related = ("organisation", "home", "recorded_by", "withdrawn_by", "person")
    found = policies.restraints_for(staff).select_related(*related)
    return found.prefetch_related(Prefetch("steps", steps)).order_by("-started_at", "-pk")


def practices_of(staff, person: Person) -> list[Told]:
    """Every time of one person, the latest first; what was withdrawn comes last. Two queries."""
    found = [told(practice) for practice in whole(staff).filter(person=person)]
    return sorted(found, key=lambda one: one.practice.withdrawn_at is not None)


def told(practice: RestrictivePractice) -> Told:
    """One time as it is told."""
    steps = {step.kind: step for step in practice.steps.all()}
    event = _event(practice)
    lasted = "End not recorded"
    if event.goes_on:
        lasted = "Goes on"
    elif event.minutes is not None:
        lasted = counted(event.minutes, "minute")
    return Told(
        practice,
        event.ended_at,
        lasted,
        event.goes_on and practice.withdrawn_at is None,
        tuple((RestraintDeed(kind).label, steps.get(kind)) for kind in FOLLOWS),
    )


def _event(practice: RestrictivePractice) -> rules.Event:
    ended = next((step.done_at for step in practice.steps.all() if step.kind == RestraintDeed.ENDED), None)
    return rules.Event(practice.kind, practice.started_at, practice.ended_at or ended, practice.prone)


def tally(found: list[Told], now: datetime) -> list[Row]:
    """By kind over the last twelve months, of those that stand. No query of its own."""
    since = _months_before(now)
    standing = [_event(one.practice) for one in found if one.practice.withdrawn_at is None]
    return [_row(one) for one in rules.tallies(standing, since=since)]


def _months_before(now: datetime) -> datetime:
    local = timezone.localtime(now)
    day = add_months(local.date(), -TALLIED_MONTHS)
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _row(one: rules.Tally) -> Row:
    notes = [
        words
        for number, words in (
            (one.prone, f"{counted(one.prone, 'time')} face down"),
            (one.going_on, f"{counted(one.going_on, 'time')} still going on"),
            (one.end_not_recorded, f"{counted(one.end_not_recorded, 'time')} without an end recorded"),
        )
        if number
    ]
    known = one.times - one.going_on - one.end_not_recorded
    lasted = counted(one.minutes, "minute") if known else "Not known"
    return Row(in_short(one.kind), one.times, lasted, "; ".join(notes))


def lately(staff, now: datetime) -> list[Lately]:
    """Everybody within reach restrained in the last 30 days, the most often first. Two queries."""
    since = now - timedelta(days=LATELY_DAYS)
    standing = policies.restraints_for(staff).standing()
    found = standing.filter(started_at__gte=since).order_by().values("person")
    counts = {row["person"]: row for row in found.annotate(times=Count("pk"), last_at=Max("started_at"))}
    people = marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_SAFEGUARDING)
    rows = [
        Lately(
            person.uid,
            called(person, names=bool(person.may_see_names)),
            counts[person.pk]["times"],
            counts[person.pk]["last_at"],
        )
        for person in people.filter(pk__in=counts).order_by("family_name", "given_name", "pk")
    ]
    return sorted(rows, key=lambda row: -row.times)
