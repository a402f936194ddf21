"""Which notices are owed for people placed out, by when, and how each stands. Worked out, never kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from accounts.policies import acting_for, organisations_for
from accounts.roles import Link, Permission
from placements.choices import NoticeStage
from placements.models import (
    BankHoliday,
    FundingLine,
    Home,
    Notice,
    NoticeChase,
    NoticeNotNeeded,
    NoticeRule,
    Person,
    Placement,
    Proposal,
    SupportLevel,
)
from placements.models.proposals import OPEN
from placements.rules import notices as rules
from placements.rules.notices import ARRIVAL, BEFORE, CHANGE, ENDING, Interval, State

COUNCIL, ICB = "council", "icb"
AS_WHAT = {COUNCIL: "host council", ICB: "host ICB"}
MOST_PRESSING = {state: number for number, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The intervals and the days nobody works, read once for a page."""

    intervals: tuple[Interval, ...]
    holidays: frozenset[date]

    @property
    def first_day(self) -> date:
        """The day notices began to be owed."""
        return min((one.valid_from for one in self.intervals), default=date.max)


@dataclass(frozen=True, slots=True)
class Duty:
    """One notice that is owed: a stage of one move, to one body. `addressee` is None where nobody recorded it."""

    person: Person
    home: Home
    move: Placement | Proposal
    placement: Placement | None
    proposal: Proposal | None
    stage: str
    about_on: date
    what: str
    side: str
    addressee: Organisation | None
    due_on: date
    state: State
    notice: Notice | None
    not_needed: NoticeNotNeeded | None
    chase_on: date | None

    @property
    def key(self) -> str:
        """What an address calls it by."""
        return f"{self.stage}.{self.move.uid}.{self.side}.{self.about_on}"

    @property
    def stage_words(self) -> str:
        """The stage as it is read."""
        return NoticeStage(self.stage).label

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return rules.WORDS[self.state]

    @property
    def colour(self) -> str:
        """The colour that repeats the words."""
        return rules.COLOURS[self.state]

    @property
    def as_what(self) -> str:
        """Why this body is told."""
        return AS_WHAT[self.side]

    @property
    def may_be_sent(self) -> bool:
        """Nothing was sent yet, it is owed, and somebody is there to send it to."""
        return self.state in rules.TO_SEND and self.addressee is not None


class _Step(NamedTuple):
    """One stage of a move, the day it is about and what it tells."""

    stage: str
    about_on: date
    what: str = ""


@dataclass(frozen=True, slots=True)
class _Move:
    """A placement, with the proposal it came from where there was one; or a proposal that is still open."""

    stay: Placement | None
    proposal: Proposal | None

    @property
    def itself(self) -> Placement | Proposal:
        """What really happened, or what is to happen."""
        return self.stay or self.proposal

    def told_as(self, stage: str) -> "_Move":
        """The one of the two that a notice of a stage is kept for: before the move the proposal."""
        before = stage == BEFORE and self.proposal is not None
        return _Move(None, self.proposal) if before else _Move(self.stay, None)


@dataclass(frozen=True, slots=True)
class _Books:
    """What is read once for all moves, and the day they are looked at."""

    calendar: Calendar
    sent: dict[tuple, Notice]
    not_needed: dict[tuple, NoticeNotNeeded]
    on: date


def calendar() -> Calendar:
    """The intervals and bank holidays of the reference data. Two queries."""
    names = ("stage", "emergency", "valid_from", "valid_until", "working_days", "acknowledged_within")
    found = NoticeRule.objects.order_by("stage", "emergency", "valid_from").values_list(*names)
    holidays = BankHoliday.objects.order_by("day").values_list("day", flat=True)
    return Calendar(tuple(Interval(*row) for row in found), frozenset(holidays))


def duties_of(person: Person, *, on: date) -> list[Duty]:
    """Every notice owed for one person, the latest move first."""
    return duties(
        Placement.objects.filter(person=person), Proposal.objects.filter(person=person), calendar(), on=on
    )


