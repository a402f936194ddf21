"""From what somebody asks for to what each payer would pay, or why it cannot be. Nothing is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import Organisation
from linkworker.refusals import Refusal
from linkworker.words import long_day
from placements.actions.days import check_in_stay
from placements.choices import AgreementReason, FundingStatus, LineKind, NursingBand, ShareType, Stream
from placements.models import FncRate, Placement
from placements.queries import splits as known
from placements.queries.chc import nhs_outcome_on_record
from placements.rules import funding, money, splits, support

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class AskedShare:
    """One payer's percent or pounds a week under one stream; no payer is the person, None is what is left."""

    payer: Organisation | None
    stream: str
    asked: Decimal | None = None

    @property
    def key(self) -> str:
        return f"{self.payer.pk if self.payer else ''}/{self.stream}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a proposal asks for. The price is `gross`, or hours times an hourly rate."""

    starts_on: date
    ends_on: date | None = None
    gross: Decimal | None = None
    hours_weekly: Decimal | None = None
    hourly_rate: Decimal | None = None
    share_type: str = ShareType.AMOUNT
    shares: tuple[AskedShare, ...] = ()
    nursing: str = NursingBand.NONE
    contribution: Decimal | None = None
    top_up: Decimal | None = None
    status: str = FundingStatus.AGREED
    reason: str = AgreementReason.START
    nhs_outcome_declared: bool = False
    risk_assessed_on: date | None = None
    mitigation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one payer would pay in pounds a week, and the percentage that was asked for."""

    payer: Organisation | None
    stream: str
    kind: str
    weekly: Decimal
    percent: Decimal | None = None
    status: str = FundingStatus.AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """A proposal with its pennies: what is kept when it is sent."""

    starts_on: date
    ends_on: date | None
    gross: Decimal
    before: Decimal
    parts: tuple[Part, ...]
    share_type: str
    reason: str
    nursing: str = NursingBand.NONE
    fnc_rate: FncRate | None = None
    nhs_outcome_declared: bool = False
    hours_weekly: Decimal | None = None
    risk_assessed_on: date | None = None
    mitigation: str = ""
    note: str = ""
    percent: Decimal | None = None

    @property
    def top_up(self) -> Decimal:
        """Pounds a week beside the price."""
        return sum((part.weekly for part in self.parts if part.kind == LineKind.TOP_UP), NOTHING)

    @property
    def difference(self) -> Decimal:
        """Pounds a week more, or less, than would be paid on its first day without it."""
        return self.gross - self.before

    @property
    def yearly_effect(self) -> Decimal:
        """The difference over a full year (365/7 weeks)."""
        return money.annualise(self.difference)


class NobodyPays(Refusal):
    """A split without shares."""

    def __init__(self):
        super().__init__("Enter at least one payer with a share.", "shares")


class PaysTwice(Refusal):
    """One payer twice under one stream."""

    def __init__(self, payer: Organisation | None):
        who = str(payer) if payer else "The person"
        super().__init__(f"{who} is entered twice under the same stream. Add the two up.", "shares")


class NursingIsNoShare(Refusal):
    """The nursing contribution is a national rate, not a share somebody types."""

    def __init__(self):
        super().__init__("Choose the nursing rate instead of entering nursing care as a share.", "shares")


class NoNursingRate(Refusal):
    """No rate is known for the day."""

    def __init__(self, on: date, question: str = "nursing"):
        super().__init__(f"No national nursing care rate is known for {long_day(on)}.", question)


class NoBoardRecorded(Refusal):
    """The nursing contribution is paid by the person's NHS board."""

    def __init__(self):
        super().__init__(
            "Record the person's responsible NHS board first: it pays the nursing contribution.", "nursing"
        )


class PriceMissing(Refusal):
    """A proposal without a price."""

    def __init__(self):
        super().__init__("Enter the price a week, or the hours a week and the hourly rate.", "gross")


