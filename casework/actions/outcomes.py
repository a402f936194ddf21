"""How life is for somebody: asked once, and again later."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import goal_refusals as refusals
from casework.actions.faces import Faces, as_said, keep_faces
from casework.models import Outcome, OutcomeAnswer
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person

QUESTIONS = {"outcome_once_a_day": "answered_on", "outcome_by_proxy_says_by_whom": "answered_by"}


@transaction.atomic
def record_outcome(
    *,
    by: Staff,
    person: Person,
    answered_on: date,
    faces: Faces,
    today: date,
    submission: UUID,
    by_proxy: bool = False,
    answered_by: str = "",
    **counted,
) -> Outcome:
    """Keep what somebody answered; `counted` are `people_met`, `people_rung`, `times_out` and `words`.

    The same form sent twice is kept once. Refuses a day to come, a form without a face, an answer by
    somebody else who is not named, and a second one on one day.
    """
    standing = policies.standing(by, person, Permission.EDIT_GOALS)
    if standing is None:
        raise PermissionDenied
    said = {"by_proxy": by_proxy, "answered_by": answered_by.strip() if by_proxy else "", **counted}
    fingerprint = sending.fingerprint(by=by, person=person, on=answered_on, faces=as_said(faces), said=said)
    if earlier := sending.sent_before(Outcome, submission, fingerprint):
        return earlier
    refusals.refuse_day(answered_on, person, today, question="answered_on")
    if not faces:
        raise refusals.NothingAnswered
    if by_proxy and not said["answered_by"]:
        raise refusals.ProxyNotNamed
    outcome = keep(
        Outcome(
            person=person,
            organisation=standing.organisation,
            answered_on=answered_on,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    keep_faces(OutcomeAnswer, faces, outcome=outcome)
    audit.record(
        by=by,
        verb="recorded how life is",
        subject=outcome,
        person=person,
        answered_on=str(answered_on),
        by_proxy=by_proxy,
        answers=len(faces),
    )
    return outcome
