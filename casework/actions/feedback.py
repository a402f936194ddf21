"""What people think of the support they get: they are asked, answer on paper or on a phone, or do not want to."""

import secrets
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import goal_refusals as refusals
from casework.actions.faces import Faces, keep_faces
from casework.choices import PeriodKind
from casework.models import Feedback, FeedbackAnswer, FeedbackRequest
from casework.queries.periods import days_of
from casework.rules import codes
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person

QUESTIONS = {
    "feedback_once_a_day": "given_on",
    "feedback_by_proxy_says_by_whom": "answered_by",
}


@transaction.atomic
def ask_for_feedback(*, by: Staff, person: Person, today: date) -> FeedbackRequest:
    """Ask somebody what they think: one code for one answer, on paper or on a phone. Asked twice on a day is once."""
    standing = policies.standing(by, person, Permission.RECORD_FEEDBACK)
    if standing is None:
        raise PermissionDenied
    sending.one_at_a_time(person)
    asked = FeedbackRequest.objects.filter(
        person=person, organisation=standing.organisation, asked_on=today
    ).first()
    if asked is not None:
        return asked
    request = keep(
        FeedbackRequest(
            person=person,
            organisation=standing.organisation,
            asked_on=today,
            asked_by=by,
            code=_new_code(),
            expires_on=today + timedelta(days=days_of(PeriodKind.FEEDBACK_SHEET, today)),
        )
    )
    audit.record(by=by, verb="asked for feedback", subject=request, person=person, asked_on=str(today))
    return request


@transaction.atomic
def type_feedback(
    *,
    by: Staff,
    request: FeedbackRequest,
    faces: Faces,
    given_on: date,
    today: date,
    by_proxy: bool = False,
    answered_by: str = "",
    words: str = "",
) -> Feedback:
    """Keep what stands on a sheet that came back. The same answers typed twice are kept once.

    Refuses a code that is used, too old or was declined, a day before the sheet was made, and an answer by
    somebody else who is not named.
    """
    request = _locked(by, request)
    if not request.asked_on <= given_on:
        raise refusals.GivenBeforeAsked
    if by_proxy and not answered_by.strip():
        raise refusals.ProxyNotNamed
    named = answered_by.strip() if by_proxy else ""
    return _keep(
        by, request, faces, today, given_on=given_on, by_proxy=by_proxy, answered_by=named, words=words
    )


@transaction.atomic
def give_feedback(
    *, by: Staff, request: FeedbackRequest, faces: Faces, today: date, words: str = ""
) -> Feedback:
    """Keep what somebody answered on a phone they were handed. Who answered is confirmed when it is handed back."""
    return _keep(by, _locked(by, request), faces, today, given_on=today, words=words)


@transaction.atomic
def confirm_feedback(
    *, by: Staff, request: FeedbackRequest, by_proxy: bool, answered_by: str = ""
) -> Feedback:
    """Say who answered on the phone: the person, or somebody for them, by name. Said once.

    Refuses before anybody answered.
    """
    feedback = _answer_of(_locked(by, request))
    if feedback is None:
        raise refusals.NotAnsweredYet
    named = answered_by.strip() if by_proxy else ""
    if (feedback.by_proxy, feedback.answered_by) == (by_proxy, named):
        return feedback
    if feedback.by_proxy is not None:
        raise refusals.ConfirmedOtherwise
    if by_proxy and not named:
        raise refusals.ProxyNotNamed
    feedback.by_proxy, feedback.answered_by = by_proxy, named
    keep(feedback, **QUESTIONS)
    audit.record(
        by=by, verb="confirmed feedback", subject=feedback, person=feedback.person, by_proxy=by_proxy
    )
    return feedback


@transaction.atomic
def decline_feedback(*, by: Staff, request: FeedbackRequest, today: date) -> FeedbackRequest:
    """The person did not want to answer. They were asked, and that counts; nobody asks why."""
    request = _locked(by, request)
    if request.declined_on is not None:
        return request
    if answer := _answer_of(request):
        raise refusals.CodeIsUsed(request, answer.given_on)
    request.declined_on = today
    keep(request)
    audit.record(by=by, verb="feedback was declined", subject=request, person=request.person)
    return request


def _keep(by: Staff, request: FeedbackRequest, faces: Faces, today: date, **said) -> Feedback:
    score = next((face for question, face in faces.items() if question.overall), None)
    if answer := _answer_of(request):
        same = {question.pk: face for question, face in faces.items()}
        faces_alike = dict(answer.answers.values_list("question", "face")) == same
        if faces_alike and all(getattr(answer, name) == value for name, value in said.items()):
            return answer
        raise refusals.CodeIsUsed(request, answer.given_on)
    if request.declined_on is not None:
        raise refusals.DidNotWantTo(request)
    if today >= request.expires_on:
        raise refusals.CodeIsTooOld(request)
    if said["given_on"] > today:
        raise refusals.NotYet(question="given_on")
    if score is None:
        raise refusals.OverallNotAnswered
    feedback = keep(
        Feedback(
            person=request.person,
            organisation=request.organisation,
            request=request,
            score=score,
            recorded_by=by,
            **said,
        ),
        **QUESTIONS,
    )
    keep_faces(FeedbackAnswer, faces, feedback=feedback)
    audit.record(
        by=by,
        verb="recorded feedback",
        subject=feedback,
        person=feedback.person,
        given_on=str(feedback.given_on),
        by_proxy=feedback.by_proxy,
    )
    return feedback


def _locked(by: Staff, request: FeedbackRequest) -> FeedbackRequest:
    kept = FeedbackRequest.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    request = kept.get(pk=request.pk)
    standing = policies.standing(by, request.person, Permission.RECORD_FEEDBACK)
    if standing is None or standing.organisation.pk != request.organisation_id:
        raise PermissionDenied
    return request


def _answer_of(request: FeedbackRequest) -> Feedback | None:
    return Feedback.objects.filter(request=request).select_related("person").first()


def _new_code() -> str:
    while True:
        seven = "".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LENGTH - 1))
        code = codes.with_check(seven)
        if not FeedbackRequest.objects.filter(code=code).exists():
            return code
