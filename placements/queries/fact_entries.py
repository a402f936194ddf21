"""A dated fact as it is told on a page: a heading, sentences, what is due, and who recorded it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from linkworker.words import listed, long_day
from placements.choices import WarningOutcome
from placements.models import (
    CommunicationNeed,
    EligibilityDecision,
    LegalStatus,
    SharingDecision,
    WarningNote,
)
from placements.queries.facts import Facts
from placements.rules import legal, sharing, warning_notes

BECAME = {
    WarningOutcome.KEPT: "kept",
    WarningOutcome.CHANGED: "replaced by a new note",
    WarningOutcome.ENDED: "ended",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact. `alarm` is what is wrong with it, in words; `over` says that it is no longer in force."""

    uid: UUID
    title: str
    words: tuple[str, ...]
    small: str
    alarm: str = ""
    over: str = ""
    past: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """The facts of a person as they are told. None is a part that may not be seen."""

    warnings: tuple[Entry, ...] | None
    needs: tuple[Entry, ...] | None
    statuses: tuple[Entry, ...] | None
    sharing: tuple[Entry, ...] | None
    eligibility: tuple[Entry, ...] | None


def entries(facts: Facts, *, on: date, history: bool = False) -> Entries:
    """Every part of the facts, told. In a history each says who recorded it and what became of it."""

    def told(rows, tell):
        return None if rows is None else tuple(tell(row, on, history) for row in rows)

    sides = [decision.side for decision in facts.sharing or ()]
    return Entries(
        warnings=told(facts.warnings, _warning),
        needs=told(facts.needs, _need),
        statuses=told(facts.statuses, _status),
        sharing=_superseding(told(facts.sharing, _sharing), sides),
        eligibility=_superseding(told(facts.eligibility, _eligibility), [""] * len(facts.eligibility or ())),
    )


def _superseding(told: tuple[Entry, ...] | None, about: Sequence[str]) -> tuple[Entry, ...] | None:
    """Of entries newest first, only the first about each thing is in force."""
    if told is None:
        return None
    return tuple(
        replace(entry, alarm="", over="Superseded by a later decision") if thing in about[:place] else entry
        for place, (entry, thing) in enumerate(zip(told, about, strict=True))
    )


def _ended(ended_on: date | None, on: date) -> str:
    return f"Ended {long_day(ended_on)}" if ended_on and ended_on <= on else ""


def _warning(note: WarningNote, on: date, history: bool) -> Entry:
    ended = _ended(note.ended_on, on)
    overdue = not ended and warning_notes.is_overdue(note.review_by, on)
    told = (
        "The person has been told."
        if note.person_told
        else f"The person has not been told: {note.why_not_told}"
    )
    looked_at = f", last kept {long_day(note.last_kept_on)}" if note.last_kept_on else ""
    by = f" by {note.raised_by.name}" if history else ""
    due = "" if ended else f". Review by {long_day(note.review_by)}"
    return Entry(
        note.uid,
        note.get_kind_display(),
        (note.words, f"What to do: {note.what_to_do}", told),
        f"Raised {long_day(note.raised_on)}{by}{looked_at}{due}",
        alarm=f"Review overdue since {long_day(note.review_by)}" if overdue else "",
        over=ended,
        past=tuple(
            f"{long_day(review.reviewed_on)}, {review.reviewed_by.name}: "
            f"{BECAME[review.outcome]}. {review.words}"
            for review in (note.reviews.all() if history else ())
        ),
    )


def _need(need: CommunicationNeed, on: date, history: bool) -> Entry:
    ended = _ended(need.ended_on, on)
    due = not ended and need.review_due_on <= on
    shared = "May be shared with other services." if need.shareable else "Not to be shared."
    looked_at = f", last reviewed {long_day(need.last_reviewed_on)}" if need.last_reviewed_on else ""
    by = f" by {need.recorded_by.name}" if history else ""
    next_review = "" if ended else f". Review due {long_day(need.review_due_on)}"
    return Entry(
        need.uid,
        need.in_words,
        tuple(words for words in (need.note, f"{need.get_subset_display()}. {shared}") if words),
        f"Recorded {long_day(need.recorded_on)}{by}{looked_at}{next_review}",
        alarm=f"Review due since {long_day(need.review_due_on)}" if due else "",
        over=ended,
    )


def _status(status: LegalStatus, on: date, history: bool) -> Entry:
    ended = status.ends_on is not None and status.ends_on <= on
    soon = legal.alert(status.ends_on, on)
    by = f". Recorded by {status.recorded_by.name}" if history else ""
    last = f"Last day {long_day(status.last_day)}" if status.last_day else "No last day"
    reference = f"Reference {status.reference}" if status.reference else ""
    return Entry(
        status.uid,
        status.in_words,
        tuple(words for words in (status.note, reference) if words),
        f"From {long_day(status.starts_on)}. {last}{by}",
        alarm=f"Runs out within {soon} days: {long_day(status.last_day)}" if soon else "",
        over=f"Ended, last day {long_day(status.last_day)}" if ended else "",
    )


def _sharing(decision: SharingDecision, on: date, history: bool) -> Entry:
    basis = decision.get_basis_display() if decision.basis else "No basis"
    capacity = {True: "Capacity was considered.", False: "Capacity was not considered."}.get(
        decision.capacity_considered, "Whether capacity was considered is not recorded."
    )
    all_the_same = sharing.may_share(decision.answer, decision.basis) and decision.answer in (
        "refused",
        "not_asked",
    )
    by = f". Recorded by {decision.recorded_by.name}" if history else ""
    again = f". Ask again {long_day(decision.review_on)}" if decision.review_on else ""
    due = decision.review_on is not None and decision.review_on <= on
    return Entry(
        decision.uid,
        f"{decision.get_side_display()}: {decision.get_answer_display().lower()}",
        (
            f"About: {decision.what_about}",
            f"{'Shared all the same. ' if all_the_same else ''}Basis: {basis}. {capacity}",
        ),
        f"Decided {long_day(decision.decided_on)} by {decision.decided_by}{again}{by}",
        alarm=f"Ask again: due since {long_day(decision.review_on)}" if due else "",
    )


def _eligibility(decision: EligibilityDecision, on: date, history: bool) -> Entry:
    band = f"Complexity {decision.band} of 4" if decision.band else "Complexity not recorded"
    reasons = listed(decision.reasons_in_words)
    by = f" by {decision.decided_by.name}" if history else ""
    return Entry(
        decision.uid,
        "In the scheme" if decision.eligible else "Not in the scheme",
        tuple(words for words in (reasons, f"{band}. {decision.words}") if words),
        f"Decided {long_day(decision.decided_on)}{by}",
    )
