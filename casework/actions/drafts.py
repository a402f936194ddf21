"""What is typed and not yet sent: kept for its author alone, and never counted."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from casework.actions import refusals
from casework.models import Contact, Draft
from linkworker import sending
from linkworker.refusals import keep
from placements.models import Person

PREFILLED = frozenset({"person", "happened_at_date", "happened_at_time"})
LONGEST_DRAFT = 300_000  # characters: what a contact may hold, with room to be shortened from
NOTHING_SAID = frozenset({"", "not_recorded", "normal"})  # what stands there before anybody typed


@transaction.atomic
def save_draft(
    *,
    by: Staff,
    submission: UUID,
    answers: Mapping[str, list[str]],
    now: datetime,
    person: Person | None = None,
) -> Draft | None:
    """Keep what stands in a form, one draft for each key; None while nothing of one's own has been typed.

    `answers` are the typed values by name, as the browser sent them. The trail notes that a draft was
    begun, not every pause in typing. Refuses a form that has been sent already (a late save must not bring
    back a ghost of it), and more than a draft may hold.
    """
    sending.wait_for(submission)
    if Contact.objects.filter(author=by, submission=submission).exists():
        raise refusals.AlreadySent
    typed = {name: [_clean(value) for value in values] for name, values in answers.items()}
    if sum(len(part) for name, values in typed.items() for part in (name, *values)) > LONGEST_DRAFT:
        raise refusals.DraftTooLong
    draft = Draft.objects.filter(author=by, submission=submission).first()
    if draft is None and not _says_something(typed):
        return None
    begun = draft is None
    draft = draft or Draft(author=by, submission=submission)
    draft.answers, draft.person, draft.saved_at = typed, person, now
    keep(draft)
    if begun:
        audit.record(by=by, verb="began draft", subject=draft, person=person)
    return draft


@transaction.atomic
def discard_draft(*, by: Staff, draft: Draft) -> None:
    """Throw an unfinished form away. Its words are gone; the trail says only that it was."""
    audit.record(by=by, verb="discarded draft", subject=draft, person=draft.person)
    draft.delete()


def _says_something(answers: Mapping[str, list[str]]) -> bool:
    return any(
        value.strip() not in NOTHING_SAID
        for name, values in answers.items()
        if name not in PREFILLED
        for value in values
    )


def _clean(value: str) -> str:
    return value.replace("\x00", "")  # the one character the database cannot keep