def duties_for(staff, *, on: date) -> list[Duty]:
    """Every notice the councils somebody sends for owe, the most pressing first."""
    known = calendar()
    councils = acting_for(staff, Permission.SEND_NOTICE, Link.PLACING)
    stays = Placement.objects.filter(person__responsible_council__in=councils).filter(
        Q(ends_on=None) | Q(ends_on__gte=known.first_day)
    )
    proposals = Proposal.objects.filter(person__responsible_council__in=councils)
    found = duties(stays, proposals, known, on=on)
    return sorted(found, key=lambda duty: (MOST_PRESSING[duty.state], duty.due_on, duty.person.pk, duty.key))


def duties(
    stays: QuerySet[Placement], proposals: QuerySet[Proposal], known: Calendar, *, on: date
) -> list[Duty]:
    """The notices owed for these placements and open proposals outside the responsible council's area.

    Eight queries at the most, however many there are.
    """
    homes = ("person__responsible_council", "home__host_council", "home__host_icb", "home__provider")
    found = list(
        stays.exclude(home__host_council=F("person__responsible_council"))
        .select_related(*homes, "proposal")
        .prefetch_related(
            Prefetch("support", SupportLevel.objects.order_by("starts_on", "pk"), "levels"),
            Prefetch("funding", FundingLine.objects.order_by("starts_on", "pk"), "lines"),
        )
        .order_by("-starts_on", "-pk")
    )
    proposed = list(
        proposals.filter(state__in=OPEN)
        .exclude(home__host_council=F("person__responsible_council"))
        .select_related(*homes)
        .order_by("-expected_on", "-pk")
    )
    people = {move.person_id for move in (*found, *proposed)}
    books = _Books(known, _sent(people), _not_needed(people), on)
    owed: list[Duty] = []
    for proposal in proposed:
        owed += _owed(_Move(None, proposal), [_Step(BEFORE, proposal.expected_on)], books)
    for stay in found:
        owed += _owed(_Move(stay, getattr(stay, "proposal", None)), _steps(stay), books)
    return owed


def _steps(stay: Placement) -> Iterator[_Step]:
    """The stages of a placement with the day each is about and what it tells."""
    yield _Step(BEFORE, stay.starts_on)
    yield _Step(ARRIVAL, stay.starts_on)
    changed: dict[date, list[str]] = defaultdict(list)
    for level in stay.levels:
        if level.starts_on > stay.starts_on:
            changed[level.starts_on].append("Support")
    for day in _new_payers(stay):
        changed[day].append("Who pays")
    for day, what in sorted(changed.items()):
        if stay.ends_on is None or day < stay.ends_on:
            yield _Step(CHANGE, day, " and ".join([what[0], *(word.lower() for word in what[1:])]))
    if stay.ends_on is not None:
        yield _Step(ENDING, stay.ends_on)


def _new_payers(stay: Placement) -> Iterator[date]:
    """The days from which others pay than before; the first who ever pay are no change."""
    before: frozenset = frozenset()
    for day in sorted({line.starts_on for line in stay.lines}):
        now = frozenset(
            line.payer_id
            for line in stay.lines
            if line.starts_on <= day and (line.ends_on is None or line.ends_on > day)
        )
        if before and now != before and day > stay.starts_on:
            yield day
        before = now


def _owed(move: _Move, steps: Iterable[_Step], books: _Books) -> Iterator[Duty]:
    home, emergency = move.itself.home, bool(move.itself.emergency)
    for step in steps:
        interval = rules.interval_for(
            step.stage, emergency=emergency, about_on=step.about_on, intervals=books.calendar.intervals
        )
        if interval is None:
            continue
        for side, body in ((COUNCIL, home.host_council), (ICB, home.host_icb)):
            yield _duty(move, step, interval, side, body, books)


