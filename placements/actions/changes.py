"""The split of today, changed in one way: raised, suspended for a time, or disputed. Nothing is kept here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from accounts.models import Organisation
from linkworker.refusals import Refusal
from linkworker.words import long_day, pounds
from placements.actions.terms import (
    EndsBeforeItStarts,
    NoNursingRate,
    Part,
    PaysTwice,
    WorkedOut,
    check_shares,
    days_of,
)
from placements.choices import AgreementReason, FundingStatus, LineKind, NursingBand, ShareType, Stream
from placements.models import FncRate, FundingLine, Placement
from placements.queries import splits as known
from placements.rules import splits

NOTHING = Decimal("0.00")


class NobodyPaysYet(Refusal):
    """There is no split that could be changed."""

    def __init__(self, on: date, question: str):
        super().__init__(f"Nobody is recorded as paying on {long_day(on)}: propose who pays first.", question)


class SplitChangesLater(Refusal):
    """A change of the split of one day would wipe out what was agreed for a later one."""

    def __init__(self, on: date, question: str):
        super().__init__(
            f"Another split starts on {long_day(on)}. Choose days on which the split stays the same, or propose "
            "who pays instead.",
            question,
        )


class NoNationalRate(Refusal):
    """Nursing money that is no national rate cannot follow the national rate."""

    def __init__(self, weekly: Decimal):
        super().__init__(
            f"The nursing contribution of {pounds(weekly)} a week is no national rate, so it cannot follow the rate "
            "of another day. Propose who pays instead."
        )


class NotPaidThen(Refusal):
    """The share that is disputed is not paid on that day."""

    message = "Choose a share that is paid on that day."
    question = "line"


def uplift_of(
    *,
    placement: Placement,
    percent: Decimal,
    effective_from: date,
    ledger: known.Ledger | None = None,
    on_record: bool | None = None,
) -> WorkedOut:
    """The split of a day with the whole price raised by a percentage, the proportions kept.

    The nursing contribution follows the national rate of the day; what the person contributes and a top-up
    stay as they are. `ledger` is the placement's and `on_record` whether an NHS outcome is, where they were read
    for many at once. Raises NobodyPaysYet, SplitChangesLater, OutsideTheStay, NoNationalRate, NoNursingRate, and
    what cannot be split.
    """
    ledger = ledger or known.ledger_of(placement)
    ends_on, lines = _split_of(placement, ledger, effective_from, None, "effective_from")
    rate, band = _nursing_on(ledger, lines, effective_from)
    nursing = known.weekly_rate(rate, band) if rate else None
    fixed = {line.pk: _fixed(line, lines) for line in lines}
    paid = [_paid(line, placement, fixed=fixed[line.pk]) for line in lines if line.kind != LineKind.TOP_UP]
    after = {
        line.pk: nursing if line.stream == Stream.FNC and nursing is not None else line.weekly
        for line in lines
    }
    try:
        amounts = splits.uplifted(
            paid,
            percent,
            nursing=sum((after[line.pk] for line in lines if line.stream == Stream.FNC), NOTHING),
            contribution=sum((line.weekly for line in lines if _contributes(line, lines)), NOTHING),
        )
    except splits.CannotBeSplit as why:
        raise Refusal(str(why), "percent") from why
    after |= {int(key): amount for key, amount in amounts.items()}
    parts = tuple(_part(line, weekly=after[line.pk]) for line in lines)
    worked = _worked(
        ledger, lines, parts, effective_from, ends_on, AgreementReason.UPLIFT, nursing=band, fnc_rate=rate
    )
    check_shares(placement, worked, on_record=on_record)
    return replace(worked, percent=percent)


def suspension_of(
    *, placement: Placement, starts_on: date, ends_on: date, percent: Decimal, note: str = ""
) -> WorkedOut:
    """Each payer pays a percentage of what it pays now, until a day; then all goes on as before.

    Raises NobodyPaysYet, SplitChangesLater, OutsideTheStay, EndsBeforeItStarts.
    """
    if ends_on <= starts_on:
        raise EndsBeforeItStarts
    ledger = known.ledger_of(placement)
    until, lines = _split_of(placement, ledger, starts_on, ends_on, "ends_on")
    parts = tuple(_part(line, weekly=splits.part_of(line.weekly, percent)) for line in lines)
    rate, band = _nursing_as_it_is(ledger, lines, parts)
    worked = _worked(
        ledger, lines, parts, starts_on, until, AgreementReason.SUSPENDED, nursing=band, fnc_rate=rate
    )
    return replace(worked, note=note)


def dispute_of(
    *,
    placement: Placement,
    line: FundingLine,
    starts_on: date,
    funder: Organisation | None = None,
    stream: str = "",
    note: str = "",
) -> WorkedOut:
    """One payer's share is disputed from a day. With an interim funder that one pays it, without prejudice.

    The price stays whole either way. It runs until the next split that is agreed already: whether that one is
    disputed too is for whoever knows its shares to say. Raises NobodyPaysYet, NotPaidThen, PaysTwice, and what the
    rules of domain A3 forbid.
    """
    ledger = known.ledger_of(placement)
    until, lines = _lines_of(placement, ledger, starts_on, None, "starts_on")
    ends_on = _closing(until, lines, _next_split(ledger, starts_on, until))
    if line.pk not in {one.pk for one in lines}:
        raise NotPaidThen
    if funder is None:
        changed = _part(line, status=FundingStatus.DISPUTED)
    else:
        changed = _part(line, payer=funder, stream=stream, status=FundingStatus.INTERIM)
    parts = tuple(changed if one.pk == line.pk else _part(one) for one in lines)
    named = [(part.payer, part.stream, part.kind) for part in parts]
    if named.count((changed.payer, changed.stream, changed.kind)) > 1:
        raise PaysTwice(changed.payer)
    rate, band = _nursing_as_it_is(ledger, lines, parts)
    worked = _worked(
        ledger, lines, parts, starts_on, ends_on, AgreementReason.DISPUTED, nursing=band, fnc_rate=rate
    )
    check_shares(placement, worked)
    return replace(worked, note=note)


def _split_of(
    placement: Placement, ledger: known.Ledger, starts_on: date, ends_on: date | None, question: str
) -> tuple[date | None, list[FundingLine]]:
    until, lines = _lines_of(placement, ledger, starts_on, ends_on, question)
    later = _next_split(ledger, starts_on, until)
    if later is not None:
        raise SplitChangesLater(later, question)
    return _closing(until, lines), lines


def _lines_of(
    placement: Placement, ledger: known.Ledger, starts_on: date, ends_on: date | None, question: str
) -> tuple[date | None, list[FundingLine]]:
    until = days_of(placement, ledger, starts_on, ends_on)
    lines = ledger.lines_on(starts_on)
    if not lines:
        raise NobodyPaysYet(starts_on, question)
    return until, lines


def _next_split(ledger: known.Ledger, starts_on: date, until: date | None) -> date | None:
    later = [line.starts_on for line in ledger.lines if line.starts_on > starts_on]
    return min((day for day in later if until is None or day < until), default=None)


def _closing(until: date | None, lines: Sequence[FundingLine], later: date | None = None) -> date | None:
    days = (until, later, *(line.ends_on for line in lines))
    return min((day for day in days if day is not None), default=None)


def _worked(
    ledger: known.Ledger,
    lines: Sequence[FundingLine],
    parts: tuple[Part, ...],
    starts_on: date,
    ends_on: date | None,
    reason: str,
    *,
    nursing: str,
    fnc_rate: FncRate | None,
) -> WorkedOut:
    agreement = ledger.agreement_on(starts_on)
    return WorkedOut(
        starts_on=starts_on,
        ends_on=ends_on,
        gross=sum((part.weekly for part in parts if part.kind != LineKind.TOP_UP), NOTHING),
        before=known.price_of(lines),
        parts=parts,
        share_type=ShareType.AMOUNT,
        reason=reason,
        nursing=nursing,
        fnc_rate=fnc_rate,
        nhs_outcome_declared=agreement.nhs_outcome_declared
        if agreement
        else any(line.stream == Stream.FNC for line in lines),
        hours_weekly=agreement.hours_weekly if agreement else None,
    )


def _part(line: FundingLine, **changed) -> Part:
    return replace(Part(line.payer, line.stream, line.kind, line.weekly, None, line.status), **changed)


def _paid(line: FundingLine, placement: Placement, *, fixed: bool) -> splits.Paid:
    return splits.Paid(
        str(line.pk),
        line.weekly,
        fixed=fixed,
        council=line.payer_kind == "council",
        ours=line.payer_id is not None and line.payer_id == placement.person.responsible_council_id,
    )


def _nursing_on(ledger: known.Ledger, lines: Sequence[FundingLine], on: date) -> tuple[FncRate | None, str]:
    """The rate of a day, in the band the nursing contribution is paid in now; never guessed."""
    nursing = _nursing_line(lines)
    if nursing is None:
        return None, NursingBand.NONE
    found = ledger.nursing_of(nursing)
    if found is None or nursing.weekly != known.weekly_rate(*found):
        raise NoNationalRate(nursing.weekly)
    rate = ledger.fnc_rate_on(on)
    if rate is None:
        raise NoNursingRate(on, "effective_from")
    return rate, found[1]


def _nursing_as_it_is(
    ledger: known.Ledger, lines: Sequence[FundingLine], parts: Sequence[Part]
) -> tuple[FncRate | None, str]:
    """The rate and band that go on as they are; none where nobody pays a nursing contribution any more."""
    nursing = _nursing_line(lines)
    if nursing is None or all(part.stream != Stream.FNC for part in parts):
        return None, NursingBand.NONE
    return ledger.nursing_of(nursing) or (None, NursingBand.NONE)


def _nursing_line(lines: Sequence[FundingLine]) -> FundingLine | None:
    return next((line for line in lines if line.stream == Stream.FNC), None)


def _contributes(line: FundingLine, lines: Sequence[FundingLine]) -> bool:
    """The person's own money beside a council's: a contribution, also where an import could not say so."""
    if line.kind == LineKind.CLIENT_CONTRIBUTION:
        return True
    beside = any(other.payer_kind == "council" for other in lines)
    return line.kind == LineKind.SHARE and line.payer is None and beside


def _fixed(line: FundingLine, lines: Sequence[FundingLine]) -> bool:
    return line.stream == Stream.FNC or _contributes(line, lines)
