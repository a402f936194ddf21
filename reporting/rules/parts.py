"""Weekly parts made into yearly ones that still add up to the yearly whole."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from placements.rules.money import PENCE, WEEKS_PER_YEAR, annualise

PENNY = Decimal("0.01")


def parts_of_year(weekly: Mapping[str, Decimal], weeks_per_year: str = WEEKS_PER_YEAR) -> dict[str, Decimal]:
    """Each weekly amount in pounds as a yearly one, to the penny, adding up to the whole annualised once.

    Rounded down first; the pennies left go to the parts that lost most by it, the earliest of equals. No
    part is more than a penny from its exact value. Amounts may not be below zero.
    """
    pence = {name: Fraction(amount) * Fraction(weeks_per_year) * PENCE for name, amount in weekly.items()}
    kept = {name: Decimal(int(exact)).scaleb(-2) for name, exact in pence.items()}
    whole = annualise(sum(weekly.values(), Decimal(0)), weeks_per_year)
    left = int((whole - sum(kept.values(), Decimal(0))) * PENCE)
    for name in sorted(pence, key=lambda name: int(pence[name]) - pence[name])[:left]:
        kept[name] += PENNY
    return kept
