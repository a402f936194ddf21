"""Somebody outside is reminded of what they promised: by email, or by a letter that is printed."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from casework import tasks
from casework.actions import refusals
from casework.actions.actions import locked
from casework.choices import ChaseWay
from casework.models import Action, ActionChase
from casework.queries.chases import chased_this_working_day, words_of
from linkworker import letters, sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day

SUBJECT = "Reminder from {sender}: our reference {reference}"


class NotOutside(Refusal):
    """One of the team is spoken to."""

    message = "This action is the team’s own: speak to whoever does it"


class NotLateYet(Refusal):
    """Nobody is chased before the day they gave."""

    def __init__(self, action: Action):
        super().__init__(f"It is due on {long_day(action.due_on)}. It can be chased the day after")


class ChasedToday(Refusal):
    """One reminder a working day is enough, unless somebody means it."""

    question = "once_more"

    def __init__(self, last: ActionChase):
        super().__init__(
            f"This was chased on {long_day(last.chased_on)} by {last.chased_by}, and no working day has passed "
            "since. Tick the box to chase it again"
        )


class EmailMissing(Refusal):
    """An email needs an address."""

    question = "to_email"
    message = "Enter the email address to write to"


@transaction.atomic
def chase_action(
    *,
    by: Staff,
    action: Action,
    way: str,
    today: date,
    submission: UUID,
    to_email: str = "",
    address: str = "",
    once_more: bool = False,
) -> ActionChase:
    """Remind whoever promised it, without anybody's name: an email goes by a worker, a letter is printed.

    Sent again it makes nothing more. Refuses the team's own actions, one that is closed or not late, and a second
    reminder within a working day unless `once_more`.
    """
    held = locked(by, action)
    fingerprint = sending.fingerprint(by=by, action=action, way=way, email=to_email, address=address)
    if earlier := sending.sent_before(ActionChase, submission, fingerprint):
        return earlier
    last = _refuse(held, today)
    if last is not None and not once_more:
        raise ChasedToday(last)
    if way == ChaseWay.EMAIL and not to_email:
        raise EmailMissing
    chase = keep(
        ActionChase(
            action=held,
            way=way,
            to_organisation=held.owner_organisation,
            to_name=held.owner_outside,
            to_email=to_email if way == ChaseWay.EMAIL else "",
            address=address if way == ChaseWay.LETTER else "",
            chased_on=today,
            chased_by=by,
            once_more=last is not None,
            submission=submission,
            fingerprint=fingerprint,
        ),
        chase_once_a_day="once_more",
    )
    if way == ChaseWay.EMAIL:
        transaction.on_commit(partial(tasks.queue_chase, chase.pk), robust=True)
    audit.record(by=by, verb="chased action", subject=held, person=held.person, way=way)
    return chase


@transaction.atomic
def send_chase(*, by: Staff | None, chase_id: int, now: datetime) -> bool:
    """Send the email of a chase; False when it has gone, another worker has it in hand, or the mail server refused.

    `by` is nobody: it was asked for beforehand. The action is held too: what is kept or dropped meanwhile is not
    chased.
    """
    unsent = ActionChase.objects.to_send().select_related("action__organisation")
    return letters.go(unsent, chase_id, partial(_write, by=by, now=now), held=("self", "action"))


def _write(chase: ActionChase, *, by: Staff | None, now: datetime) -> bool:
    chase.sent_at = now
    keep(chase)
    words = words_of(chase.action)
    subject = SUBJECT.format(sender=words.sender, reference=words.reference)
    audit.record(by=by, verb="sent chase", subject=chase.action, person=chase.action.person)
    # Last: the one thing here that cannot be taken back.
    send_mail(subject, words.as_text, settings.DEFAULT_FROM_EMAIL, [chase.to_email])
    return True


def _refuse(action: Action, today: date) -> ActionChase | None:
    """The reminder of the same working day, where there is one and nothing else stands against another."""
    if action.done_on is not None:
        raise refusals.AlreadyDone
    if action.dropped_on is not None:
        raise refusals.AlreadyDropped
    if not action.is_outside:
        raise NotOutside
    if action.due_on >= today:
        raise NotLateYet(action)
    return chased_this_working_day(action, today)
