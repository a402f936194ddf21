"""Money is proposed by one and agreed by another, within a limit. Nothing is overwritten."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.actions import ledger
from placements.actions.days import OutsideTheStay
from placements.actions.terms import Terms, WorkedOut, check_shares, work_out
from placements.choices import AgreementReason, AgreementState
from placements.models import FundingAgreement, FundingLine, Person, Placement, ProposedShare
from placements.queries import limits as known_limits

UNCHECKED = frozenset(
    {AgreementReason.SUSPENDED}
)  # a share of nothing for a time says nothing about who pays


WORKED_OUT = (  # what a proposal keeps under the name it was worked out by
    *("starts_on", "ends_on", "share_type", "nursing", "fnc_rate", "nhs_outcome_declared", "hours_weekly"),
    *("reason", "risk_assessed_on", "mitigation", "note", "percent"),
)
OF_A_SHARE = ("payer", "stream", "kind", "weekly", "percent", "status")


class ProposalWaits(Refusal):
    """One proposal at a time, so that whoever agrees knows what it changes."""

    message = "A proposal for this placement is waiting. Agree or refuse it first."


class DecidedAlready(Refusal):
    """What was agreed or refused is not decided again."""

    def __init__(self, agreement: FundingAgreement):
        state = agreement.get_state_display().lower()
        super().__init__(f"This was {state} already. Propose it anew if it should change.")


class OwnProposal(Refusal):
    """Two people: one proposes, another agrees."""

    message = "Somebody else must agree what you proposed yourself."


class OverTheLimit(Refusal):
    """A price above what somebody's role may agree."""


@transaction.atomic
def propose_funding(
    *, by: Staff, placement: Placement, terms: Terms, today: date, submission: UUID
) -> FundingAgreement:
    """From a day, this price, paid by these. It counts once somebody else agrees it.

    `submission` is the key of the form: sent again, it makes nothing more. Raises ProposalWaits,
    AlreadySentWithOtherAnswers and what `terms.work_out` refuses.
    """
    fingerprint = sending.fingerprint(by=by, placement=placement, terms=terms)
    if earlier := sending.sent_before(FundingAgreement, submission, fingerprint):
        return earlier
    placement = locked_placement(placement)
    worked = work_out(placement=placement, terms=terms, today=today)
    return keep_proposal(
        by=by, placement=placement, worked=worked, submission=submission, fingerprint=fingerprint
    )


@transaction.atomic
def keep_proposal(
    *,
    by: Staff,
    placement: Placement,
    worked: WorkedOut,
    verb: str = "proposed funding",
    **key,
) -> FundingAgreement:
    """Keep what was worked out as a proposal. `key` are the key and fingerprint of a form, or the uplift."""
    if not policies.may(by, Permission.PROPOSE_FUNDING, placement.person):
        raise PermissionDenied
    if placement.agreements.waiting().exists():
        raise ProposalWaits
    said = {name: getattr(worked, name) for name in WORKED_OUT}
    agreement = keep(
        FundingAgreement(placement=placement, gross_weekly=worked.gross, proposed_by=by, **said, **key)
    )
    for part in worked.parts:
        share = {name: getattr(part, name) for name in OF_A_SHARE}
        keep(ProposedShare(agreement=agreement, **share))
    audit.record(
        by=by,
        verb=verb,
        subject=agreement,
        person=placement.person,
        starts_on=str(agreement.starts_on),
        reason=agreement.reason,
        gross=str(agreement.gross_weekly),
        payers=len(worked.parts),
        nhs_outcome_declared=agreement.nhs_outcome_declared,
    )
    return agreement


