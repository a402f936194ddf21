"""Warning notes: raised with a day to review them by, and then only reviewed, never edited."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.facts import EndedBefore, ReviewedLater, StillToCome
from placements.choices import WarningOutcome
from placements.models import Person, WarningNote, WarningReview
from placements.rules import warning_notes as rules

QUESTIONS = {"warning_reviewed_within_a_year": "review_by", "warning_told_or_why_not": "why_not_told"}


class ReviewWithinAYear(Refusal):
    """A note is looked at again within twelve months."""

    def __init__(self, latest: date, question: str = "review_by"):
        super().__init__(f"Enter a day after today, {long_day(latest)} at the latest.", question)


@transaction.atomic
def raise_warning_note(
    *,
    by: Staff,
    person: Person,
    today: date,
    submission: UUID,
    kind: str,
    words: str,
    what_to_do: str,
    review_by: date,
    why_not_told: str = "",
) -> WarningNote:
    """Warn whoever comes next, from today. No `why_not_told` means that the person has been told.

    The same form sent again makes nothing more. Raises ReviewWithinAYear, AlreadySentWithOtherAnswers, and
    a Refusal beside each question.
    """
    said = {
        "person": person,
        "kind": kind,
        "words": words,
        "what_to_do": what_to_do,
        "review_by": review_by,
        "why_not_told": why_not_told,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(WarningNote, submission, fingerprint):
        return earlier
    _check_next(review_by, said_on=today, today=today)
    note = keep(
        WarningNote(
            **said,
            person_told=not why_not_told,
            raised_on=today,
            raised_by=by,
            submission=submission,
            fingerprint=fingerprint,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="raised warning note",
        subject=note,
        person=person,
        kind=kind,
        review_by=review_by.isoformat(),
    )
    return note


@transaction.atomic
def review_warning_note(
    *,
    by: Staff,
    note: WarningNote,
    today: date,
    submission: UUID,
    reviewed_on: date,
    outcome: str,
    words: str,
    review_by: date | None = None,
    new_words: str = "",
    new_what_to_do: str = "",
    new_review_by: date | None = None,
    why_not_told: str = "",
) -> WarningReview:
    """Keep a note until `review_by`, end it, or put a new one in its place with the `new_` answers.

    The same form sent again makes nothing more. Raises EndedBefore, StillToCome, ReviewedLater,
    ReviewWithinAYear, AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    new = {"words": new_words, "what_to_do": new_what_to_do, "review_by": new_review_by}
    said = {"note": note, "reviewed_on": reviewed_on, "outcome": outcome, "words": words}
    fingerprint = sending.fingerprint(by=by, new=new, review_by=review_by, why_not_told=why_not_told, **said)
    if earlier := sending.sent_before(WarningReview, submission, fingerprint):
        return earlier
    note = WarningNote.objects.select_for_update(of=("self",)).select_related("person").get(pk=note.pk)
    _check_may_review(note, reviewed_on, today)
    review = keep(WarningReview(**said, reviewed_by=by, submission=submission, fingerprint=fingerprint))
    if outcome == WarningOutcome.KEPT:
        _check_next(review_by, said_on=reviewed_on, today=today)
        note.last_kept_on, note.review_by = reviewed_on, review_by
    else:
        note.ended_on = today  # in force until somebody said so, and without a gap to the note in its place
    keep(note, **QUESTIONS)
    if outcome == WarningOutcome.CHANGED:
        _replace(note, new, by=by, today=today, why_not_told=why_not_told)
    audit.record(
        by=by,
        verb="reviewed warning note",
        subject=note,
        person=note.person,
        outcome=outcome,
        review_by=note.review_by.isoformat(),
    )
    return review


def _replace(note: WarningNote, new: dict, *, by: Staff, today: date, why_not_told: str) -> WarningNote:
    _check_next(new["review_by"], said_on=today, today=today, question="new_review_by")
    successor = WarningNote(
        **new,
        person=note.person,
        kind=note.kind,
        raised_on=today,
        raised_by=by,
        replaces=note,
        person_told=not why_not_told,
        why_not_told=why_not_told,
    )
    return keep(successor, warning_reviewed_within_a_year="new_review_by")


def _check_may_review(note: WarningNote, reviewed_on: date, today: date) -> None:
    if note.ended_on is not None:
        raise EndedBefore(note.ended_on)
    if reviewed_on > today:
        raise StillToCome("reviewed_on")
    last = note.last_kept_on or note.raised_on
    if reviewed_on < last:
        raise ReviewedLater(last)


def _check_next(review_by: date | None, *, said_on: date, today: date, question: str = "review_by") -> None:
    latest = rules.latest_review_by(said_on)
    if review_by is None or not today < review_by <= latest:
        raise ReviewWithinAYear(latest, question)
