"""Sending, chasing, acknowledging and taking back notices to the council and board where somebody is placed."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.policies import acting_for, allowed_at
from accounts.roles import Link, Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import tasks
from placements.choices import NoticeWay
from placements.models import Notice, NoticeChase, NoticeNotNeeded, Person
from placements.policies import is_responsible
from placements.queries import notices as queries
from placements.queries.notice_content import content_of, print_of
from placements.queries.notices import Duty

QUESTIONS = {"notice_chased_once_a_day": "chased_on"}


class NotOwedAnyMore(Refusal):
    """Sent by somebody else meanwhile, not needed, or the move was called off."""

    message = "This notice is not to be sent any more. Go back to the list of notices to see how it stands."


class RecordChangedMeanwhile(Refusal):
    """What goes out is what was read before."""

    message = (
        "The record has changed since you opened this page. Read what the notice tells now, then send it."
    )


class SentInFuture(Refusal):
    """What was sent was sent."""

    message = "The day it was sent must be today or in the past."
    question = "sent_on"


class ReviewIsPast(Refusal):
    """The next review is one to come."""

    message = "The day of the next review must be after today."
    question = "next_review_on"


class AcknowledgedAlready(Refusal):
    """What the other side has read is settled."""

    message = "This notice is acknowledged already."


class WithdrawnAlready(Refusal):
    """What was taken back goes no further."""

    message = "This notice was withdrawn."


class AskedInFuture(Refusal):
    """Nobody has asked tomorrow."""

    message = "The day you asked again must be today or in the past."
    question = "chased_on"


class AskedBeforeItWasSent(Refusal):
    """One asks again after one has asked."""

    def __init__(self, notice: Notice):
        super().__init__(
            f"The notice was sent on {long_day(notice.sent_on)}: enter that day or later.", "chased_on"
        )


class AcknowledgedInFuture(Refusal):
    """Nobody has read it tomorrow."""

    message = "The moment they acknowledged it must be today or in the past."
    question = "acknowledged_at"


class ReasonIsMissing(Refusal):
    """Why a notice does not go, or is taken back, is part of the story."""

    message = "Enter the reason"
    question = "reason"


@transaction.atomic
def send_notice(
    *,
    by: Staff,
    person: Person,
    duty: str,
    seen: str,
    way: str,
    today: date,
    submission: UUID,
    sent_on: date | None = None,
    next_review_on: date | None = None,
    words: str = "",
) -> Notice:
    """Send what is owed, word for word as it was read; `duty` is its key, `seen` the print of what was read.

    In the product it goes today; what went by email or letter outside is recorded with its day.
    Raises NotOwedAnyMore, RecordChangedMeanwhile, SentInFuture, ReviewIsPast and AlreadySentWithOtherAnswers.
    """
    if not is_responsible(by, Permission.SEND_NOTICE, person):
        raise PermissionDenied
    said = {"way": way, "sent_on": sent_on, "next_review_on": next_review_on, "words": words}
    fingerprint = sending.fingerprint(by=by, person=person, duty=duty, **said)
    if earlier := sending.sent_before(Notice, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    owed = _owed(person, duty, today)
    content = _content(owed, seen, next_review_on, today)
    if way == NoticeWay.PRODUCT or sent_on is None:
        sent_on = today
    if sent_on > today:
        raise SentInFuture
    notice = keep(
        Notice(
            **_about(owed),
            sender=person.responsible_council,
            content=content,
            words=words,
            way=way,
            sent_on=sent_on,
            sent_by=by,
            submission=submission,
            fingerprint=fingerprint,
        )
    )
    if way == NoticeWay.PRODUCT:
        transaction.on_commit(partial(tasks.queue_alert, notice.pk), robust=True)
    audit.record(
        by=by,
        verb="sent notice",
        subject=notice,
        person=person,
        organisation=person.responsible_council,
        to=str(notice.addressee.uid),
        stage=owed.stage,
        way=way,
        due_on=str(owed.due_on),
        sent_on=str(sent_on),
    )
    return notice


@transaction.atomic
def mark_notice_not_needed(
    *, by: Staff, person: Person, duty: str, reason: str, today: date
) -> NoticeNotNeeded:
    """Say why one notice is not owed. Raises NotOwedAnyMore and ReasonIsMissing."""
    if not is_responsible(by, Permission.SEND_NOTICE, person):
        raise PermissionDenied
    if not reason.strip():
        raise ReasonIsMissing
    sending.one_at_a_time(person)
    owed = _owed(person, duty, today)
    settled = keep(NoticeNotNeeded(**_about(owed), reason=reason, decided_on=today, decided_by=by))
    audit.record(
        by=by,
        verb="marked notice not needed",
        subject=settled,
        person=person,
        to=str(settled.addressee.uid),
        stage=owed.stage,
    )
    return settled


@transaction.atomic
def chase_notice(
    *, by: Staff, notice: Notice, chased_on: date, way: str, today: date, words: str = ""
) -> NoticeChase:
    """Somebody asked the other side again. The same answers sent twice give the same chase.

    Raises AcknowledgedAlready, WithdrawnAlready, AskedInFuture, AskedBeforeItWasSent.
    """
    held = _ours(by, notice)
    said = {"chased_on": chased_on, "way": way, "words": words, "chased_by": by}
    if again := held.chases.filter(**said).order_by("pk").first():
        return again
    _still_waits(held)
    if chased_on > today:
        raise AskedInFuture
    if chased_on < held.sent_on:
        raise AskedBeforeItWasSent(held)
    chase = keep(NoticeChase(notice=held, **said), **QUESTIONS)
    audit.record(
        by=by, verb="chased notice", subject=held, person=held.person, chased_on=str(chased_on), way=way
    )
    return chase


@transaction.atomic
def acknowledge_notice(*, by: Staff, notice: Notice, now: datetime) -> Notice:
    """Somebody of the very organisation it is addressed to has read it. Once is enough, whoever was first.

    Raises WithdrawnAlready.
    """
    if not allowed_at(by, Permission.ACKNOWLEDGE_NOTICE, notice.addressee_id):
        raise PermissionDenied
    held = _held(notice)
    if held.withdrawn_on is not None:
        raise WithdrawnAlready
    if held.acknowledged_at is not None:
        return held
    held.acknowledged_at, held.acknowledged_by = now, by
    held.acknowledged_way = NoticeWay.PRODUCT
    keep(held)
    audit.record(
        by=by,
        verb="acknowledged notice",
        subject=held,
        person=held.person,
        organisation=held.addressee,
        stage=held.stage,
    )
    return held


@transaction.atomic
def record_acknowledged_outside(
    *, by: Staff, notice: Notice, acknowledged_at: datetime, way: str, who: str, now: datetime
) -> Notice:
    """The other side answered by email or letter: who, when and how. The same answers twice change nothing.

    Raises AcknowledgedAlready, WithdrawnAlready, AcknowledgedInFuture.
    """
    held = _ours(by, notice)
    answers = {"acknowledged_at": acknowledged_at, "acknowledged_way": way, "acknowledged_in_words": who}
    if all(getattr(held, name) == answer for name, answer in answers.items()):
        return held
    _still_waits(held)
    if acknowledged_at > now:
        raise AcknowledgedInFuture
    for name, answer in answers.items():
        setattr(held, name, answer)
    held.acknowledged_by = by
    keep(held, notice_acknowledged_after_sent="acknowledged_at")
    audit.record(
        by=by,
        verb="recorded notice acknowledged outside",
        subject=held,
        person=held.person,
        way=way,
        acknowledged_at=acknowledged_at.isoformat(),
    )
    return held


@transaction.atomic
def withdraw_notice(*, by: Staff, notice: Notice, reason: str, today: date) -> Notice:
    """Take back what was sent by mistake: the other side cannot open it any more, and the duty stands again.

    Raises AcknowledgedAlready, WithdrawnAlready, ReasonIsMissing.
    """
    held = _ours(by, notice)
    if held.withdrawn_because == reason and held.withdrawn_on is not None:
        return held
    _still_waits(held)
    if not reason.strip():
        raise ReasonIsMissing
    held.withdrawn_on, held.withdrawn_by, held.withdrawn_because = today, by, reason
    keep(held)
    audit.record(by=by, verb="withdrew notice", subject=held, person=held.person, stage=held.stage)
    return held


def _content(owed: Duty, seen: str, next_review_on: date | None, today: date) -> list[dict]:
    """What goes out is what was read, and the day of the next review where somebody typed it."""
    content = content_of(owed, on=today)
    if print_of(content) != seen:
        raise RecordChangedMeanwhile
    if next_review_on is None:
        return content
    if next_review_on <= today:
        raise ReviewIsPast
    return [*content, {"key": "Next review", "value": long_day(next_review_on)}]


def _owed(person: Person, key: str, today: date) -> Duty:
    """The duty as it stands now, under the person's lock."""
    owed = queries.duty_named(person, key, on=today) if key else None
    if owed is None:
        raise NotOwedAnyMore
    return owed


def _about(owed: Duty) -> dict:
    """The columns that say for which duty a row is."""
    return {
        "person": owed.person,
        "proposal": owed.proposal,
        "placement": owed.placement,
        "stage": owed.stage,
        "about_on": owed.about_on,
        "addressee": owed.addressee,
    }


def _held(notice: Notice) -> Notice:
    found = Notice.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("person", "addressee").get(pk=notice.pk)


def _ours(by: Staff, notice: Notice) -> Notice:
    """The notice as it stands; only the council that sent it chases it or takes it back."""
    if notice.sender_id not in acting_for(by, Permission.SEND_NOTICE, Link.PLACING):
        raise PermissionDenied
    return _held(notice)


def _still_waits(notice: Notice) -> None:
    if notice.withdrawn_on is not None:
        raise WithdrawnAlready
    if notice.acknowledged_at is not None:
        raise AcknowledgedAlready
