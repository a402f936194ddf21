"""Pounds and pence: exact until the one rounding at the end. Money is Decimal, never float."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction

PENCE = 100
WEEKS_PER_YEAR = "365/7"
"""How a weekly price becomes a full-year one, and the label stamped on every figure (contracts, section
4).
"""


def to_pence(amount: Decimal | Fraction | int) -> Decimal:
    """An exact amount in pounds rounded half up (away from zero) to whole pence, always with two decimals."""
    pence = abs(Fraction(amount)) * PENCE
    rounded = (2 * pence.numerator + pence.denominator) // (2 * pence.denominator)
    return Decimal(rounded if amount >= 0 else -rounded).scaleb(-2)


def annualise(weekly: Decimal | Fraction, weeks_per_year: str = WEEKS_PER_YEAR) -> Decimal:
    """A weekly amount as a full-year one in pounds, rounded once, half up, to the penny.

    `weeks_per_year` is a fraction or decimal as text ("365/7", "52", "52.14"), so a council's own
    convention can be a setting. Add weekly amounts up first and annualise the sum. Raises ValueError when
    it is not a number. Source: domain A4 (365/7 chosen because 52 leaves a day or two of every year
    unpaid).
    """
    return to_pence(Fraction(weekly) * Fraction(weeks_per_year))


def hourly(hours: Decimal, rate: Decimal) -> Decimal:
    """Hours times an hourly rate, in pounds, rounded once, half up, to the penny (domain A4.1)."""
    return to_pence(Fraction(hours) * Fraction(rate))


def split_percent(gross: Decimal, percents: Mapping[str, Decimal], *, residual_to: str) -> dict[str, Decimal]:
    """What each payer pays of a gross amount in pounds; the amounts always add back to the gross.

    Each payer's share is rounded half up and the payer named by `residual_to` (the council) takes what is
    left, so odd pennies fall to the council (domain A4.4). A share is never more than what is left and
    never below zero. Raises ValueError when the percentages do not add to exactly 100, one is negative,
    the gross is negative or not whole pence, or the residual payer has no share.
    """
    if sum(percents.values()) != 100 or any(percent < 0 for percent in percents.values()):
        raise ValueError("The shares must add up to 100% with none below zero.")
    amounts = {
        payer: to_pence(Fraction(gross) * Fraction(percent) / 100)
        for payer, percent in percents.items()
        if payer != residual_to
    }
    return _with_residual(gross, amounts, percents, residual_to, cap=True)


def split_amounts(gross: Decimal, amounts: Mapping[str, Decimal], *, residual_to: str) -> dict[str, Decimal]:
    """What each payer pays when all but one pay a fixed weekly amount and `residual_to` pays the rest
    (domain A3).

    Raises ValueError when the fixed amounts come to more than the gross, or one of them is negative.
    """
    if any(amount < 0 for amount in amounts.values()):
        raise ValueError("No payer's amount can be below zero.")
    return _with_residual(gross, amounts, [*amounts, residual_to], residual_to, cap=False)


def _with_residual(
    gross: Decimal, amounts: Mapping[str, Decimal], payers: Collection[str], residual_to: str, *, cap: bool
) -> dict[str, Decimal]:
    if gross < 0 or gross != to_pence(gross):
        raise ValueError("The gross amount must be pounds and whole pence, not below zero.")
    if residual_to not in payers:
        raise ValueError(f"Give {residual_to} a share, if only 0, so that odd pennies have an owner.")
    left, shares = gross, dict.fromkeys(payers, Decimal("0.00"))
    for payer, amount in amounts.items():
        shares[payer] = min(amount, left) if cap else amount
        left -= shares[payer]
    if left < 0:
        raise ValueError("The fixed amounts come to more than the gross.")
    shares[residual_to] = to_pence(left)
    return shares
