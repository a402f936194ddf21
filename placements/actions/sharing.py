"""Consent to share, recorded as such: each answer supersedes the last about the same side."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements.actions.facts import StillToCome
from placements.choices import SharingAnswer
from placements.models import Person, SharingDecision
from placements.rules import ages

CAPACITY_ACT_FROM = 16
QUESTIONS = {
    "sharing_basis_fits_answer": "basis",
    "sharing_best_interests_after_capacity": "capacity_considered",
    "sharing_reviewed_after_decided": "review_on",
}


class TooYoungForTheCapacityAct(Refusal):
    """The Mental Capacity Act 2005 applies from 16 (section 2)."""

    message = "A best-interests decision under the Mental Capacity Act is for somebody aged 16 or over."
    question = "answer"


@transaction.atomic
def record_sharing_decision(
    *,
    by: Staff,
    person: Person,
    today: date,
    submission: UUID,
    what_about: str,
    side: str,
    answer: str,
    decided_on: date,
    decided_by: str,
    basis: str = "",
    capacity_considered: bool | None = None,
    review_on: date | None = None,
) -> SharingDecision:
    """Record what was decided about sharing with one side. The same form sent again makes nothing more.

    Raises StillToCome, TooYoungForTheCapacityAct, AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    said = {
        "person": person,
        "what_about": what_about,
        "side": side,
        "answer": answer,
        "basis": basis,
        "decided_on": decided_on,
        "decided_by": decided_by,
        "capacity_considered": capacity_considered,
        "review_on": review_on,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(SharingDecision, submission, fingerprint):
        return earlier
    if decided_on > today:
        raise StillToCome("decided_on")
    old_enough = ages.birthday(person.date_of_birth, CAPACITY_ACT_FROM) <= decided_on
    if answer == SharingAnswer.BEST_INTERESTS and not old_enough:
        raise TooYoungForTheCapacityAct
    decision = keep(
        SharingDecision(**said, recorded_by=by, submission=submission, fingerprint=fingerprint), **QUESTIONS
    )
    audit.record(
        by=by,
        verb="recorded sharing decision",
        subject=decision,
        person=person,
        side=side,
        answer=answer,
        decided_on=decided_on.isoformat(),
    )
    return decision
