"""Who pays on a day, and the national rates of a day."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from placements.choices import LineKind, NursingBand
from placements.models import FncRate, FundingAgreement, FundingLine, Placement
from placements.rules.splits import before_rise


def lines_on(placement: Placement, on: date) -> list[FundingLine]:
    """The lines charged for a placement on a day, in the order they were kept."""
    lines = placement.funding.in_force_on(on).select_related("payer", "agreement__fnc_rate")
    return list(lines.order_by("pk"))


def lines_to_dispute(placement: Placement, on: date) -> QuerySet[FundingLine]:
    """The lines charged on a day, for a question to choose from."""
    return placement.funding.in_force_on(on).select_related("payer").order_by("-weekly", "pk")


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
    return price_of(lines_on(agreement.placement, agreement.starts_on))


def agreement_on(placement: Placement, on: date) -> FundingAgreement | None:
    """The agreement that holds on a day, if the money was agreed here."""
    agreed = placement.agreements.agreed().filter(starts_on__lte=on).order_by("-starts_on").first()
    return agreed if agreed and (agreed.ends_on is None or agreed.ends_on > on) else None


def fnc_rate_on(on: date) -> FncRate | None:
    """The national nursing care rates of a day."""
    return FncRate.objects.filter(valid_from__lte=on, valid_until__gt=on).order_by("-valid_from").first()


def weekly_rate(rate: FncRate, band: str) -> Decimal:
    """Pounds a week of one band."""
    return rate.higher_weekly if band == NursingBand.HIGHER else rate.standard_weekly


def nursing_of(line: FundingLine) -> tuple[FncRate, NursingBand] | None:
    """The national rate and band a nursing line goes by: its agreement's, or else the newest rate known by its first
    day that has its amount. None when no rate has.
    """
    made = line.agreement
    if made is not None and made.fnc_rate is not None:
        return made.fnc_rate, NursingBand(made.nursing)
    for rate in FncRate.objects.filter(valid_from__lte=line.starts_on).order_by("-valid_from"):
        for band in (NursingBand.STANDARD, NursingBand.HIGHER):
            if weekly_rate(rate, band) == line.weekly:
                return rate, band
    return None
