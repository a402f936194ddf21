"""Which notices are owed for people placed out, by when, and how each stands. Worked out, never kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

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
    sent, not_needed = _sent(people), _not_needed(people)
    owed: list[Duty] = []
    for proposal in proposed:
        owed += _owed(None, proposal, [(BEFORE, proposal.expected_on, "")], known, on, sent, not_needed)
    for stay in found:
        owed += _owed(stay, getattr(stay, "proposal", None), list(_stages(stay)), known, on, sent, not_needed)
    return owed


def _stages(stay: Placement) -> Iterator[tuple[str, date, str]]:
    """The stages of a placement with the day each is about and what it tells."""
    yield BEFORE, stay.starts_on, ""
    yield ARRIVAL, stay.starts_on, ""
    changed: dict[date, list[str]] = defaultdict(list)
    for level in stay.levels:
        if level.starts_on > stay.starts_on:
            changed[level.starts_on].append("Support")
    for day in _new_payers(stay):
        changed[day].append("Who pays")
    for day, what in sorted(changed.items()):
        if stay.ends_on is None or day < stay.ends_on:
            yield CHANGE, day, " and ".join([what[0], *(word.lower() for word in what[1:])])
    if stay.ends_on is not None:
        yield ENDING, stay.ends_on, ""


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


def _owed(stay, proposal, stages, known: Calendar, on: date, sent, not_needed) -> Iterator[Duty]:
    move = stay or proposal
    for stage, about_on, what in stages:
        emergency = bool(move.emergency)
        interval = rules.interval_for(
            stage, emergency=emergency, about_on=about_on, intervals=known.intervals
        )
        if interval is None:
            continue
        for side, body in ((COUNCIL, move.home.host_council), (ICB, move.home.host_icb)):
            about = {
                "stay": None if stage == BEFORE and proposal is not None else stay,
                "proposal": proposal if stage == BEFORE else None,
            }
            key = _key(stage, about["stay"], about["proposal"], body, about_on)
            notice, skipped = sent.get(key), not_needed.get((*key, about_on))
            yield _duty(move, interval, known, on, stage, about_on, what, side, body, about, notice, skipped)


def _duty(move, interval, known, on, stage, about_on, what, side, body, about, notice, skipped) -> Duty:
    due = rules.due_on(interval, about_on, known.holidays)
    chase = None
    if notice is not None and notice.acknowledged_at is None:
        asked = max([notice.sent_on, *(one.chased_on for one in notice.asked)])
        chase = rules.chase_on(asked, interval, known.holidays)
    state = rules.state_of(
        today=on,
        opens=rules.opens_on(interval, about_on, known.holidays),
        due=due,
        sent_on=notice.sent_on if notice else None,
        chase=chase,
        acknowledged=notice is not None and notice.acknowledged_at is not None,
        not_needed=skipped is not None,
    )
    return Duty(
        person=move.person,
        home=move.home,
        move=about["proposal"] or move,
        placement=about["stay"],
        proposal=about["proposal"],
        stage=stage,
        about_on=about_on,
        what=what,
        side=side,
        addressee=body,
        due_on=due,
        state=state,
        notice=notice,
        not_needed=skipped,
        chase_on=chase,
    )


def _key(stage: str, stay, proposal, body: Organisation | None, about_on: date) -> tuple:
    day = about_on if stage == CHANGE else None
    return (
        stage,
        stay.pk if stay else None,
        proposal.pk if proposal else None,
        body.pk if body else None,
        day,
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
