"""What is typed and not yet sent: kept for its author alone, and never counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import refusals
from casework.models import Contact, ContactFile, Draft, SentForm
from linkworker import sending
from linkworker.refusals import keep
from linkworker.words import storable
from placements.models import Person
from placements.policies import standing

PREFILLED = frozenset(
    {
        "person",
        "people",
        "about_one",
        "files_about",
        "happened_at_date",
        "happened_at_time",
        "done_on",
        "opened_with",
    }
)
LONGEST_DRAFT = 300_000  # characters: what a contact may hold, with room to be shortened from
NOTHING_SAID = frozenset({"", "not_recorded", "normal"})  # what stands there before anybody typed


@dataclass(frozen=True, slots=True)
class Place:
    """Which form a draft is of: the name of its page, its address, and what it asks to do."""

    page: str = ""
    address: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """Which loading of a page saves, and when the draft it was opened with was saved; empty when unknown."""

    key: UUID | None = None
    since: str = ""


@transaction.atomic
def save_draft(
    *,
    by: Staff,
    submission: UUID,
    answers: Mapping[str, list[str]],
    now: datetime,
    person: Person | None = None,
    place: Place | None = None,
    tab: Tab | None = None,
    permission: Permission = Permission.LOG_CONTACT,
) -> Draft | None:
    """Keep what stands in a form, one draft for each key; None while nothing of one's own has been typed.

    It is written for the organisation for which `permission`, that of the form's page, reaches the person.

    `answers` are the typed values by name, as the browser sent them. The trail notes that a draft was begun,
    not every pause in typing. Refuses a form that has been sent already (a late save must not bring back a
    ghost of it), more than a draft may hold, and to overwrite what another tab saved meanwhile.
    """
    place, tab = place or Place(), tab or Tab()
    sending.wait_for(submission)
    if _was_sent(by, submission):
        raise refusals.AlreadySent
    typed = {storable(name): [storable(value) for value in values] for name, values in answers.items()}
    if sum(len(part) for name, values in typed.items() for part in (name, *values)) > LONGEST_DRAFT:
        raise refusals.DraftTooLong
    draft = Draft.objects.filter(author=by, submission=submission).first()
    if draft is None and not _says_something(typed) and not _has_files(by, submission):
        return None
    if draft is not None and _saved_elsewhere(draft, tab):
        raise refusals.SavedInAnotherTab
    begun = draft is None
    draft = draft or Draft(author=by, submission=submission)
    draft.answers = typed or {"text": [""]}  # a file was chosen and nothing typed yet
    draft.person, draft.saved_at = person, now
    ours = standing(by, person, permission) if person else None
    draft.organisation = ours.organisation if ours else None
    draft.page, draft.address, draft.heading = place.page, place.address, place.heading
    draft.tab = tab.key
    keep(draft)
    if begun:
        audit.record(by=by, verb="began draft", subject=draft, person=person)
    return draft


@transaction.atomic
def close_draft(*, by: Staff, submission: UUID, now: datetime) -> None:
    """The form was sent: its draft goes, and no save that comes late brings it back.

    What was done is in the trail already.
    """
    sending.wait_for(submission)
    Draft.objects.filter(author=by, submission=submission).delete()
    if not SentForm.objects.filter(author=by, submission=submission).exists():
        keep(SentForm(author=by, submission=submission, sent_at=now))


@transaction.atomic
def discard_draft(*, by: Staff, draft: Draft) -> None:
    """Throw an unfinished form away. Its words are gone; the trail says only that it was."""
    audit.record(by=by, verb="discarded draft", subject=draft, person=draft.person)
    for file in ContactFile.objects.of_form(by, draft.submission).order_by("pk"):
        file.forget()
    draft.delete()


@transaction.atomic
def expire_drafts(*, now: datetime) -> int:
    """Throw away what its author has not touched for `DRAFT_DAYS`; how many drafts.

    Nobody does it, the product does: each leaves its line in the trail. The keys of forms sent as long ago
    are forgotten, too.
    """
    oldest = now - timedelta(days=settings.DRAFT_DAYS)
    expired = list(
        Draft.objects.filter(saved_at__lte=oldest).select_related("person").select_for_update(of=("self",))
    )
    for draft in expired:
        audit.record(by=None, verb="expired draft", subject=draft, person=draft.person)
        draft.delete()
    SentForm.objects.filter(sent_at__lte=oldest).delete()
    return len(expired)


def _was_sent(by: Staff, submission: UUID) -> bool:
    sent = SentForm.objects.filter(author=by, submission=submission)
    return sent.exists() or Contact.objects.filter(author=by, submission=submission).exists()


def _saved_elsewhere(draft: Draft, tab: Tab) -> bool:
    """Another page saved it after this one was loaded."""
    known = tab.key is None or draft.tab in (None, tab.key)
    return not known and draft.saved_at.isoformat() != tab.since


def _says_something(answers: Mapping[str, list[str]]) -> bool:
    return any(
        value.strip() not in NOTHING_SAID
        for name, values in answers.items()
        if name not in PREFILLED and not name.startswith("next_")
        for value in values
    )


def _has_files(by: Staff, submission: UUID) -> bool:
    return ContactFile.objects.of_form(by, submission).exists()
