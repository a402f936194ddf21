"""What is promised: actions are added, and completed with what came of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.queries.able import able
from accounts.roles import Permission
from casework.actions import refusals
from casework.models import Action, Contact
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person

QUESTIONS = {
    "action_has_one_owner": "owner",
    "action_says_what": "what",
    "action_reminds_before_due": "remind_on",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """Something somebody will do by a day: one of the staff; or outside, an organisation, a name or both.

    Without `remind_on` the owner is reminded two working days before.
    """

    what: str
    due_on: date
    owner: Staff | None = None
    owner_outside: str = ""
    owner_organisation: Organisation | None = None
    owner_email: str = ""
    remind_on: date | None = None


@transaction.atomic
def add_action(*, by: Staff, person: Person, promise: Promise, today: date, submission: UUID) -> Action:
    """Keep a promise made on its own. `submission` is the key of the form: sent again, it makes nothing more.

    Raises AlreadySentWithOtherAnswers, and what `keep_promise` refuses.
    """
    if policies.standing(by, person, Permission.ADD_ACTION) is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, person=person, promise=promise)
    if earlier := sending.sent_before(Action, submission, fingerprint):
        return earlier
    return keep_promise(
        by=by, person=person, promise=promise, today=today, submission=submission, fingerprint=fingerprint
    )


@transaction.atomic
def keep_promise(
    *,
    by: Staff,
    person: Person,
    promise: Promise,
    today: date,
    contact: Contact | None = None,
    submission: UUID | None = None,
    fingerprint: str = "",
) -> Action:
    """Keep a promise about a person, for the organisation somebody writes for.

    Inside a contact or a review it has no key of its own: theirs is enough. Refuses an owner who could not
    complete it there today, a day that has passed, and a promise without words.
    """
    standing = policies.standing(by, person, Permission.ADD_ACTION)
    if standing is None:
        raise PermissionDenied
    if promise.due_on < today:
        raise refusals.DueInThePast
    refuse_owner(promise, standing.organisation, today)
    action = keep(
        Action(
            person=person,
            organisation=standing.organisation,
            contact=contact,
            what=promise.what,
            owner=promise.owner,
            owner_outside=promise.owner_outside,
            owner_organisation=promise.owner_organisation,
            owner_email=promise.owner_email,
            due_on=promise.due_on,
            remind_on=promise.remind_on,
            created_by=by,
            submission=submission,
            fingerprint=fingerprint,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="added action",
        subject=action,
        person=person,
        due_on=str(action.due_on),
        outside=action.owner is None,
    )
    return action


@transaction.atomic
def complete_action(*, by: Staff, action: Action, done_on: date, outcome: str, today: date) -> Action:
    """Say that an action was done on a day, and what came of it.

    The same answers sent twice change nothing the second time. Refuses a day to come, an empty outcome, and
    an action that was completed otherwise before.
    """
    action = locked(by, action)
    if (action.done_on, action.outcome) == (done_on, outcome):
        return action
    if action.done_on is not None:
        raise refusals.AlreadyDone
    if action.dropped_on is not None:
        raise refusals.AlreadyDropped
    if done_on > today:
        raise refusals.DoneInTheFuture
    if not outcome.strip():
        raise refusals.OutcomeMissing
    action.done_on, action.outcome = done_on, outcome
    keep(action)
    audit.record(by=by, verb="completed action", subject=action, person=action.person, done_on=str(done_on))
    return action


def locked(staff: Staff, action: Action) -> Action:
    """The action as it stands, held until the end; only its own organisation's team does anything with it."""
    held = Action.objects.select_for_update(of=("self",)).select_related(
        "person", "owner", "owner_organisation"
    )
    held = held.get(pk=action.pk)
    standing = policies.standing(staff, held.person, Permission.COMPLETE_ACTION)
    if standing is None or standing.organisation.pk != held.organisation_id:
        raise PermissionDenied
    return held


def refuse_owner(promise: Promise, organisation: Organisation, on: date) -> None:
    """One of the team, or somebody else's: never a stranger here, nor our own organisation as an outsider."""
    if promise.owner is not None and not works_for(promise.owner, organisation, on):
        raise refusals.OwnerNotInTheTeam
    if promise.owner_organisation == organisation:
        raise refusals.OwnerIsOurOrganisation


def works_for(staff: Staff, organisation, on: date) -> bool:
    """Could somebody complete an action, or log a contact, for an organisation on a day?"""
    return able([organisation], Permission.COMPLETE_ACTION, on).filter(staff=staff).exists()
