"""What is said and done about a person: contacts are logged once, then locked."""

from collections.abc import Mapping, Sequence
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
from casework.actions.actions import Promise
from casework.actions.beside import Beside, keep_beside
from casework.choices import Heading, Sensitivity, Side
from casework.models import Contact, Draft
from casework.models.contacts import LONGEST_TEXT
from linkworker import sending
from linkworker.refusals import keep
from placements.models import Person
from placements.policies import Standing, standing

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
    beside: Beside | None = None,
    promises: Sequence[Promise] = (),
    **answers,
) -> Contact:
    """Keep one contact with all that comes with it, for the organisation somebody writes for.

    `answers` are the optional fields of a Contact by name (`title`, `headings`, `person_present`, `seen_alone`,
    `reached`, `sides`, `also_with`, `duties`, `minutes`, `travel_minutes`, `significant`, `sensitivity`,
    `shared_with`). `beside` is what is kept in rows of its own; `promises` alone do for a contact with nothing
    else. `submission` is the key of the form: the same form sent again returns the contact it made; with other
    answers, by or about somebody else, it is refused. The form's draft goes and its files become the contact's.
    Refuses a moment more than a minute after `now`.
    """
    beside = beside or Beside(promises=promises)
    ours = standing(by, person, Permission.LOG_CONTACT)
    if ours is None:
        raise PermissionDenied
    said = {"at": happened_at, "method": method, "text": text, "answers": answers, **beside.said}
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    otherwise = refusals.ContactIsLoggedWithOtherAnswers
    if earlier := sending.sent_before(Contact, submission, fingerprint, otherwise=otherwise):
        return earlier
    contact = Contact(
        person=person,
        author=by,
        happened_at=happened_at,
        recorded_at=max(now, happened_at),
        method=method,
        text=text.strip(),
        submission=submission,
        fingerprint=fingerprint,
        **answers,
    )
    keep_contact(contact, beside, ours=ours, now=now, form=submission)
    forget_draft(by, submission)
    record_logged(contact)
    return contact


def keep_contact(contact: Contact, beside: Beside, *, ours: Standing, now: datetime, form: UUID) -> None:
    """Save one person's entry for the organisation somebody writes for, with what comes with it.

    Called inside the deeds that log: of one person, or of each on a visit to several.
    """
    contact.organisation = ours.organisation
    contact.shared_with = [side for side in contact.shared_with if side != policies.SIDE_OF[ours.link]]
    sides = {*contact.sides, *beside.sides}
    contact.sides = [side.value for side in Side if side in sides]
    contact.headings = written_under(contact.headings)
    refuse_what_cannot_be(contact, now)
    keep(contact, contact_not_in_the_future="happened_at", contact_says_something="text")
    keep_beside(contact, beside, now=now, form=form)


def written_under(headings: Mapping[str, str]) -> dict[str, str]:
    """The headings under which something is written."""
    return {heading: words.strip() for heading, words in headings.items() if words.strip()}


def forget_draft(author: Staff, form: UUID) -> None:
    """What was typed is in the log now."""
    Draft.objects.filter(author=author, submission=form).delete()


def record_logged(contact: Contact) -> None:
    """The line of the trail: whose record it is, and nothing of what it says."""
    audit.record(
        by=contact.author,
        verb="logged contact",
        subject=contact,
        person=contact.person,
        method=contact.method,
        happened_on=str(timezone.localdate(contact.happened_at)),
        shared_with=list(contact.shared_with),
    )


def refuse_what_cannot_be(contact: Contact, now: datetime) -> None:
    """The rules of a contact, when it is logged and when a slip in it is put right."""
    if contact.happened_at > now + GRACE:
        raise refusals.HasNotHappenedYet
    if timezone.localdate(contact.happened_at) < contact.person.date_of_birth:
        raise refusals.BeforeThePersonWasBorn
    if len(contact.text) + sum(map(len, contact.headings.values())) > LONGEST_TEXT:
        raise refusals.TooLong
    if not set(contact.headings) <= set(Heading.values):
        raise refusals.NoSuchHeading
    if not contact.reached and contact.person_present:
        raise refusals.NobodyWasReached
    if contact.shared_with and contact.sensitivity != Sensitivity.NORMAL:
        raise refusals.TooSensitiveToShare
