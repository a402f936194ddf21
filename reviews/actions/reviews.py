"""A review is recorded: what was said and decided, which duties it settles, and who will do what by when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import Promise, keep_promise
from casework.models.contacts import LONGEST_TEXT
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.models import Person
from reviews.actions import refusals
from reviews.actions.carrying import Looked, carry
from reviews.choices import Answer, Outcome, ReviewKind
from reviews.models import Question, Review, ReviewAnswer
from reviews.queries.questions import newest_records

WORDS = ("person_view", "family_view", "to_live_nearer", "decision")


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to one question of the record: one of four, and words beside it."""

    question: Question
    answer: str = Answer.NOT_RECORDED
    note: str = ""


@transaction.atomic
def record_review(
    *,
    by: Staff,
    person: Person,
    kind: str,
    held_on: date,
    today: date,
    submission: UUID,
    covers: Collection[str] = (),
    said: Sequence[Said] = (),
    promises: Sequence[Promise] = (),
    looked: Sequence[Looked] = (),
    **record,
) -> Review:
    """Keep one review that was held, for the organisation somebody writes for, with the actions promised.

    `looked` says what became of the open actions of earlier reviews. `covers` are the other kinds the same meeting
    settled. `record` are the optional fields of a Review by name (`outcome`, `person_present`, `advocate_present`,
    `family_present`, `person_view`, `family_view`, `still_right`, `least_restrictive`, `to_live_nearer`, `decision`;
    `on_site` of an oversight visit; `home_event`, the meeting about the whole home). Every question of the newest
    record of each kind held or covered gets an answer; one not given is kept as not recorded, never as no.
    `submission` is the key of the form: the same form sent again returns the review it made; with other
    answers, by or about somebody else, it is refused. Raises the refusals of `reviews.actions.refusals`, and
    those of `keep_promise`.
    """
    standing = policies.standing(by, person, Permission.RECORD_REVIEW)
    if standing is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(
        by=by,
        person=person,
        kind=kind,
        on=held_on,
        covers=covers,
        said=said,
        promises=promises,
        **(
            {"looked": looked} if looked else {}
        ),  # what was sent before there was such a thing stays the same
        record=record,
    )
    otherwise = refusals.ReviewIsRecordedWithOtherAnswers
    if earlier := sending.sent_before(Review, submission, fingerprint, otherwise=otherwise):
        return earlier
    words = {name: record.pop(name, "").strip() for name in WORDS}
    review = Review(
        person=person,
        organisation=standing.organisation,
        recorded_by=by,
        to_be_signed=True,
        kind=kind,
        covers=sorted(set(covers) - {kind}),
        held_on=held_on,
        submission=submission,
        fingerprint=fingerprint,
        **words,
        **record,
    )
    answers = _answers(review, said)
    _refuse(review, answers, today)
    _keep(review, answers)
    promised = [keep_promise(by=by, person=person, promise=promise, today=today) for promise in promises]
    review.actions.set(promised)
    carry(by=by, review=review, looked=looked, today=today)
    audit.record(
        by=by,
        verb="recorded review",
        subject=review,
        person=person,
        kind=review.kind,
        covers=review.covers,
        held_on=str(review.held_on),
        actions=len(promised),
        carried=len(looked),
    )
    return review


def _answers(review: Review, said: Iterable[Said]) -> list[ReviewAnswer]:
    """An answer to every question of the newest record of each kind, in the order asked."""
    given = {one.question.pk: one for one in said}
    asked = [
        question for record in newest_records((review.kind, *review.covers)) for question in record.questions
    ]
    if given.keys() - {question.pk for question in asked}:
        raise refusals.QuestionsHaveChanged
    told = [given.get(question.pk, Said(question)) for question in asked]
    if any(one.answer not in one.question.may_be for one in told):
        raise refusals.AnswerDoesNotFit
    return [
        ReviewAnswer(review=review, question=one.question, answer=one.answer, note=one.note.strip())
        for one in told
    ]


def _refuse(review: Review, answers: Iterable[ReviewAnswer], today: date) -> None:
    if review.held_on > today:
        raise refusals.NotHeldYet
    if review.held_on < review.person.date_of_birth:
        raise refusals.HeldBeforeBirth
    if ReviewKind.VISIT in (review.kind, *review.covers):
        if review.on_site is None:
            raise refusals.VisitOnSiteMissing
    elif review.on_site is not None:
        raise refusals.NoVisitWasMade
    if review.outcome not in ("", Outcome.CONTINUE) and not review.decision:
        raise refusals.ReasonsMissing
    texts = [getattr(review, name) for name in WORDS] + [answer.note for answer in answers]
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise refusals.TooLong
    sending.one_at_a_time(review.person)
    same = Review.objects.filter(
        person=review.person, organisation=review.organisation, kind=review.kind, held_on=review.held_on
    )
    if same.exists():
        raise refusals.RecordedAlready


def _keep(review: Review, answers: list[ReviewAnswer]) -> None:
    try:
        for answer in answers:  # the review and its questions are right by the way they were fetched
            answer.clean_fields(exclude=["review", "question"])
    except ValidationError as error:
        raise Refusal.of(error) from error
    keep(review)
    for answer in answers:
        answer.review = review
    ReviewAnswer.objects.bulk_create(answers)
