"""What was entered in error is withdrawn, with a reason: it is kept to be read, and counts for nothing (decision 0044).

Each deed is for a manager of the organisation that entered the row. The same reason sent twice withdraws once; there is
no way back: what was withdrawn by mistake is entered again.
"""

from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from linkworker.words import long_day
from placements.models import MoveDecision, Person
from placements.models.proposals import OPEN
from reviews.models import (
    BestInterestsDecision,
    CapacityAssessment,
    DynamicSupport,
    RestrictivePractice,
    ReviewRequest,
    SafeguardingConcern,
)
from reviews.models.withdrawing import Withdrawable
from reviews.queries import safeguarding, withdrawing
from reviews.rules.safeguarding import enquiry_concluded

Row = TypeVar("Row", bound=Withdrawable)


class WithdrawnAlready(Refusal):
    """What is withdrawn stays so, with the reason that was given first."""

    message = "This was withdrawn already. Load the page again to read why"


class DecisionRestsOnIt(Refusal):
    """A decision made for somebody stands on the finding that they could not make it."""

    message = (
        "A best-interests decision rests on this assessment. Withdraw that decision first, if it was recorded in "
        "error, too"
    )


class MoveWasMadeByIt(Refusal):
    """Somebody moved home because of it: what was done is not undone by a word."""

    def __init__(self, decision: MoveDecision):
        super().__init__(
            f"The placement that started on {long_day(decision.placement.starts_on)} was made by this decision, so it "
            "stays on record. Record a new assessment if something in it is wrong"
        )


class MoveGoesOnByIt(Refusal):
    """It is what lets a proposed move go on."""

    def __init__(self, decision: MoveDecision):
        super().__init__(
            f"The move proposed for {long_day(decision.proposal.expected_on)} goes on by this decision. Record who "
            "decided about that move anew, or withdraw the proposal, then withdraw this"
        )


class EnquiryWasConcluded(Refusal):
    """An enquiry that was made and closed is the council's own act in law, whatever it was made about."""

    message = (
        "An enquiry into this concern was made and concluded, so it stays on record. If it was about somebody else, "
        "raise the concern for them, and say so there"
    )


@transaction.atomic
def withdraw_review_request(*, by: Staff, request: ReviewRequest, why: str, now: datetime) -> ReviewRequest:
    """Take a request that was entered in error out of every due date.

    Raises WithdrawnAlready, and a Refusal when no reason is given.
    """
    held = _held(ReviewRequest, request.pk, "person")
    _may(by, held, held.person, Permission.WITHDRAW_REVIEW_REQUEST)
    if _is_withdrawn(held, by, why):
        return held
    _withdraw(held, by, why, now, review_request_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew review request",
        subject=held,
        person=held.person,
        kind=held.kind,
        asked_on=str(held.asked_on),
    )
    return held


@transaction.atomic
def withdraw_capacity_assessment(
    *, by: Staff, assessment: CapacityAssessment, why: str, now: datetime
) -> CapacityAssessment:
    """Take out a finding that was entered in error; nothing is owed or opened by it any more.

    Raises WithdrawnAlready, DecisionRestsOnIt, and a Refusal when no reason is given.
    """
    one_at_a_time(assessment.person)  # as whoever decides by it
    held = _held(CapacityAssessment, assessment.pk, "person", "recorded_by")
    _may(by, held, held.person, Permission.WITHDRAW_CAPACITY_ASSESSMENT)
    if _is_withdrawn(held, by, why):
        return held
    if held.decisions.standing().exists():
        raise DecisionRestsOnIt
    _withdraw(held, by, why, now, capacity_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew capacity assessment",
        subject=held,
        person=held.person,
        assessed_on=str(held.assessed_on),
        of_a_move=held.proposal_id is not None,
    )
    return held


@transaction.atomic
def withdraw_best_interests_decision(
    *, by: Staff, decision: BestInterestsDecision, why: str, now: datetime
) -> BestInterestsDecision:
    """Take out a decision that was entered in error and that no move rests on. The assessment waits for one again.

    Raises WithdrawnAlready, MoveWasMadeByIt, MoveGoesOnByIt, and a Refusal when no reason is given.
    """
    one_at_a_time(decision.assessment.person)  # as whoever starts the move
    held = _held(BestInterestsDecision, decision.pk, "assessment__person", "recorded_by")
    person = held.assessment.person
    _may(by, held, person, Permission.WITHDRAW_BEST_INTERESTS_DECISION)
    if _is_withdrawn(held, by, why):
        return held
    _refuse_while_used(held)
    _withdraw(held, by, why, now, best_interests_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew best-interests decision",
        subject=held,
        person=person,
        decided_on=str(held.decided_on),
        of_a_move=held.move_id is not None,
    )
    return held