class EndsBeforeItStarts(Refusal):
    """A range of no days."""

    def __init__(self):
        super().__init__("The first day it no longer holds must be after the day it starts.", "ends_on")


class LeavesAGap(Refusal):
    """Days of an open placement for which nobody pays (domain A4.2)."""


class SharesCannotBeRight(Refusal):
    """A rule of continuing healthcare, nursing care or aftercare says the split cannot be."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(told={"shares": problems})


class ReductionNotAssessed(Refusal):
    """Support is reduced only after a completed risk assessment and mitigation (domain C2)."""


def work_out(*, placement: Placement, terms: Terms, today: date) -> WorkedOut:
    """What each payer would pay under these terms.

    Raises every refusal of this module: the day, the price, the shares (rules: placements.rules.splits and
    placements.rules.funding), a gap, and a reduction without its assessment.
    """
    ledger = known.ledger_of(placement)
    ends_on = days_of(placement, ledger, terms.starts_on, terms.ends_on)
    gross = _price(terms)
    rate = _nursing_rate(placement, ledger, terms)
    worked = WorkedOut(
        starts_on=terms.starts_on,
        ends_on=ends_on,
        gross=gross,
        before=known.price_of(ledger.lines_on(terms.starts_on)),
        parts=_parts(placement, terms, gross, known.weekly_rate(rate, terms.nursing) if rate else NOTHING),
        share_type=terms.share_type,
        reason=terms.reason,
        nursing=terms.nursing,
        fnc_rate=rate,
        nhs_outcome_declared=terms.nhs_outcome_declared,
        hours_weekly=terms.hours_weekly,
        risk_assessed_on=terms.risk_assessed_on,
        mitigation=terms.mitigation,
        note=terms.note,
    )
    check_shares(placement, worked)
    _check_reduction(ledger, worked, today)
    return worked


def days_of(placement: Placement, ledger: known.Ledger, starts_on: date, ends_on: date | None) -> date | None:
    """The first day it no longer holds, never past the stay. Raises for days outside it and for gaps."""
    check_in_stay(placement, starts_on)
    if ends_on is not None and ends_on <= starts_on:
        raise EndsBeforeItStarts
    _check_gap_before(ledger, starts_on)
    if placement.ends_on is not None and (ends_on is None or ends_on >= placement.ends_on):
        return placement.ends_on
    if ends_on is not None and not ledger.lines_on(ends_on):
        raise LeavesAGap(
            f"Nobody would pay from {long_day(ends_on)}: leave this empty, or end the placement first.",
            "ends_on",
        )
    return ends_on


def _check_gap_before(ledger: known.Ledger, starts_on: date) -> None:
    earlier = [line for line in ledger.lines if line.starts_on < starts_on]
    if not earlier or any(line.ends_on is None or line.ends_on >= starts_on for line in earlier):
        return
    last = max(line.ends_on for line in earlier)
    raise LeavesAGap(f"Nobody pays since {long_day(last)}: start on that day, or before it.", "starts_on")


def _price(terms: Terms) -> Decimal:
    if terms.gross is not None:
        return terms.gross
    if terms.hours_weekly is None or terms.hourly_rate is None:
        raise PriceMissing
    return money.hourly(terms.hours_weekly, terms.hourly_rate)


def _nursing_rate(placement: Placement, ledger: known.Ledger, terms: Terms) -> FncRate | None:
    if terms.nursing == NursingBand.NONE:
        return None
    if placement.person.responsible_icb is None:
        raise NoBoardRecorded
    rate = ledger.fnc_rate_on(terms.starts_on)
    if rate is None:
        raise NoNursingRate(terms.starts_on)
    return rate


def _parts(placement: Placement, terms: Terms, gross: Decimal, nursing: Decimal) -> tuple[Part, ...]:
    """The shares as typed, then nursing care, the person's contribution and the top-up."""
    _check_rows(terms, nursing)
    person = placement.person
    contribution = terms.contribution or NOTHING
    portions = [
        splits.Portion(
            share.key,
            share.asked,
            council=share.payer is not None and share.payer.kind == "council",
            ours=share.payer == person.responsible_council,
        )
        for share in terms.shares
    ]
    percent = terms.share_type == ShareType.PERCENT
    try:
        amounts = splits.split(gross, portions, percent=percent, nursing=nursing, contribution=contribution)
    except splits.CannotBeSplit as why:
        raise Refusal(str(why), why.question) from why
    parts = [
        Part(
            share.payer,
            share.stream,
            LineKind.SHARE,
            amounts[share.key],
            share.asked if percent else None,
            terms.status,
        )
        for share in terms.shares
    ]
    if nursing:
        parts.append(Part(person.responsible_icb, Stream.FNC, LineKind.SHARE, nursing))
    if contribution:
        parts.append(Part(None, Stream.SELF, LineKind.CLIENT_CONTRIBUTION, contribution))
    if terms.top_up:
        parts.append(Part(None, Stream.SELF, LineKind.TOP_UP, terms.top_up))
    return tuple(parts)


