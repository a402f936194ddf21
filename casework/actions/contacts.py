"""What is said and done about a person: contacts are logged once, then locked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework import policies
from casework.actions import refusals
from casework.actions.actions import Promise, keep_promise
from casework.choices import Sensitivity
from casework.models import Contact, ContactAmendment, Draft
from casework.models.contacts import LONGEST_TEXT
from linkworker import sending
from linkworker.refusals import keep
from placements.models import Person
from placements.policies import standing

GRACE = timedelta(minutes=1)  # the clock on the wall may be ahead of ours


@transaction.atomic
def log_contact(
    *,
    by: Staff,
    person: Person,
    happened_at: datetime,
    method: str,
    text: str,
    now: datetime,
    submission: UUID,
    promises: Sequence[Promise] = (),
    **answers,
) -> Contact:
    """Keep one contact with the actions promised in it, for the organisation somebody writes for.

    `answers` are the optional fields of a Contact by name (`person_present`, `seen_alone`, `reached`,
    `sides`, `duties`, `minutes`, `travel_minutes`, `significant`, `sensitivity`, `shared_with`).
    `submission` is the key of the form: the same form sent again returns the contact it made; with other
    answers, by or about somebody else, it is refused. The form's draft goes. Refuses a moment more than a
    minute after `now`.
    """
    ours = standing(by, person, Permission.LOG_CONTACT)
    if ours is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(
        by=by, person=person, at=happened_at, method=method, text=text, promises=promises, answers=answers
    )
    otherwise = refusals.ContactIsLoggedWithOtherAnswers
    if earlier := sending.sent_before(Contact, submission, fingerprint, otherwise=otherwise):
        return earlier
    answers["shared_with"] = [
        side for side in answers.get("shared_with", ()) if side != policies.SIDE_OF[ours.link]
    ]
    contact = Contact(
        person=person,
        organisation=ours.organisation,
        author=by,
        happened_at=happened_at,
        recorded_at=max(now, happened_at),
        method=method,
        text=text.strip(),
        submission=submission,
        fingerprint=fingerprint,
        **answers,
    )
    _refuse(contact, now)
    keep(contact, contact_not_in_the_future="happened_at", contact_says_something="text")
    for promise in promises:
        keep_promise(by=by, person=person, promise=promise, today=timezone.localdate(now), contact=contact)
    Draft.objects.filter(author=by, submission=submission).delete()
    audit.record(
        by=by,
        verb="logged contact",
        subject=contact,
        person=person,
        method=contact.method,
        happened_on=str(timezone.localdate(contact.happened_at)),
        shared_with=list(contact.shared_with),
    )
    return contact


@transaction.atomic
def amend_contact(
    *, by: Staff, contact: Contact, text: str, submission: UUID, person_present: bool | None = None
) -> ContactAmendment:
    """Add words to a locked contact. What was written first stays as it is.

    `submission` is the key of the form: the same form sent again returns what it added the first time.
    `person_present` fills in whether the person was there, where that was not recorded; an answer that was
    recorded is never changed. The amendment says that it was filled in.
    """
    contact = _locked(contact)
    if not policies.may_change(by, contact, Permission.AMEND_CONTACT):
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, contact=contact, text=text, person_present=person_present)
    if earlier := sending.sent_before(ContactAmendment, submission, fingerprint):
        return earlier
    if len(text) > LONGEST_TEXT:
        raise refusals.TooLong("What you are adding must be 100,000 characters or less")
    said = text.strip()
    if person_present is not None and contact.person_present is None:
        contact.person_present = person_present
        keep(contact)
        said += f"\n\nAdded to the record: the person was {'' if person_present else 'not '}there."
    amendment = keep(
        ContactAmendment(
            contact=contact, author=by, text=said, submission=submission, fingerprint=fingerprint
        ),
        amendment_says_something="text",
    )
    audit.record(
        by=by,
        verb="amended contact",
        subject=contact,
        person=contact.person,
        organisation=contact.organisation,
    )
    return amendment


@transaction.atomic
def withdraw_contact(*, by: Staff, contact: Contact, because: str, now: datetime) -> Contact:
    """Take a contact out of the log and every count, with a reason. The copy is kept."""
    contact = _locked(contact)
    if not policies.may_change(by, contact, Permission.WITHDRAW_CONTACT):
        raise PermissionDenied
    if not because.strip():
        raise refusals.ReasonMissing
    contact.withdrawn_at, contact.withdrawn_by, contact.withdrawn_because = now, by, because.strip()
    keep(contact)
    audit.record(by=by, verb="withdrew contact", subject=contact, person=contact.person)
    return contact


def _refuse(contact: Contact, now: datetime) -> None:
    if contact.happened_at > now + GRACE:
        raise refusals.HasNotHappenedYet
    if timezone.localdate(contact.happened_at) < contact.person.date_of_birth:
        raise refusals.BeforeThePersonWasBorn
    if len(contact.text) > LONGEST_TEXT:
        raise refusals.TooLong
    if not contact.reached and contact.person_present:
        raise refusals.NobodyWasReached
    if contact.shared_with and contact.sensitivity != Sensitivity.NORMAL:
        raise refusals.TooSensitiveToShare


def _locked(contact: Contact) -> Contact:
    kept = Contact.objects.select_for_update(of=("self",)).select_related("person")
    contact = kept.get(pk=contact.pk)
    if contact.withdrawn_at is not None:
        raise refusals.AlreadyWithdrawn
    return contact
