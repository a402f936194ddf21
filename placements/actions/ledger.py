"""The dated ledger: what a new agreement closes, supersedes and lets go on afterwards. Rows, not edits."""

from datetime import date, datetime

from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.refusals import Refusal, keep
from placements.choices import AgreementReason, AgreementState
from placements.models import FundingAgreement, FundingLine, Placement, ProposedShare

QUESTIONS = {
    "funding_no_overlap_for_payer": "shares",
    "funding_ends_after_start": "starts_on",
    "agreement_no_overlap": "starts_on",
}


class TwoSharesDiffer(Refusal):
    """Two shares cannot become one while only one of them is settled."""

    def __init__(self, agreement: FundingAgreement, taker: Organisation):
        super().__init__(
            f"{taker} pays for {agreement.placement.reference} under the same duty already, and only one of the two "
            "shares is disputed: settle the dispute first."
        )


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
        resumed = _as_it_was(earlier, agreement.ends_on, ends_on)
        resumed.proposed_by, resumed.decided_by = agreement.proposed_by, agreement.decided_by
        resumed.decided_at = now
        keep(resumed, **QUESTIONS)
        for share in earlier.shares.order_by("pk"):
            keep(_share_of(resumed, share))
        write_lines(resumed)


def pass_on(
    held: FundingAgreement, *, payer: Organisation, taker: Organisation, on: date
) -> FundingAgreement:
    """An agreement goes on from a day with another payer in the place of one, by the decision it was made with.

    What begins that day or later is superseded instead of closed. Where the taker pays under the same duty already
    the two become one share. Raises TwoSharesDiffer.
    """
    after = _as_it_was(held, max(on, held.starts_on), held.ends_on)
    after.proposed_by, after.decided_by = held.proposed_by, held.decided_by
    after.decided_at = held.decided_at
    lines = list(held.lines.order_by("pk"))
    if held.starts_on >= on:  # no two agreements may count on one day, not even for a moment
        after.state, after.superseded_by = AgreementState.SUPERSEDED, held
        keep(after, **QUESTIONS)
    for row in (held, *lines):
        _give_way(row, after)
    after.state, after.superseded_by = AgreementState.AGREED, None
    keep(after, **QUESTIONS)
    for share in _taken_over(held, after, payer, taker):
        keep(share)
    write_lines(after)
    return after


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


def _as_it_was(earlier: FundingAgreement, starts_on: date | None, ends_on: date | None) -> FundingAgreement:
    """The same price and terms on other days, not kept yet; who decided it is for the caller to say."""
    return FundingAgreement(
        placement=earlier.placement,
        starts_on=starts_on,
        ends_on=ends_on,
        gross_weekly=earlier.gross_weekly,
        share_type=earlier.share_type,
        nursing=earlier.nursing,
        fnc_rate=earlier.fnc_rate,
        nhs_outcome_declared=earlier.nhs_outcome_declared,
        hours_weekly=earlier.hours_weekly,
        reason=AgreementReason.RESUMED,
        state=AgreementState.AGREED,
        resumes=earlier,
    )


def _share_of(agreement: FundingAgreement, share: ProposedShare) -> ProposedShare:
    return ProposedShare(
        agreement=agreement,
        payer=share.payer,
        stream=share.stream,
        kind=share.kind,
        percent=share.percent,
        weekly=share.weekly,
        status=share.status,
    )


def _taken_over(
    held: FundingAgreement, after: FundingAgreement, payer: Organisation, taker: Organisation
) -> list[ProposedShare]:
    """The shares of one agreement for another, each payer once under each duty, not kept yet."""
    found: dict[tuple, ProposedShare] = {}
    for earlier in held.shares.select_related("payer").order_by("pk"):
        share = _share_of(after, earlier)
        if share.payer_id == payer.pk:
            share.payer = taker
        key = (share.payer_id, share.stream, share.kind)
        if key not in found:
            found[key] = share
            continue
        same = found[key]
        if same.status != share.status:
            raise TwoSharesDiffer(held, taker)
        same.weekly += share.weekly
        if same.percent is not None and share.percent is not None:
            same.percent += share.percent
    return list(found.values())


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