def _duty(
    move: _Move, step: _Step, interval: Interval, side: str, body: Organisation | None, books: _Books
) -> Duty:
    told_as, holidays = move.told_as(step.stage), books.calendar.holidays
    key = _key(step, told_as, body)
    notice, skipped = books.sent.get(key), books.not_needed.get((*key, step.about_on))
    due = rules.due_on(interval, step.about_on, holidays)
    chase = _chase_on(notice, interval, holidays)
    state = rules.state_of(
        today=books.on,
        opens=rules.opens_on(interval, step.about_on, holidays),
        due=due,
        sent_on=notice.sent_on if notice else None,
        chase=chase,
        acknowledged=notice is not None and notice.acknowledged_at is not None,
        not_needed=skipped is not None,
    )
    return Duty(
        person=move.itself.person,
        home=move.itself.home,
        move=told_as.proposal or move.itself,
        placement=told_as.stay,
        proposal=told_as.proposal,
        stage=step.stage,
        about_on=step.about_on,
        what=step.what,
        side=side,
        addressee=body,
        due_on=due,
        state=state,
        notice=notice,
        not_needed=skipped,
        chase_on=chase,
    )


def _chase_on(notice: Notice | None, interval: Interval, holidays: frozenset[date]) -> date | None:
    """The day to ask again, counted from the last time anybody asked; None for what does not wait."""
    if notice is None or notice.acknowledged_at is not None:
        return None
    asked = max([notice.sent_on, *(one.chased_on for one in notice.asked)])
    return rules.chase_on(asked, interval, holidays)


def _key(step: _Step, told_as: _Move, body: Organisation | None) -> tuple:
    """As `_key_of`, of a duty."""
    return (
        step.stage,
        told_as.stay.pk if told_as.stay else None,
        told_as.proposal.pk if told_as.proposal else None,
        body.pk if body else None,
        step.about_on if step.stage == CHANGE else None,
    )


def _key_of(row) -> tuple:
    day = row.about_on if row.stage == CHANGE else None
    return row.stage, row.placement_id, row.proposal_id, row.addressee_id, day


def _sent(people: Iterable[int]) -> dict[tuple, Notice]:
    asked = Prefetch("chases", NoticeChase.objects.order_by("chased_on", "pk"), "asked")
    found = (
        Notice.objects.live()
        .filter(person__in=people)
        .select_related("sent_by", "acknowledged_by", "addressee")
    )
    return {_key_of(one): one for one in found.prefetch_related(asked).order_by("sent_on", "pk")}


def _not_needed(people: Iterable[int]) -> dict[tuple, NoticeNotNeeded]:
    """By the duty and its day: where a move is put off, the question is asked again."""
    found = NoticeNotNeeded.objects.filter(person__in=people).select_related("decided_by")
    return {(*_key_of(one), one.about_on): one for one in found.order_by("decided_on", "pk")}


def duty_named(person: Person, key: str, *, on: date) -> Duty | None:
    """The duty of an address that can still be sent; without a key the most pressing there is."""
    open_now = [duty for duty in duties_of(person, on=on) if duty.may_be_sent]
    if key:
        return next((duty for duty in open_now if duty.key == key), None)
    return min(open_now, key=lambda duty: (MOST_PRESSING[duty.state], duty.due_on, duty.key), default=None)


def sent_by_ours(staff) -> QuerySet[Notice]:
    """What the councils somebody sends for have sent and not taken back."""
    councils = acting_for(staff, Permission.SEND_NOTICE, Link.PLACING)
    return Notice.objects.live().filter(sender__in=councils).select_related("person", "addressee", "sender")


def addressed_to_ours(staff) -> QuerySet[Notice]:
    """What was sent to the very organisations somebody reads notices for; not yet acknowledged first."""
    bodies = [body.pk for body in organisations_for(staff, Permission.SEE_NOTICES)]
    return (
        Notice.objects.live()
        .filter(addressee__in=bodies)
        .select_related("person", "addressee", "sender", "sent_by", "acknowledged_by")
        .order_by(F("acknowledged_at").desc(nulls_first=True), "-sent_on", "-pk")
    )


def sent_named(staff, uid) -> Notice:
    """A notice of one's own council, or 404."""
    return get_object_or_404(sent_by_ours(staff), uid=uid)


def addressed_named(staff, uid) -> Notice:
    """A notice addressed to one of somebody's own organisations, or 404."""
    return get_object_or_404(addressed_to_ours(staff), uid=uid)
