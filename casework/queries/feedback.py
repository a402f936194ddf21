"""Who was asked what they think, what they answered, and which sheet a code stands on."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from accounts.roles import Permission
from casework import policies
from casework.models import Feedback, FeedbackAnswer, FeedbackRequest
from casework.rules import codes
from linkworker.words import long_day
from placements.models import Person


def answers_of(staff, person: Person) -> QuerySet[Feedback]:
    """What somebody answered, with the faces, the latest first. Two queries."""
    answers = FeedbackAnswer.objects.select_related("question").order_by("question__order", "question")
    found = policies.feedback_for(staff).filter(person=person).select_related("request", "recorded_by")
    return found.order_by("-given_on", "-pk").prefetch_related(Prefetch("answers", answers))


def unanswered(staff, person: Person, on: date) -> QuerySet[FeedbackRequest]:
    """Those asked that may still be answered on a day, the latest first."""
    found = policies.feedback_requests_for(staff, Permission.SEE_FEEDBACK).filter(
        person=person, answer=None, declined_on=None, expires_on__gt=on
    )
    return found.select_related("asked_by").order_by("-asked_on", "-pk")


def declined(staff, person: Person) -> QuerySet[FeedbackRequest]:
    """When somebody did not want to answer, the latest first."""
    found = policies.feedback_requests_for(staff, Permission.SEE_FEEDBACK).filter(person=person)
    return found.exclude(declined_on=None).order_by("-declined_on", "-pk")


def request_for(staff) -> QuerySet[FeedbackRequest]:
    """The requests somebody may record an answer to, with what their pages show."""
    return policies.feedback_requests_for(staff).select_related(
        "answer",
        "organisation",
        "person__responsible_council",
        "person__responsible_icb",
        "person__link_worker",
    )


class SheetIsNotOpen(ValueError):
    """The code belongs to no sheet that can be typed in; the words say why and what to do."""


def sheet_with(staff, typed: str, on: date) -> FeedbackRequest:
    """The sheet a code stands on, among those somebody may record. Raises SheetIsNotOpen in words.

    A code of somebody out of reach is told like one that was never given.
    """
    try:
        code = codes.read(typed)
    except codes.CodeIsWrong as error:
        raise SheetIsNotOpen(str(error)) from error
    request = request_for(staff).filter(code=code).first()
    if request is None:
        raise SheetIsNotOpen("No sheet has this code. Look at the sheet again")
    answer = getattr(request, "answer", None)
    if answer is not None:
        raise SheetIsNotOpen(f"The answers of this sheet are in already, from {long_day(answer.given_on)}")
    if request.declined_on is not None:
        raise SheetIsNotOpen(
            f"The person did not want to answer on {long_day(request.declined_on)}. Ask again with a new sheet"
        )
    if on >= request.expires_on:
        raise SheetIsNotOpen(
            f"This sheet could be typed in until {long_day(request.expires_on)}. Ask again with a new one"
        )
    return request
