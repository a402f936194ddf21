"""One visit to several people: one entry for each, tied together, and no one's entry shows another's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import refusals
from casework.actions.beside import Beside
from casework.actions.contacts import forget_draft, keep_contact, record_logged
from casework.models import Contact, ContactFile
from casework.rules.parts import is_named
from linkworker import sending
from placements.models import Person
from placements.policies import standing


@dataclass(frozen=True, slots=True)
class Part:
    """What a visit to several says of one of them alone. `next_on` plans the next contact with them."""

    person: Person
    words: str = ""
    person_present: bool | None = None
    seen_alone: bool | None = None
    next_on: date | None = None


@transaction.atomic
def log_visit(
    *,
    by: Staff,
    parts: Sequence[Part],
    happened_at: datetime,
    method: str,
    text: str,
    now: datetime,
    submission: UUID,
    tell: Sequence[Staff] = (),
    names_are_meant: bool = False,
    **answers,
) -> list[Contact]:
    """Keep one contact for each of several people, all or none: the shared words and each one's own.

    `answers` are shared, by name as in `log_contact`. `submission` is the key of the form; the first of the rows
    carries it, and `visit` ties the others to it, so that the database itself makes one set of contacts of one
    key. The same form sent again returns the same set. Refuses what `log_contact` refuses, somebody named in the
    shared words (unless `names_are_meant`), and files, which belong to one person's record.
    """
    parts = sorted(parts, key=lambda part: part.person.pk)
    shared = {"at": happened_at, "method": method, "text": text, "answers": answers, "tell": list(tell)}
    fingerprint = sending.fingerprint(by=by, parts=parts, **shared)
    otherwise = refusals.ContactIsLoggedWithOtherAnswers
    if sending.sent_before(Contact, submission, fingerprint, otherwise=otherwise):
        return list(Contact.objects.filter(visit=submission).order_by("person_id"))
    _refuse(by, parts, submission, [] if names_are_meant else _shown_by_all(text, answers))
    entry = {"author": by, "visit": submission, "happened_at": happened_at, "method": method, **answers}
    entry["recorded_at"] = max(now, happened_at)
    key = {"submission": submission, "fingerprint": fingerprint}
    logged: list[Contact] = []
    for part in parts:
        ours = standing(by, part.person, Permission.LOG_CONTACT)
        if ours is None:
            raise PermissionDenied
        contact = _entry(part, text, **entry, **({} if logged else key))
        beside = Beside(tell=tell, next_on=part.next_on)
        keep_contact(contact, beside, ours=ours, now=now, form=submission)
        logged.append(contact)
    forget_draft(by, submission)
    for contact in logged:
        record_logged(contact)
    return logged


def _entry(part: Part, text: str, **shared) -> Contact:
    """The entry of one of them: what all share, and what is theirs alone."""
    return Contact(
        person=part.person,
        text="\n\n".join(filter(None, (text.strip(), part.words.strip()))),
        person_present=part.person_present,
        seen_alone=part.seen_alone,
        **shared,
    )


def _refuse(by: Staff, parts: Sequence[Part], submission: UUID, shared: Sequence[str]) -> None:
    if len({part.person.pk for part in parts}) < 2:
        raise refusals.OneIsNotSeveral
    if ContactFile.objects.of_form(by, submission).exists():
        raise refusals.FilesBelongToOne
    named = [str(part.person) for part in parts if is_named(part.person.names, shared)]
    if named:
        who = " and ".join(dict.fromkeys(named))
        raise refusals.NamesInTheSharedPart(
            f"Everybody's record shows this part, and it names {who}. Write that in the part about them alone"
        )


def _shown_by_all(text: str, answers: Mapping[str, Any]) -> list[str]:
    """The words that stand in everybody's record."""
    return [
        *(text, answers.get("title", ""), answers.get("also_with", "")),
        *answers.get("headings", {}).values(),
    ]
