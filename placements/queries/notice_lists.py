"""The lists of notices: what our council owes and waits for, what we were told, and of whom nobody told us."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import Organisation, Staff
from accounts.policies import acting_for, organisations_for
from accounts.queries.able import able_staff
from accounts.roles import Link, Permission
from linkworker.words import counted
from placements.models import FoundWithoutNotice, Notice, NoticeReceived, Placement, ProviderNotice
from placements.queries.naming import called
from placements.queries.notices import Duty, addressed_to_ours, calendar, duties_for
from placements.rules.notices import State
from placements.rules.working_days import working_days_between

TO_SEND = (State.OVERDUE, State.DUE)
WAITING = (State.CHASE_DUE, State.SENT)
ON_THEIR_WAY = timedelta(minutes=2)  # letters of a notice just sent
TRIED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of the placing side's list."""

    uid: UUID
    called: str
    stage: str
    about_on: date
    to: str
    as_what: str
    due_on: date
    words: str
    colour: str
    note: str
    key: str
    may_send: bool
    notice_uid: UUID | None


@dataclass(frozen=True, slots=True)
class ToldOf:
    """One notice addressed to us."""

    uid: UUID
    person_uid: UUID
    names: str
    stage: str
    sender: str
    addressee: str
    sent_on: date
    waits: str
    acknowledged_by: str
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody placed here of whom no notice came."""

    uid: UUID
    placement_uid: UUID
    called: str
    placed_by: str
    starts_on: date
    found: FoundWithoutNotice | None
    may_record: bool


def sends(staff) -> bool:
    """Does somebody send for a council at all?"""
    return bool(acting_for(staff, Permission.SEND_NOTICE, Link.PLACING))


def owed(staff, *, on: date) -> list[Owed]:
    """What is to be sent, then what waits to be acknowledged; the rest stands on each person's tab."""
    named = acting_for(staff, Permission.SEE_NAMES, Link.PLACING)
    holidays = calendar().holidays
    return [
        _owed(duty, named, holidays, on)
        for duty in duties_for(staff, on=on)
        if duty.state in (*TO_SEND, *WAITING)
    ]


def _owed(duty: Duty, named, holidays, on: date) -> Owed:
    return Owed(
        uid=duty.person.uid,
        called=called(duty.person, names=duty.person.responsible_council_id in named),
        stage=duty.stage_words,
        about_on=duty.about_on,
        to=str(duty.addressee or ""),
        as_what=duty.as_what,
        due_on=duty.due_on,
        words=duty.words,
        colour=duty.colour,
        note=waiting_words(duty.notice, holidays, on),
        key=duty.key,
        may_send=duty.may_be_sent,
        notice_uid=duty.notice.uid if duty.notice else None,
    )


def waiting_words(notice: Notice | None, holidays, on: date) -> str:
    """For how many working days nobody there has read it; empty for what does not wait."""
    if notice is None or notice.acknowledged_at is not None:
        return ""
    if notice.sent_on == on:
        return "sent today"
    days = working_days_between(notice.sent_on, on, holidays)
    return f"waiting for {counted(days, 'working day')}" if days else "no working day has passed since"


def told(notices, *, on: date) -> list[ToldOf]:
    """Notices addressed to us, ready to draw. Names are those of the notice, as it was sent."""
    holidays = calendar().holidays
    return [
        ToldOf(
            uid=notice.uid,
            person_uid=notice.person.uid,
            names=notice.names,
            stage=notice.get_stage_display(),
            sender=str(notice.sender),
            addressee=str(notice.addressee),
            sent_on=notice.sent_on,
            waits=waiting_words(notice, holidays, on),
            acknowledged_by=acknowledged_by(notice),
            acknowledged_at=notice.acknowledged_at,
        )
        for notice in notices
    ]


def acknowledged_by(notice: Notice) -> str:
    """Who has read it: one of theirs in the product, or whoever answered outside."""
    if notice.acknowledged_at is None:
        return ""
    return notice.acknowledged_in_words or str(notice.acknowledged_by)


def homes_waiting(staff) -> int:
    """How many notices about homes nobody of ours has read yet."""
    bodies = [body.pk for body in organisations_for(staff, Permission.SEE_NOTICES)]
    return ProviderNotice.objects.filter(organisation__in=bodies, acknowledged_at=None).count()


def untold_for(staff, *, on: date) -> QuerySet[Placement]:
    """Who lives in our area, placed by another council, without any notice: those already found come first."""
    councils = acting_for(staff, Permission.SEE_PLACEMENTS, Link.HOST)
    about = Q(placement=OuterRef("pk")) | Q(proposal__placement=OuterRef("pk"))
    told_here = Notice.objects.live().filter(about, addressee=OuterRef("home__host_council"))
    return (
        Placement.objects.open_on(on)
        .filter(home__host_council__in=councils, notice_received=None)
        .exclude(person__responsible_council=F("home__host_council"))
        .exclude(Exists(told_here.order_by()))
        .select_related("person__responsible_council", "home", "found")
        .order_by(F("found__found_on").desc(nulls_last=True), "-starts_on", "-pk")
    )


def untold(stays, staff) -> list[Untold]:
    """The same, ready to draw."""
    named = acting_for(staff, Permission.SEE_NAMES, Link.HOST)
    records = acting_for(staff, Permission.SEND_NOTICE, Link.HOST)
    return [
        Untold(
            uid=stay.person.uid,
            placement_uid=stay.uid,
            called=called(stay.person, names=stay.home.host_council_id in named),
            placed_by=str(stay.person.responsible_council),
            starts_on=stay.starts_on,
            found=found_of(stay),
            may_record=stay.home.host_council_id in records,
        )
        for stay in stays
    ]


def found_of(stay: Placement) -> FoundWithoutNotice | None:
    """How it became known, where somebody recorded it."""
    return getattr(stay, "found", None)


def received_of(stay: Placement) -> NoticeReceived | None:
    """The notice that came, where one did."""
    return getattr(stay, "notice_received", None)


def waiting_for_us(staff) -> int:
    """How many notices about people nobody of ours has read yet."""
    return addressed_to_ours(staff).filter(acknowledged_at=None).count()


def readers_of(organisation: Organisation, *, on: date) -> QuerySet[Staff]:
    """Everybody who may acknowledge a notice to an organisation on a day."""
    return able_staff([organisation], Permission.ACKNOWLEDGE_NOTICE, on).order_by("email", "pk")


def left_unalerted(now: datetime) -> list[int]:
    """The notices of which nobody, or not everybody, was told in time: for the sweep.

    What is older is chased by then, and a mailbox that is full for a week is not written to for ever.
    """
    tried = Notice.objects.to_alert().filter(
        created_at__lt=now - ON_THEIR_WAY, created_at__gt=now - TRIED_FOR
    )
    return list(tried.order_by("pk").values_list("pk", flat=True))
