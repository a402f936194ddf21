"""Disputes about continuing healthcare: asked, looked at, closed, and never a day on which nobody pays."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from linkworker import sending
from linkworker.refusals import keep
from placements.actions import chc_refusals as refusals
from placements.actions.chc import case_for, check_days, may_record
from placements.choices import ChcDisputeOutcome, ChcDisputeStage
from placements.models import ChcCase, ChcDispute, Placement
from placements.rules import chc as rules

STAGE_BEFORE = {
    ChcDisputeStage.INDEPENDENT_REVIEW: ChcDisputeStage.LOCAL_REVIEW,
    ChcDisputeStage.OMBUDSMAN: ChcDisputeStage.INDEPENDENT_REVIEW,
}
BETWEEN_BODIES_ENDS = frozenset({ChcDisputeOutcome.SETTLED, ChcDisputeOutcome.PACKAGE_ENDED})
QUESTIONS = {
    "chc_dispute_once_a_stage": "stage",
    "chc_dispute_leaves_no_gap": "interim_funder",
    "chc_dispute_closes_after_asked": "closed_on",
    "chc_dispute_ends_with_a_funder": "settled_funder",
}


@transaction.atomic
def open_chc_dispute(
    *,
    by: Staff,
    case: ChcCase,
    stage: str,
    asked_on: date,
    today: date,
    submission: UUID,
    interim_funder: Organisation | None = None,
    without_prejudice: bool = False,
) -> ChcDispute:
    """A stage of a dispute begins. A local review is asked within six months of the decision letter, an
    independent one within six months of the local outcome.

    Raises NotDecidedYet, StageBeforeIsMissing, AskedTooEarly, AskedTooLate, NobodyPaysMeanwhile, DayToCome,
    BeforeBirth, and what a dispute refuses: the same stage open twice.
    """
    case = case_for(by, case)
    said = {
        "stage": stage,
        "asked_on": asked_on,
        "interim_funder": interim_funder,
        "without_prejudice": without_prejudice,
    }
    fingerprint = sending.fingerprint(by=by, case=case, **said)
    if earlier := sending.sent_before(ChcDispute, submission, fingerprint):
        return earlier
    check_days(case.person, today, asked_on=asked_on)
    if stage == ChcDisputeStage.BETWEEN_BODIES:
        _check_who_pays_meanwhile(interim_funder, without_prejudice)
    else:
        _check_time_to_ask(case, stage, asked_on)
    due_on = rules.dispute_due(stage, asked_on)
    dispute = ChcDispute(case=case, due_on=due_on, submission=submission, fingerprint=fingerprint, **said)
    keep(dispute, **QUESTIONS)
    audit.record(
        by=by,
        verb="opened CHC dispute",
        subject=dispute,
        person=case.person,
        stage=stage,
        asked_on=asked_on.isoformat(),
        interim_funder=interim_funder.code if interim_funder else None,
    )
    return dispute


@transaction.atomic
def close_chc_dispute(
    *,
    by: Staff,
    dispute: ChcDispute,
    closed_on: date,
    outcome: str,
    today: date,
    settled_funder: Organisation | None = None,
) -> ChcDispute:
    """A stage ended. Between council and ICB it ends with whoever pays from now on, or with the package.

    The same answers sent twice change nothing the second time. Raises DisputeIsOver, OutcomeOfAnotherStage,
    StillPlaced, DayToCome, BeforeBirth, and what a dispute refuses: closed before asked, or without a funder.
    """
    may_record(by, dispute.case.person)
    dispute = (
        ChcDispute.objects.select_for_update(of=("self",)).select_related("case__person").get(pk=dispute.pk)
    )
    answers = {"closed_on": closed_on, "outcome": outcome, "settled_funder": settled_funder}
    if all(getattr(dispute, name) == answer for name, answer in answers.items()):
        return dispute
    if dispute.closed_on is not None:
        raise refusals.DisputeIsOver
    check_days(dispute.case.person, today, closed_on=closed_on)
    if (outcome in BETWEEN_BODIES_ENDS) != dispute.between_bodies:
        raise refusals.OutcomeOfAnotherStage
    if outcome == ChcDisputeOutcome.PACKAGE_ENDED and _still_placed(dispute, closed_on):
        raise refusals.StillPlaced
    for name, answer in answers.items():
        setattr(dispute, name, answer)
    keep(dispute, **QUESTIONS)
    audit.record(
        by=by,
        verb="closed CHC dispute",
        subject=dispute,
        person=dispute.case.person,
        stage=dispute.stage,
        closed_on=closed_on.isoformat(),
        outcome=outcome,
        settled_funder=settled_funder.code if settled_funder else None,
    )
    return dispute


def _check_who_pays_meanwhile(interim_funder: Organisation | None, without_prejudice: bool) -> None:
    if interim_funder is None:
        raise refusals.NobodyPaysMeanwhile("interim_funder")
    if not without_prejudice:
        raise refusals.NobodyPaysMeanwhile("without_prejudice")


def _check_time_to_ask(case: ChcCase, stage: str, asked_on: date) -> None:
    since = case.told_on
    if since is None:
        raise refusals.NotDecidedYet
    before = STAGE_BEFORE.get(ChcDisputeStage(stage))
    if before is not None:
        earlier = (
            case.disputes.filter(stage=before, closed_on__isnull=False).order_by("-closed_on", "-pk").first()
        )
        if earlier is None:
            raise refusals.StageBeforeIsMissing(before.label)
        since = earlier.closed_on
    if asked_on < since:
        raise refusals.AskedTooEarly(since)
    until = rules.last_day_to_ask(since)
    if stage != ChcDisputeStage.OMBUDSMAN and asked_on > until:
        raise refusals.AskedTooLate(since, until)


def _still_placed(dispute: ChcDispute, on: date) -> bool:
    return Placement.objects.open_on(on).filter(person=dispute.case.person).exists()