@transaction.atomic
def agree_funding(*, by: Staff, agreement: FundingAgreement, today: date, now: datetime) -> FundingAgreement:
    """What somebody else proposed counts: lines in force close on its first day, later ones are superseded.

    The same person agreeing twice changes nothing the second time. Raises OwnProposal, OverTheLimit,
    DecidedAlready, OutsideTheStay, SharesCannotBeRight.
    """
    placement = locked_placement(agreement.placement)
    agreement = _fresh(agreement, placement)
    if not policies.may(by, Permission.AGREE_FUNDING, placement.person):
        raise PermissionDenied
    if agreement.state == AgreementState.AGREED and agreement.decided_by_id == by.pk:
        return agreement
    if agreement.state != AgreementState.PROPOSED:
        raise DecidedAlready(agreement)
    if agreement.proposed_by_id == by.pk:
        raise OwnProposal
    _check_limit(by, placement, agreement, today)
    _check_still_right(placement, agreement)
    agreements, lines = ledger.make_room(agreement)
    ledger.decide(agreement, state=AgreementState.AGREED, decided_by=by, now=now)
    written = ledger.write_lines(agreement)
    ledger.let_go_on(agreement, agreements, lines, now)
    audit.record(
        by=by,
        verb="agreed funding",
        subject=agreement,
        person=placement.person,
        starts_on=str(agreement.starts_on),
        gross=str(agreement.gross_weekly),
        payers=len(written),
        superseded=FundingLine.ever.filter(superseded_by=agreement).count(),
        nhs_outcome_declared=agreement.nhs_outcome_declared,
    )
    return agreement


@transaction.atomic
def refuse_funding(*, by: Staff, agreement: FundingAgreement, why: str, now: datetime) -> FundingAgreement:
    """A proposal does not come to count, and why. Whoever proposed it may take it back in this way.

    The same answer sent twice changes nothing the second time. Raises DecidedAlready.
    """
    placement = locked_placement(agreement.placement)
    agreement = _fresh(agreement, placement)
    if not policies.may(by, Permission.AGREE_FUNDING, placement.person):
        raise PermissionDenied
    if (agreement.state, agreement.decided_by_id, agreement.why_refused) == (
        AgreementState.REFUSED,
        by.pk,
        why,
    ):
        return agreement
    if agreement.state != AgreementState.PROPOSED:
        raise DecidedAlready(agreement)
    ledger.decide(agreement, state=AgreementState.REFUSED, decided_by=by, now=now, why=why)
    audit.record(by=by, verb="refused funding", subject=agreement, person=placement.person)
    return agreement


def locked_placement(placement: Placement) -> Placement:
    """The placement, with whoever else is changing anything about the person made to wait."""
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.person_id)
    return Placement.objects.select_related(
        "person__responsible_council", "person__responsible_icb", "home__setting_type"
    ).get(pk=placement.pk)


def _fresh(agreement: FundingAgreement, placement: Placement) -> FundingAgreement:
    agreement = FundingAgreement.objects.select_related("proposed_by", "fnc_rate").get(pk=agreement.pk)
    agreement.placement = placement
    return agreement


def _check_limit(by: Staff, placement: Placement, agreement: FundingAgreement, today: date) -> None:
    authority = placement.person.responsible_council
    if why := known_limits.over_limit(by, authority, agreement.gross_weekly, today):
        raise OverTheLimit(why)


def _check_still_right(placement: Placement, agreement: FundingAgreement) -> None:
    """The stay and the home may have changed since it was proposed."""
    if placement.ends_on is not None:
        if agreement.starts_on >= placement.ends_on:
            raise OutsideTheStay(placement, "")
        agreement.ends_on = min(agreement.ends_on or placement.ends_on, placement.ends_on)
    if agreement.reason not in UNCHECKED:
        check_shares(
            placement,
            WorkedOut(
                starts_on=agreement.starts_on,
                ends_on=agreement.ends_on,
                gross=agreement.gross_weekly,
                before=agreement.gross_weekly,
                parts=tuple(agreement.shares.select_related("payer").order_by("pk")),
                share_type=agreement.share_type,
                reason=agreement.reason,
                nhs_outcome_declared=agreement.nhs_outcome_declared,
            ),
        )
