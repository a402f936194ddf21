"""Who pays on a day, and the national rates of a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from placements.choices import AgreementState, LineKind, NursingBand
from placements.models import FncRate, FundingAgreement, FundingLine, Placement
from placements.rules.splits import before_rise


@dataclass(frozen=True, slots=True)
class Ledger:
    """The money of one placement as it stands on every day, and the national rates: read once, asked often.

    `lines` are those that count, in the order they were kept; `agreements` those that count or wait, the newest
    day first; `rates` the newest first.
    """

    lines: tuple[FundingLine, ...]
    agreements: tuple[FundingAgreement, ...]
    rates: tuple[FncRate, ...]

    @property
    def waits(self) -> bool:
        """Does a proposal wait to be agreed?"""
        return any(one.state == AgreementState.PROPOSED for one in self.agreements)

    def lines_on(self, on: date) -> list[FundingLine]:
        """The lines charged on a day."""
        return [line for line in self.lines if line.charged_on(on)]

    def agreement_on(self, on: date) -> FundingAgreement | None:
        """The agreement that holds on a day, if the money was agreed here."""
        agreed = (one for one in self.agreements if one.state == AgreementState.AGREED)
        return next(
            (one for one in agreed if one.starts_on <= on and (one.ends_on is None or one.ends_on > on)), None
        )

    def fnc_rate_on(self, on: date) -> FncRate | None:
        """The national nursing care rates of a day."""
        return next((rate for rate in self.rates if rate.valid_from <= on < rate.valid_until), None)

    def nursing_of(self, line: FundingLine) -> tuple[FncRate, NursingBand] | None:
        """The national rate and band a nursing line goes by: its agreement's, or else the newest rate known by its
        first day that has its amount. None when no rate has.
        """
        made = line.agreement
        if made is not None and made.fnc_rate is not None:
            return made.fnc_rate, NursingBand(made.nursing)
        known = (rate for rate in self.rates if rate.valid_from <= line.starts_on)
        bands = (NursingBand.STANDARD, NursingBand.HIGHER)
        found = ((rate, band) for rate in known for band in bands)
        return next((one for one in found if weekly_rate(*one) == line.weekly), None)


def ledger_of(placement: Placement) -> Ledger:
    """The money of a placement. Three queries."""
    return ledgers_of([placement])[placement.pk]


def ledgers_of(placements: Sequence[Placement]) -> dict[int, Ledger]:
    """The money of each placement, by its key. Three queries for all of them."""
    by_key = {placement.pk: placement for placement in placements}
    lines, agreements = defaultdict(list), defaultdict(list)
    found = FundingLine.objects.filter(placement__in=by_key).select_related("payer", "agreement__fnc_rate")
    for line in found.order_by("pk"):
        line.placement = by_key[line.placement_id]
        lines[line.placement_id].append(line)
    states = (AgreementState.AGREED, AgreementState.PROPOSED)
    kept = FundingAgreement.objects.filter(placement__in=by_key, state__in=states)
    for agreement in kept.order_by("-starts_on", "-pk"):
        agreements[agreement.placement_id].append(agreement)
    rates = tuple(FncRate.objects.order_by("-valid_from"))
    return {key: Ledger(tuple(lines[key]), tuple(agreements[key]), rates) for key in by_key}


def lines_to_dispute(placement: Placement, on: date) -> QuerySet[FundingLine]:
    """The lines charged on a day, then those agreed for later days, for a question to choose from."""
    lasting = placement.funding.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    return lasting.select_related("payer").order_by("starts_on", "-weekly", "pk")


def another_starts(placement: Placement, on: date | None) -> bool:
    """Does another split, agreed already, start on a day?"""
    return on is not None and placement.funding.filter(starts_on=on).exists()


def price_of(lines: list[FundingLine]) -> Decimal:
    """Pounds a week of these lines, top-ups left out: they stand beside the price."""
    return sum((line.weekly for line in lines if line.kind != LineKind.TOP_UP), Decimal("0.00"))


def price_before(agreement: FundingAgreement) -> Decimal:
    """Pounds a week on an agreement's first day without it.

    The price a percentage was put on is known from what came of it, whatever happened to the lines since. Without a
    percentage it is asked of the lines, so only while the agreement waits.
    """
    if agreement.percent is not None:
        return before_rise(agreement.gross_weekly, agreement.percent)
    return price_of(ledger_of(agreement.placement).lines_on(agreement.starts_on))


def weekly_rate(rate: FncRate, band: str) -> Decimal:
    """Pounds a week of one band."""
    return rate.higher_weekly if band == NursingBand.HIGHER else rate.standard_weekly