@transaction.atomic
def withdraw_concern(
    *, by: Staff, concern: SafeguardingConcern, why: str, now: datetime
) -> SafeguardingConcern:
    """Take out a concern that was raised of the wrong person, or twice. Whoever knew of it is then to be told.

    Raises WithdrawnAlready, EnquiryWasConcluded, and a Refusal when no reason is given.
    """
    held = _held(SafeguardingConcern, concern.pk, "person")
    _may(by, held, held.person, Permission.WITHDRAW_CONCERN)
    if _is_withdrawn(held, by, why):
        return held
    if enquiry_concluded(safeguarding.facts_of(held)):
        raise EnquiryWasConcluded
    _withdraw(held, by, why, now, concern_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew safeguarding concern",
        subject=held,
        person=held.person,
        organisation=held.organisation,
        concern_on=str(held.concern_on),
    )
    return held


@transaction.atomic
def withdraw_restraint(
    *, by: Staff, practice: RestrictivePractice, why: str, now: datetime
) -> RestrictivePractice:
    """Take a restrictive practice that was entered in error out of every count.

    Raises WithdrawnAlready, and a Refusal when no reason is given.
    """
    held = _held(RestrictivePractice, practice.pk, "person")
    _may(by, held, held.person, Permission.WITHDRAW_RESTRAINT)
    if _is_withdrawn(held, by, why):
        return held
    _withdraw(held, by, why, now, restraint_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew restrictive practice",
        subject=held,
        person=held.person,
        organisation=held.organisation,
        started_at=held.started_at.isoformat(),
    )
    return held


@transaction.atomic
def withdraw_rating(*, by: Staff, entry: DynamicSupport, why: str, now: datetime) -> DynamicSupport:
    """Take out an entry of the dynamic support register that was made in error: the one before it counts again.

    Raises WithdrawnAlready, and a Refusal when no reason is given.
    """
    one_at_a_time(entry.person)  # as whoever rates again
    held = _held(DynamicSupport, entry.pk, "person")
    _may(by, held, held.person, Permission.WITHDRAW_RATING)
    if _is_withdrawn(held, by, why):
        return held
    _withdraw(held, by, why, now, support_withdrawn_with_reason="why")
    audit.record(
        by=by,
        verb="withdrew rating on dynamic support register",
        subject=held,
        person=held.person,
        organisation=held.organisation,
        rated_on=str(held.rated_on),
    )
    return held


def _held(model: type[Row], pk: int, *related: str) -> Row:
    """The row as it stands, with whoever else withdraws it or adds to it made to wait."""
    return model._default_manager.select_for_update(of=("self",)).select_related(*related).get(pk=pk)


def _may(by: Staff, held: Withdrawable, person: Person, permission: Permission) -> None:
    if not withdrawing.may_withdraw(by, held, person, permission):
        raise PermissionDenied


def _is_withdrawn(held: Withdrawable, by: Staff, why: str) -> bool:
    """By these very words already? By others is refused."""
    if held.withdrawn_at is None:
        return False
    if (held.withdrawn_by_id, held.withdrawn_why) == (by.pk, why.strip()):
        return True
    raise WithdrawnAlready


def _withdraw(held: Withdrawable, by: Staff, why: str, now: datetime, **questions: str) -> None:
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = now, by, why.strip()
    keep(held, **questions)


def _refuse_while_used(decision: BestInterestsDecision) -> None:
    """One that another decision about the move has followed, or whose move was called off, is used by nothing."""
    if decision.move_id is None:
        return
    move = MoveDecision.objects.select_related("placement", "proposal").get(pk=decision.move_id)
    if move.placement is not None:
        raise MoveWasMadeByIt(move)
    proposal = getattr(move, "proposal", None)
    if proposal is not None and proposal.state in OPEN:
        raise MoveGoesOnByIt(move)
