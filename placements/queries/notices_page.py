"""The Notices tab of one person: each move with its stages and bodies, and what came from the other side."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.policies import organisations_for
from accounts.roles import Permission
from linkworker.words import long_day
from placements.models import Notice, Person, Placement
from placements.policies import hosts, is_responsible
from placements.queries.banner import lives_at
from placements.queries.notice_lists import (
    acknowledged_by,
    found_of,
    received_of,
    waiting_words,
)
from placements.queries.notices import Duty, calendar, duties_of
from placements.queries.proposals import sees_plans
from placements.rules.notices import State


@dataclass(frozen=True, slots=True)
class Line:
    """One body at one stage: how it stands, what happened so far and what may be done now."""

    key: str
    stage: str
    what: str
    to: str
    as_what: str
    due_on: date
    words: str
    colour: str
    story: tuple[str, ...]
    private: tuple[str, ...]  # words somebody typed: only for those who send
    content: tuple[dict[str, str], ...]
    uid: UUID | None
    may_send: bool
    may_follow: bool
    theirs: bool  # addressed to the reader's own organisation


@dataclass(frozen=True, slots=True)
class Move:
    """One placement or proposal with its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What the host council was told of the placement open now."""

    placement_uid: UUID
    placed_by: str
    story: tuple[str, ...]
    may_record: bool
    is_told: bool


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """All of the tab, for one reader."""

    moves: tuple[Move, ...]
    received: Received | None
    sends: bool
    to_send: int


def notices_page(
    person: Person, placement: Placement | None, *, staff, on: date, granted: Collection[Permission]
) -> NoticesPage:
    """The tab on a day. The host reads what is addressed to it; the placing side and the payer all that is owed."""
    sends = is_responsible(staff, Permission.SEND_NOTICE, person)
    ours = frozenset(body.pk for body in organisations_for(staff, Permission.SEE_NOTICES))
    everything = sees_plans(staff, person)
    address = Permission.SEE_ADDRESS in granted
    holidays = calendar().holidays
    moves: dict[tuple, list[Line]] = {}
    to_send = 0
    for duty in duties_of(person, on=on):
        theirs = duty.addressee is not None and duty.addressee.pk in ours
        told = duty.notice is not None
        if not (everything or (theirs and (told or duty.placement is not None))):
            continue
        to_send += duty.state in (State.OVERDUE, State.DUE)
        moves.setdefault(_move_of(duty, address=address), []).append(
            _line(duty, holidays, on, sends=sends, theirs=theirs)
        )
    return NoticesPage(
        moves=tuple(Move(title, tuple(lines)) for title, lines in moves.items()),
        received=_received(person, placement, staff),
        sends=sends,
        to_send=to_send,
    )


def _move_of(duty: Duty, *, address: bool) -> str:
    where = f"{lives_at(duty.home, address=address)}, {duty.home.host_council}"
    stay = duty.placement or (getattr(duty.proposal, "placement", None) if duty.proposal else None)
    if stay is None:
        return f"{where}: proposed for {long_day(duty.about_on)}"
    until = f" until {long_day(stay.ends_on)}" if stay.ends_on else ""
    return f"{where}: since {long_day(stay.starts_on)}{until}"


def _line(duty: Duty, holidays, on: date, *, sends: bool, theirs: bool) -> Line:
    notice = duty.notice
    waits = notice is not None and notice.acknowledged_at is None
    return Line(
        key=duty.key,
        stage=duty.stage_words,
        what=duty.what,
        to=str(duty.addressee or ""),
        as_what=duty.as_what,
        due_on=duty.due_on,
        words=duty.words,
        colour=duty.colour,
        story=tuple(_story(duty, holidays, on)),
        private=tuple(_private(duty)) if sends else (),
        content=tuple(_content(notice)) if notice is not None and sends else (),
        uid=notice.uid if notice else None,
        may_send=sends and duty.may_be_sent,
        may_follow=sends and waits,
        theirs=theirs and notice is not None,
    )


def _story(duty: Duty, holidays, on: date):
    if duty.addressee is None:
        yield f"The {duty.as_what} is not recorded on the home: record it there first"
    if duty.not_needed is not None and duty.notice is None:
        yield f"Not needed: decided {long_day(duty.not_needed.decided_on)} by {duty.not_needed.decided_by}"
    notice = duty.notice
    if notice is None:
        return
    late = ", after it was due" if notice.sent_on > duty.due_on else ""
    yield f"Sent {long_day(notice.sent_on)} by {notice.sent_by}{late}. {notice.get_way_display()}"
    for chase in notice.asked:
        yield f"Chased {long_day(chase.chased_on)}. {chase.get_way_display()}"
    if notice.acknowledged_at is not None:
        outside = "" if notice.acknowledged_way == "product" else f". {notice.get_acknowledged_way_display()}"
        yield f"Acknowledged by {acknowledged_by(notice)}{outside}"
    elif words := waiting_words(notice, holidays, on):
        yield words[:1].upper() + words[1:]


def _private(duty: Duty):
    if duty.not_needed is not None and duty.notice is None:
        yield duty.not_needed.reason
    if duty.notice is not None:
        yield from filter(None, (chase.words for chase in duty.notice.asked))


def _content(notice: Notice):
    yield from notice.content
    if notice.words:
        yield {"key": "Added", "value": notice.words}


def _received(person: Person, placement: Placement | None, staff) -> Received | None:
    """For the council that hosts somebody of another's; None for everybody else."""
    if placement is None or placement.home.host_council_id == person.responsible_council_id:
        return None
    if not hosts(staff, Permission.SEE_PLACEMENTS, placement):
        return None
    story = []
    received, found = received_of(placement), found_of(placement)
    if found is not None:
        asked = f"; {person.responsible_council} asked {long_day(found.chased_on)}" if found.chased_on else ""
        story.append(f"Found without notice {long_day(found.found_on)}: {found.get_source_display()}{asked}")
    if received is not None:
        story.append(f"Notice received {long_day(received.received_on)}. {received.get_way_display()}")
    return Received(
        placement_uid=placement.uid,
        placed_by=str(person.responsible_council),
        story=tuple(story),
        may_record=hosts(staff, Permission.SEND_NOTICE, placement),
        is_told=received is not None,
    )
