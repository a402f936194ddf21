"""What was proposed about money, for whoever is to agree it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import Staff
from accounts.roles import Permission
from linkworker.words import long_day, pounds
from placements import policies
from placements.choices import AgreementState, FundingStatus, LineKind, Stream
from placements.models import FundingAgreement
from placements.queries import limits, splits
from placements.queries.person_money import COLOURS
from placements.queries.person_page import Row
from placements.rules import money

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class PartRow:
    """One payer of a split, in words; pounds a week and a full year."""

    payer: str
    stream: str
    kind: str
    weekly: Decimal
    yearly: Decimal
    percent: Decimal | None
    settled: str
    colour: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposal, what it changes, and why somebody may not agree it, in words, if so."""

    agreement: FundingAgreement
    rows: tuple[Row, ...]
    parts: tuple[PartRow, ...]
    open: bool
    why_not: str


def agreement_named(staff: Staff, uid) -> FundingAgreement:
    """A proposal or agreement about a placement whose costs somebody may know of, or 404."""
    placements = policies.placements_for(staff, Permission.SEE_COSTS)
    known = FundingAgreement.objects.filter(placement__in=placements.order_by())
    return get_object_or_404(
        known.select_related("placement", "proposed_by", "decided_by", "fnc_rate", "uplift"), uid=uid
    )


def waiting_for(staff: Staff) -> list[FundingAgreement]:
    """Proposals that wait for somebody who may agree them, the oldest first."""
    found = _waiting(staff).select_related("placement__person", "proposed_by", "uplift")
    return list(found.order_by("created_at", "pk")[:MOST_SHOWN])


def number_waiting(staff: Staff) -> int:
    """How many proposals wait, of everybody whose money somebody may agree."""
    return _waiting(staff).count()


def _waiting(staff: Staff) -> QuerySet[FundingAgreement]:
    placements = policies.placements_for(staff, Permission.AGREE_FUNDING)
    return FundingAgreement.objects.waiting().filter(placement__in=placements.order_by())


def proposal_page(agreement: FundingAgreement, staff: Staff, *, on: date) -> ProposalPage:
    """All there is to know before agreeing."""
    shares = agreement.shares.select_related("payer").order_by("pk")
    waits = agreement.state == AgreementState.PROPOSED
    return ProposalPage(
        agreement=agreement,
        rows=tuple(_rows(agreement)),
        parts=tuple(part_row(share) for share in shares),
        open=waits,
        why_not=_why_not(agreement, staff, on) if waits else "",
    )


def part_row(part) -> PartRow:
    """A share that is proposed or only worked out, in words."""
    kind = LineKind(part.kind)
    return PartRow(
        payer=str(part.payer) if part.payer else "The person" if kind != LineKind.TOP_UP else "A third party",
        stream=Stream(part.stream).label,
        kind="" if kind == LineKind.SHARE else kind.label,
        weekly=part.weekly,
        yearly=money.annualise(part.weekly),
        percent=part.percent,
        settled=FundingStatus(part.status).label,
        colour=COLOURS[part.status],
    )


def _rows(agreement: FundingAgreement):
    waits = agreement.state == AgreementState.PROPOSED
    yield Row(
        "Price a week",
        pounds(agreement.gross_weekly),
        f"{pounds(money.annualise(agreement.gross_weekly))} a year",
    )
    if waits:
        change = agreement.gross_weekly - splits.price_before(agreement)
        yield Row("Change a week", _signed(change), f"{_signed(money.annualise(change))} a year")
    until = (
        f"until {long_day(agreement.ends_on)}, the first day it no longer holds" if agreement.ends_on else ""
    )
    yield Row("From", long_day(agreement.starts_on), until)
    yield Row("What made it", agreement.get_reason_display())
    if agreement.percent is not None:
        yield Row("Uplift", f"{agreement.percent.normalize():f}%")
    if agreement.fnc_rate is not None:
        weekly = splits.weekly_rate(agreement.fnc_rate, agreement.nursing)
        yield Row(
            "Nursing care",
            agreement.get_nursing_display(),
            f"{pounds(weekly)} a week, the NHS's rate of the day",
        )
    if agreement.hours_weekly is not None:
        yield Row("Hours of support a week", f"{agreement.hours_weekly:f}")
    if agreement.risk_assessed_on is not None:
        yield Row("Risk of less support assessed", long_day(agreement.risk_assessed_on), agreement.mitigation)
    yield Row("Proposed by", str(agreement.proposed_by), long_day(timezone.localdate(agreement.created_at)))
    if agreement.decided_by is not None:
        yield Row(agreement.get_state_display(), str(agreement.decided_by), agreement.why_refused)
    if agreement.note:
        yield Row("Note", agreement.note)


def _signed(amount: Decimal) -> str:
    return f"{'+' if amount > 0 else ''}{pounds(amount)}"


def _why_not(agreement: FundingAgreement, staff: Staff, on: date) -> str:
    if agreement.proposed_by_id == staff.pk:
        return "You proposed this, so somebody else must agree it. You can take it back by refusing it."
    authority = agreement.placement.person.responsible_council
    return limits.over_limit(staff, authority, agreement.gross_weekly, on)
