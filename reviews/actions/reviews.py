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
from casework import policies as casework
from casework.actions import Promise, add_action
from casework.actions.contacts import one_form_at_a_time
from casework.models.contacts import LONGEST_TEXT
from placements.models import Person
from reviews.actions import refusals
from reviews.choices import Answer, Outcome
from reviews.models import Question, Review, ReviewAnswer
from reviews.queries.questions import newest_records

WORDS = ("person_view", "family_view", "to_live_nearer", "decision")
CONTENT = (
    *("person_id", "organisation_id", "kind", "covers", "held_on", "outcome"),
    *("person_present", "advocate_present", "family_present", "still_right", "least_restrictive"),
    *WORDS,
)


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
    covers: Collection[str] = (),
    said: Sequence[Said] = (),
    promises: Sequence[Promise] = (),
    submission: UUID | None = None,
    **record,
) -> Review:
    """Keep one review that was held, for the organisation somebody writes for, with the actions promised.

    `covers` are the other kinds the same meeting settled. `record` are the optional fields of a Review by
    name (`outcome`, `person_present`, `advocate_present`, `family_present`, `person_view`, `family_view`,
    `still_right`, `least_restrictive`, `to_live_nearer`, `decision`). Every question of the newest record
    of each kind held or covered gets an answer; one not given is kept as not recorded, never as no.
    `submission` is the key of the form: the same form sent again returns the review it made; with other
    answers it is refused. Raises the refusals of `reviews.actions.refusals`, and those of `add_action`.
    """
    standing = casework.standing(by, person, Permission.RECORD_REVIEW)
    if standing is None:
        raise PermissionDenied
    words = {name: record.pop(name, "").strip() for name in WORDS}
    review = Review(
        person=person,
        organisation=standing.organisation,
        recorded_by=by,
        kind=kind,
        covers=sorted(set(covers) - {kind}),
        held_on=held_on,
        submission=submission,
        **words,
        **record,
    )
    answers = _answers(review, said)
    one_form_at_a_time(by)
    if earlier := _sent_before(review):
        if _content(earlier) != _content(review) or _kept(earlier) != _given(answers, promises):
            raise refusals.AlreadySentWithOtherAnswers
        return earlier
    _refuse(review, answers, today)
    _keep(review, answers)
    promised = [add_action(by=by, person=person, promise=promise, today=today) for promise in promises]
    review.actions.set(promised)
    audit.record(
        by=by,
        verb="recorded review",
        subject=review,
        person=person,
        kind=review.kind,
        covers=review.covers,
        held_on=str(review.held_on),
        actions=len(promised),
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
    return [
        ReviewAnswer(review=review, question=one.question, answer=one.answer, note=one.note.strip())
        for one in told
    ]


def _refuse(review: Review, answers: Iterable[ReviewAnswer], today: date) -> None:
    if review.held_on > today:
        raise refusals.NotHeldYet
    if review.held_on < review.person.date_of_birth:
        raise refusals.HeldBeforeBirth
    if review.outcome not in ("", Outcome.CONTINUE) and not review.decision:
        raise refusals.ReasonsMissing
    texts = [getattr(review, name) for name in WORDS] + [answer.note for answer in answers]
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise refusals.TooLong
    Person.objects.select_for_update(no_key=True).order_by("pk").get(pk=review.person_id)
    same = Review.objects.filter(
        person=review.person, organisation=review.organisation, kind=review.kind, held_on=review.held_on
    )
    if same.exists():
        raise refusals.RecordedAlready


def _sent_before(review: Review) -> Review | None:
    if review.submission is None:
        return None
    sent = Review.objects.filter(recorded_by=review.recorded_by, submission=review.submission)
    return sent.order_by("pk").first()


def _content(review: Review) -> tuple:
    values = (getattr(review, name) for name in CONTENT)
    return tuple(sorted(value) if isinstance(value, list) else value for value in values)


def _kept(review: Review) -> tuple:
    answers = review.answers.order_by("question").values_list("question", "answer", "note")
    promised = review.actions.order_by("pk").values_list("what", "owner", "owner_outside", "due_on")
    return list(answers), list(promised)


def _given(answers: Iterable[ReviewAnswer], promises: Iterable[Promise]) -> tuple:
    told = sorted((answer.question_id, str(answer.answer), answer.note) for answer in answers)
    promised = [
        (promise.what, promise.owner.pk if promise.owner else None, promise.owner_outside, promise.due_on)
        for promise in promises
    ]
    return told, promised


def _keep(review: Review, answers: list[ReviewAnswer]) -> None:
    try:
        review.full_clean()
        for answer in answers:  # the review and its questions are right by the way they were fetched
            answer.clean_fields(exclude=["review", "question"])
    except ValidationError as error:
        raise refusals.Refusal.of(error) from error
    review.save()
    for answer in answers:
        answer.review = review
    ReviewAnswer.objects.bulk_create(answers)
