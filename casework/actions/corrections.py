"""What is done to a contact that is in the log: a slip put right, something added, the whole withdrawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework import policies
from casework.actions import refusals
from casework.actions.beside import keep_plans, release_plans
from casework.actions.contacts import refuse_what_cannot_be, written_under
from casework.choices import Sensitivity, SharedWith
from casework.models import Contact, ContactAmendment
from casework.models.contacts import LONGEST_TEXT, SAID
from linkworker import sending
from linkworker.refusals import keep
from linkworker.words import listed

KEEPS_BY = frozenset(
    {"happened_at", "method", "person_present", "reached"}
)  # what decides the plans it keeps


@transaction.atomic
def correct_contact(*, by: Staff, contact: Contact, now: datetime, **answers) -> Contact:
    """Put a slip right within a quarter of an hour of recording it. Only its author can.

    `answers` are fields of a Contact by name, any of `SAID`; what is left out stays. What stood there
    before is kept by the database, and the contact says when it was corrected. Which plans it keeps is asked
    again where the answer may be another. Answers that change nothing write nothing.
    """
    contact = _locked(contact)
    if not policies.may_correct(by, contact):
        raise PermissionDenied
    if contact.amendments.exists():
        raise refusals.AddedToAlready
    if now >= contact.corrected_until:
        raise refusals.NoLongerASlip
    changes = _differing(contact, answers)
    if not changes:
        return contact
    for name, answer in changes.items():
        setattr(contact, name, answer)
    contact.corrected_at = now
    refuse_what_cannot_be(contact, now)
    keep(contact, contact_not_in_the_future="happened_at", contact_says_something="text")
    if KEEPS_BY & changes.keys():
        release_plans(contact)
        keep_plans(contact)
    audit.record(
        by=by,
        verb="corrected contact",
        subject=contact,
        person=contact.person,
        organisation=contact.organisation,
        fields=sorted(changes),
    )
    return contact


@transaction.atomic
def amend_contact(
    *,
    by: Staff,
    contact: Contact,
    text: str,
    submission: UUID,
    person_present: bool | None = None,
    sensitivity: str = "",
) -> ContactAmendment:
    """Add words to a locked contact. What was written first stays as it is.

    `submission` is the key of the form: the same form sent again returns what it added the first time.
    `person_present` fills in whether the person was there, where that was not recorded; an answer that was
    recorded is never changed. `sensitivity` marks the contact as sensitive or about somebody else, and ends
    its sharing; only whoever may withdraw it makes it normal again. The amendment says both.
    """
    contact = _locked(contact)
    if not policies.may_change(by, contact, Permission.AMEND_CONTACT):
        raise PermissionDenied
    fingerprint = sending.fingerprint(
        by=by, contact=contact, text=text, person_present=person_present, sensitivity=sensitivity
    )
    if earlier := sending.sent_before(ContactAmendment, submission, fingerprint):
        return earlier
    if len(text) > LONGEST_TEXT:
        raise refusals.TooLong("What you are adding must be 100,000 characters or less")
    marked = bool(sensitivity) and sensitivity != contact.sensitivity
    said = [text.strip(), *_filled_in(contact, person_present)]
    if marked:
        said += _marked(by, contact, sensitivity)
    if len(said) > 1:
        keep(contact)
    amendment = keep(
        ContactAmendment(
            contact=contact, author=by, text="\n\n".join(said), submission=submission, fingerprint=fingerprint
        ),
        amendment_says_something="text",
    )
    audit.record(
        by=by,
        verb="amended contact",
        subject=contact,
        person=contact.person,
        organisation=contact.organisation,
        **({"sensitivity": contact.sensitivity} if marked else {}),
    )
    return amendment


@transaction.atomic
def withdraw_contact(*, by: Staff, contact: Contact, because: str, now: datetime) -> Contact:
    """Take a contact out of the log and every count, with a reason. The copy is kept; its plans are open again."""
    contact = _locked(contact)
    if not policies.may_change(by, contact, Permission.WITHDRAW_CONTACT):
        raise PermissionDenied
    if not because.strip():
        raise refusals.ReasonMissing
    contact.withdrawn_at, contact.withdrawn_by, contact.withdrawn_because = now, by, because.strip()
    keep(contact)
    release_plans(contact)
    audit.record(by=by, verb="withdrew contact", subject=contact, person=contact.person)
    return contact


def _locked(contact: Contact) -> Contact:
    kept = Contact.objects.select_for_update(of=("self",)).select_related("person")
    contact = kept.get(pk=contact.pk)
    if contact.withdrawn_at is not None:
        raise refusals.AlreadyWithdrawn
    return contact


def _differing(contact: Contact, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that say something else; a list in another order says the same."""
    if unknown := answers.keys() - set(SAID):
        raise TypeError(f"No slip can be in {', '.join(sorted(unknown))}.")
    answers = dict(answers)
    if "text" in answers:
        answers["text"] = answers["text"].strip()
    if "headings" in answers:
        answers["headings"] = written_under(answers["headings"])
    return {name: answer for name, answer in answers.items() if not _same(getattr(contact, name), answer)}


def _same(one, other) -> bool:
    return sorted(one) == sorted(other) if isinstance(one, list) else one == other


def _filled_in(contact: Contact, person_present: bool | None) -> list[str]:
    if person_present is None or contact.person_present is not None:
        return []
    contact.person_present = person_present
    return [f"Added to the record: the person was {'' if person_present else 'not '}there."]


def _marked(by: Staff, contact: Contact, sensitivity: str) -> list[str]:
    """Marks a contact, and says so in the amendment. Whoever it was shared with reads it no more."""
    if sensitivity == Sensitivity.NORMAL and not policies.may_change(
        by, contact, Permission.WITHDRAW_CONTACT
    ):
        raise refusals.OnlyAManagerOpensItAgain
    was, now = contact.get_sensitivity_display(), Sensitivity(sensitivity).label
    shared = [side.label for side in SharedWith if side in contact.shared_with]
    contact.sensitivity, contact.shared_with = sensitivity, []
    ended = f" It is no longer shared with: {listed(shared)}." if shared else ""
    return [f"Added to the record: marked {now}; it was {was}.{ended}"]
