"""The dated ledger: what a new agreement closes, supersedes and lets go on afterwards. Rows, not edits."""

from datetime import date, datetime

from django.db.models import Q

from accounts.models import Staff
from linkworker.refusals import keep
from placements.choices import AgreementReason, AgreementState
from placements.models import FundingAgreement, FundingLine, Placement, ProposedShare

QUESTIONS = {
    "funding_no_overlap_for_payer": "shares",
    "funding_ends_after_start": "starts_on",
    "agreement_no_overlap": "starts_on",
}


def write_lines(agreement: FundingAgreement) -> list[FundingLine]:
    """The lines of an agreement that counts now, one a share."""
    return [
        keep(
            FundingLine(
                placement=agreement.placement,
                agreement=agreement,
                payer=share.payer,
                stream=share.stream,
                kind=share.kind,
                weekly=share.weekly,
                starts_on=agreement.starts_on,
                ends_on=agreement.ends_on,
                status=share.status,
                reason=agreement.reason,
            ),
            **QUESTIONS,
        )
        for share in agreement.shares.select_related("payer").order_by("pk")
    ]


def make_room(agreement: FundingAgreement) -> tuple[list, list[FundingLine]]:
    """Close on its first day what was in force, supersede what began later within its days.

    Returns what goes on after its last day: agreements, and imported lines, as they stood. Call
    `let_go_on` with them once the agreement counts.
    """
    agreements, lines = [], []
    held = _touching(agreement.placement.agreements.agreed(), agreement)
    for earlier in held.order_by("starts_on", "pk"):
        if _outlasts(earlier, agreement):
            agreements.append((earlier, earlier.ends_on))
        _give_way(earlier, agreement)
    for line in _touching(agreement.placement.funding.all(), agreement).order_by("starts_on", "pk"):
        if line.agreement_id is None and _outlasts(line, agreement):
            lines.append(_copy_of(line, agreement.ends_on))
        _give_way(line, agreement)
    return agreements, lines


def let_go_on(agreement: FundingAgreement, agreements: list, lines: list[FundingLine], now: datetime) -> None:
    """What was in force before goes on from the first day the agreement no longer holds."""
    for line in lines:
        keep(line, **QUESTIONS)
    for earlier, ends_on in agreements:
        resumed = keep(
            FundingAgreement(
                placement=earlier.placement,
                starts_on=agreement.ends_on,
                ends_on=ends_on,
                gross_weekly=earlier.gross_weekly,
                share_type=earlier.share_type,
                nursing=earlier.nursing,
                fnc_rate=earlier.fnc_rate,
                nhs_outcome_declared=earlier.nhs_outcome_declared,
                hours_weekly=earlier.hours_weekly,
                reason=AgreementReason.RESUMED,
                state=AgreementState.AGREED,
                proposed_by=agreement.proposed_by,
                decided_by=agreement.decided_by,
                decided_at=now,
                resumes=earlier,
            ),
            **QUESTIONS,
        )
        for share in earlier.shares.order_by("pk"):
            keep(
                ProposedShare(
                    agreement=resumed,
                    payer=share.payer,
                    stream=share.stream,
                    kind=share.kind,
                    percent=share.percent,
                    weekly=share.weekly,
                    status=share.status,
                )
            )
        write_lines(resumed)


def close_on(placement: Placement, day: date) -> int:
    """Close every line, and every agreement, that runs on a day; how many lines. What never began is left."""
    for rows in (placement.agreements.agreed(), placement.funding.all()):
        running = list(rows.exclude(ends_on__lte=day).filter(starts_on__lt=day).order_by("pk"))
        for row in running:
            row.ends_on = day
            keep(row)
    return len(running)


def decide(
    agreement: FundingAgreement, *, state: str, decided_by: Staff, now: datetime, why: str = ""
) -> None:
    """Somebody agreed or refused it, at a moment."""
    agreement.state, agreement.decided_by, agreement.decided_at = state, decided_by, now
    agreement.why_refused = why
    keep(agreement, **QUESTIONS | {"agreement_refusal_says_why": "why"})


def _touching(rows, agreement: FundingAgreement):
    found = rows.filter(Q(ends_on=None) | Q(ends_on__gt=agreement.starts_on))
    return found if agreement.ends_on is None else found.filter(starts_on__lt=agreement.ends_on)


def _outlasts(row, agreement: FundingAgreement) -> bool:
    return agreement.ends_on is not None and (row.ends_on is None or row.ends_on > agreement.ends_on)


def _give_way(row, agreement: FundingAgreement) -> None:
    if row.starts_on < agreement.starts_on:
        row.ends_on = agreement.starts_on
    else:
        row.superseded_by = agreement
        if isinstance(row, FundingAgreement):
            row.state = AgreementState.SUPERSEDED
    keep(row, **QUESTIONS)


def _copy_of(line: FundingLine, starts_on: date) -> FundingLine:
    return FundingLine(
        placement=line.placement,
        payer=line.payer,
        stream=line.stream,
        kind=line.kind,
        weekly=line.weekly,
        starts_on=starts_on,
        ends_on=line.ends_on,
        status=line.status,
        reason=line.reason,
    )
