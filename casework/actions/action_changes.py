"""An action changes: another day, another owner, or it is not needed any more; each with its reason."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from casework.actions import refusals
from casework.actions.actions import QUESTIONS, Promise, locked, refuse_owner
from casework.models import Action, ActionChange
from casework.models.actions import LONGEST_WHO
from linkworker import sending
from linkworker.refusals import Refusal, keep

CHANGE_QUESTIONS = {"action_change_with_reason": "because"}


class SameDay(Refusal):
    """A date is moved to another day."""

    question = "due_on"
    message = "This is the day it is due already. Enter another day"


class SameOwner(Refusal):
    """An action is handed to somebody else."""

    question = "owner"
    message = "This is who does it already. Choose somebody else"


class ChangeReasonMissing(Refusal):
    """Why it changes is part of the story."""

    question = "because"
    message = "Enter why"


@transaction.atomic
def move_action(
    *, by: Staff, action: Action, due_on: date, because: str, today: date, submission: UUID
) -> Action:
    """Put the day it is due on another day. The first is kept: keeping one's word is counted from it.

    A reminder on a day of its own goes, so that there is one two working days before the new day. Sent again it
    moves nothing more. Refuses a day that has passed, the same day, no reason, and an action that is closed.
    """
    held = locked(by, action)
    fingerprint = sending.fingerprint(by=by, action=action, due_on=due_on, because=because)
    if sending.sent_before(ActionChange, submission, fingerprint):
        return held
    _refuse_closed(held, because)
    if due_on < today:
        raise refusals.DueInThePast
    if due_on == held.due_on:
        raise SameDay
    before = _as_it_is(held)
    held.first_due_on = held.first_due_on or held.due_on
    held.due_on, held.remind_on = due_on, None
    keep(held, **QUESTIONS)
    _note(by, held, before, because, submission, fingerprint)
    audit.record(
        by=by,
        verb="moved action",
        subject=held,
        person=held.person,
        due_before=str(before["due_before"]),
        due_on=str(due_on),
    )
    return held


@transaction.atomic
def reassign_action(
    *, by: Staff, action: Action, promise: Promise, because: str, today: date, submission: UUID
) -> Action:
    """Give an action to somebody else, in the team or outside; of `promise` only who does it counts.

    The same owner at another email address is a correction of the address. Sent again it changes nothing more.
    Refuses an owner who could not complete it, the same owner, no reason,
    and an action that is closed.
    """
    held = locked(by, action)
    fingerprint = sending.fingerprint(by=by, action=action, promise=promise, because=because)
    if sending.sent_before(ActionChange, submission, fingerprint):
        return held
    _refuse_closed(held, because)
    refuse_owner(promise, held.organisation, today)
    before, owners = _as_it_is(held), ("owner", "owner_outside", "owner_organisation", "owner_email")
    changed = [name for name in owners if getattr(held, name) != getattr(promise, name)]
    if not changed:
        raise SameOwner
    told = (held.owner_email, promise.owner_email) if changed == ["owner_email"] else ("", "")
    for name in changed:
        setattr(held, name, getattr(promise, name))
    keep(held, **QUESTIONS)
    _note(by, held, before, because, submission, fingerprint, told)
    audit.record(
        by=by, verb="reassigned action", subject=held, person=held.person, outside=held.owner is None
    )
    return held


@transaction.atomic
def drop_action(*, by: Staff, action: Action, because: str, today: date) -> Action:
    """Say that an action is no longer needed, and why. It counts as neither kept nor broken.

    The same reason sent twice changes nothing the second time.
    """
    held = locked(by, action)
    if held.dropped_on is not None and held.dropped_because == because.strip():
        return held
    _refuse_closed(held, because)
    held.dropped_on, held.dropped_by, held.dropped_because = today, by, because.strip()
    keep(held, action_dropped_with_reason="because")
    audit.record(by=by, verb="dropped action", subject=held, person=held.person)
    return held


def _refuse_closed(action: Action, because: str) -> None:
    if action.done_on is not None:
        raise refusals.AlreadyDone
    if action.dropped_on is not None:
        raise refusals.AlreadyDropped
    if not because.strip():
        raise ChangeReasonMissing


def _as_it_is(action: Action) -> dict:
    return {"due_before": action.due_on, "who_before": action.who}


def _note(
    by,
    action,
    before: dict,
    because: str,
    submission: UUID,
    fingerprint: str,
    addresses: tuple[str, str] = ("", ""),
) -> None:
    """`addresses` are the old and the new one, where nothing else changed."""
    whose = (before["who_before"], action.who)
    who_before, who_after = (
        ", ".join(filter(None, pair))[:LONGEST_WHO] for pair in zip(whose, addresses, strict=True)
    )
    keep(
        ActionChange(
            action=action,
            changed_by=by,
            due_before=before["due_before"],
            due_after=action.due_on,
            who_before=who_before,
            who_after=who_after,
            because=because.strip(),
            submission=submission,
            fingerprint=fingerprint,
        ),
        **CHANGE_QUESTIONS,
    )
