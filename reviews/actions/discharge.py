"""The plan to leave hospital, checkpoint by checkpoint: each change is a row."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions.goal_refusals import refuse_day
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import policies
from placements.models import Placement
from reviews.choices import DischargeStatus
from reviews.models import DischargeCheckpoint, DischargeStep

QUESTIONS = {"discharge_done_on_a_day": "done_on", "discharge_with_reason": "words"}


class DoneWhen(Refusal):
    """What is done was done on a day."""

    question = "done_on"
    message = "Enter the day it was done"


class DoneBeforeAdmission(Refusal):
    """A plan to leave begins once somebody is there."""

    def __init__(self, placement: Placement):
        super().__init__(
            f"The day must be on or after {long_day(placement.starts_on)}, the day they came", "done_on"
        )


@transaction.atomic
def record_discharge_step(
    *,
    by: Staff,
    placement: Placement,
    checkpoint: DischargeCheckpoint,
    status: str,
    today: date,
    submission: UUID,
    owner: str = "",
    due_on: date | None = None,
    done_on: date | None = None,
    words: str = "",
) -> DischargeStep:
    """Keep how a checkpoint of a stay in hospital stands from now on.

    The same form sent twice makes one step. Raises DoneWhen, DoneBeforeAdmission, and a Refusal beside each question.
    """
    standing = policies.standing(by, placement.person, Permission.RECORD_REVIEW)
    if standing is None:
        raise PermissionDenied
    said = {
        "checkpoint": checkpoint,
        "status": status,
        "owner": owner.strip(),
        "due_on": due_on,
        "done_on": done_on if status == DischargeStatus.DONE else None,
        "words": words.strip(),
    }
    fingerprint = sending.fingerprint(by=by, placement=placement, **said)
    if earlier := sending.sent_before(DischargeStep, submission, fingerprint):
        return earlier
    if status == DischargeStatus.DONE:
        if done_on is None:
            raise DoneWhen
        refuse_day(done_on, placement.person, today, question="done_on")
        if done_on < placement.starts_on:
            raise DoneBeforeAdmission(placement)
    sending.one_at_a_time(placement)
    step = keep(
        DischargeStep(
            placement=placement,
            organisation=standing.organisation,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="recorded discharge step",
        subject=step,
        person=placement.person,
        organisation=standing.organisation,
        checkpoint=checkpoint.code,
        status=status,
    )
    return step
