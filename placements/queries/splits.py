"""Who pays on a day, and the national rates of a day."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from placements.choices import LineKind, NursingBand
from placements.models import FncRate, FundingAgreement, FundingLine, Placement


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


def band_of(line: FundingLine) -> NursingBand | None:
    """Which national rate a nursing line was paid at; None when its amount is no national rate of its first day."""
    if line.agreement is not None and line.agreement.nursing != NursingBand.NONE:
        return NursingBand(line.agreement.nursing)
    rate = fnc_rate_on(line.starts_on)
    known = (
        {}
        if rate is None
        else {rate.standard_weekly: NursingBand.STANDARD, rate.higher_weekly: NursingBand.HIGHER}
    )
    return known.get(line.weekly)
