"""The record of one review as it is read: what was asked then, and what was answered."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from casework.models import Action
from reviews.choices import ANSWERS, Answer, Rating, ReviewKind
from reviews.models import Review, ReviewAnswer

COLOURS = {Rating.GREEN: "green", Rating.AMBER: "orange", Rating.RED: "red"}


@dataclass(frozen=True, slots=True)
class Line:
    """A question and its answer. No answer means not recorded, which is not no.

    A rating has a colour, which repeats its word.
    """

    question: str
    answer: str
    note: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The record of one kind, in the version that was asked on the day."""

    label: str
    version: int
    sections: tuple[Section, ...]
    unanswered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One review, ready to be read or printed. `actions` are those the reader may see."""

    uid: UUID
    review: Review
    title: str
    outcome: str
    also_settled: tuple[str, ...]
    there: tuple[Line, ...]
    words: tuple[Line, ...]
    judged: tuple[Line, ...]
    parts: tuple[Part, ...]
    actions: tuple[Action, ...]
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Held:
    """One review as a row of the list; kind and day alone for somebody who may not read what was decided."""

    uid: UUID
    title: str
    held_on: date
    also_settled: tuple[str, ...]
    person_present: bool | None
    outcome: str
    recorded_by: str
    home_event: UUID | None = None


def held(review: Review, *, read: bool) -> Held:
    """The row of a review fetched by `person_reviews.held_for`; `read` says whether it may be read. No query."""
    return Held(
        uid=review.uid,
        title=review.get_kind_display(),
        held_on=review.held_on,
        also_settled=_also_settled(review) if read else (),
        person_present=review.person_present if read else None,
        outcome=review.get_outcome_display() if read else "",
        recorded_by=_recorded_by(review) if read else "",
        home_event=review.home_event.uid if read and review.home_event else None,
    )


def paper(review: Review) -> Paper:
    """The record of a review fetched by `person_reviews.review_for` or `previous_for`. No query."""
    return Paper(
        uid=review.uid,
        review=review,
        title=review.get_kind_display(),
        outcome=review.get_outcome_display(),
        also_settled=_also_settled(review),
        there=tuple(_there(review)),
        words=(
            Line("What the person said or showed", review.person_view),
            Line("What the family said", review.family_view),
            Line("What would have to be true to live nearer home", review.to_live_nearer),
        ),
        judged=(
            Line("Is the placement still right?", _chosen(review.still_right)),
            Line("Is it the least restrictive that meets the need?", _chosen(review.least_restrictive)),
        ),
        parts=tuple(_parts(review)),
        actions=tuple(review.readable),
        recorded_by=_recorded_by(review),
    )


def _there(review: Review):
    if review.on_site is not None:
        afar = "From afar, so the visit stays due"
        yield Line("The visit was made", "On site" if review.on_site else afar)
    yield Line("The person was there", _said(review.person_present))
    yield Line("An advocate was there", _said(review.advocate_present))
    yield Line("Family were there", _said(review.family_present))


def _also_settled(review: Review) -> tuple[str, ...]:
    return tuple(kind.label for kind in ReviewKind if kind in review.covers)


def _recorded_by(review: Review) -> str:
    return ", ".join(filter(None, (str(review.recorded_by or ""), str(review.organisation))))


def _parts(review: Review):
    records = groupby(review.answers.all(), key=lambda row: (row.question.kind, row.question.version))
    for (kind, version), rows in records:
        answers = list(rows)
        sections = groupby(answers, key=lambda row: row.question.heading)
        yield Part(
            label=ReviewKind(kind).label,
            version=version,
            sections=tuple(Section(heading, tuple(map(_line, some))) for heading, some in sections),
            unanswered=sum(not _line(answer).answer and not answer.note for answer in answers),
            asked=len(answers),
        )


def _line(row: ReviewAnswer) -> Line:
    if row.question.chosen_from:
        return Line(row.question.text, _chosen(row.answer), row.note, COLOURS.get(row.answer, ""))
    return Line(row.question.text, row.note)


def _chosen(answer: str) -> str:
    return "" if answer in ("", Answer.NOT_RECORDED) else dict(ANSWERS)[answer]


def _said(there: bool | None) -> str:
    return {True: "Yes", False: "No"}.get(there, "")
