"""The national rates of NHS-funded nursing care, by date."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from placements.models import FncRate

EVIDENCE = {"source": "Published", "recalled": "Recalled: check it before you rely on it"}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in pounds a week over days, and how we know it."""

    starts_on: date
    last_day: date
    standard: Decimal
    higher: Decimal
    evidence: str
    current: bool


def fnc_rates(on: date) -> list[Rate]:
    """Every rate, newest first."""
    return [
        Rate(
            starts_on=rate.valid_from,
            last_day=rate.valid_until - DAY,
            standard=rate.standard_weekly,
            higher=rate.higher_weekly,
            evidence=EVIDENCE.get(rate.evidence, rate.evidence),
            current=rate.valid_from <= on < rate.valid_until,
        )
        for rate in FncRate.objects.order_by("-valid_from")
    ]