def _check_rows(terms: Terms, nursing: Decimal) -> None:
    if not terms.shares and not nursing:
        raise NobodyPays
    seen = set()
    for share in terms.shares:
        if share.stream == Stream.FNC:
            raise NursingIsNoShare
        if share.key in seen:
            raise PaysTwice(share.payer)
        seen.add(share.key)


def check_shares(placement: Placement, worked: WorkedOut, *, on_record: bool | None = None) -> None:
    """Raise SharesCannotBeRight for what continuing healthcare, nursing care and aftercare forbid (domain A3).

    `on_record` says whether an NHS outcome is, where that was asked for many people at once.
    """
    setting = placement.home.setting_type
    package = funding.Package(
        shares=tuple(
            funding.Share(
                payer=part.payer.code if part.payer else "person",
                payer_kind=funding.payer_kind(part.payer.kind if part.payer else None),
                stream=part.stream,
                weekly=part.weekly,
                beside_the_price=part.kind == LineKind.TOP_UP,
            )
            for part in worked.parts
        ),
        responsible_council=placement.person.responsible_council.code,
        setting_group=setting.group,
        nursing_possible=setting.fnc_possible,
        nhs_outcome_recorded=_nhs_outcome_stands(placement, worked, on_record),
        gross=worked.gross,
        without_prejudice=any(part.status == FundingStatus.INTERIM for part in worked.parts),
    )
    problems = funding.problems(package)
    if problems:
        raise SharesCannotBeRight(problems)


def _nhs_outcome_stands(placement: Placement, worked: WorkedOut, on_record: bool | None) -> bool:
    """Behind nursing money: declared, or on record here by its first day. Asked only where it matters."""
    if worked.nhs_outcome_declared or all(part.stream != Stream.FNC for part in worked.parts):
        return worked.nhs_outcome_declared
    if on_record is not None:
        return on_record
    return nhs_outcome_on_record(placement.person, worked.starts_on)


def _check_reduction(ledger: known.Ledger, worked: WorkedOut, today: date) -> None:
    held = ledger.agreement_on(worked.starts_on)
    fewer_hours = None not in (held, worked.hours_weekly) and (
        held.hours_weekly is not None and worked.hours_weekly < held.hours_weekly
    )
    cheaper = worked.gross < worked.before
    asked = (
        fewer_hours
        or worked.reason == AgreementReason.SLEEP_IN_REPLACED
        or (worked.reason == AgreementReason.NEEDS_CHANGED and cheaper)
    )
    if not asked:
        return
    risk = worked.risk_assessed_on, worked.mitigation
    found = dict(support.risk_faults(*risk, starts_on=worked.starts_on, today=today))
    if found:
        raise ReductionNotAssessed(told={question: [words] for question, words in found.items()})
