"""From a weekly price to what each payer pays, to the penny (domain A4.3 and A4.4).

In this order: the price, less the NHS's nursing contribution, split between the payers; then the person's own
contribution comes out of the council's part. A third party's top-up stands beside the price and never comes here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from linkworker.words import pounds
from placements.rules.money import split_amounts, split_percent, to_pence

NOTHING = Decimal("0.00")


class CannotBeSplit(ValueError):
    """Why a price cannot be split so, as a sentence that says what to do, and the question it concerns."""

    def __init__(self, words: str, question: str = "shares"):
        super().__init__(words)
        self.question = question


@dataclass(frozen=True, slots=True)
class Portion:
    """What one payer is asked for: percent or pounds a week; None is whatever is left.

    `council` says that it is a council's, `ours` the responsible council's. `key` is any name.
    """

    key: str
    asked: Decimal | None
    council: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Paid:
    """What one payer pays today. `fixed` amounts keep their pounds when the price rises.

    `council` says that it is a council's, `ours` the responsible council's.
    """

    key: str
    weekly: Decimal
    fixed: bool = False
    council: bool = False
    ours: bool = False


def split(
    gross: Decimal,
    portions: Sequence[Portion],
    *,
    percent: bool,
    nursing: Decimal = NOTHING,
    contribution: Decimal = NOTHING,
) -> dict[str, Decimal]:
    """Pounds a week of each portion; with `nursing` and `contribution` they add up to `gross` exactly.

    Odd pennies fall to whoever pays what is left, else to the responsible council, else to another council,
    else to the last payer. The contribution is taken out of the councils' part, the responsible council's
    first. Raises CannotBeSplit.
    """
    rest = gross - nursing
    if rest < 0:
        raise CannotBeSplit(
            f"Enter a price of at least the nursing contribution, {pounds(nursing)}.", "gross"
        )
    if sum(portion.asked is None for portion in portions) > 1:
        raise CannotBeSplit("Leave the share of one payer empty at most: that one pays what is left.")
    if not portions:
        if rest or contribution:
            raise CannotBeSplit("Enter at least one payer with a share.")
        return {}
    owner = _owner_of_odd_pennies(portions)
    amounts = _by_percent(rest, portions, owner) if percent else _by_amount(rest, portions, owner)
    return _less_contribution(amounts, portions, contribution)


def uplifted(
    paid: Sequence[Paid], percent: Decimal, *, nursing: Decimal, contribution: Decimal
) -> dict[str, Decimal]:
    """The new pounds a week of every payer that is not fixed, when the whole price rises by a percentage.

    The price now is everything in `paid`. `nursing` is the national rate of the new day, `contribution` what
    the person pays towards the councils' part now and then, out of the same council's share as in `split`. The
    others keep their proportions of the rest; odd pennies fall to the council. Raises CannotBeSplit when nothing
    is left to rise.
    """
    gross = raised(sum((one.weekly for one in paid), NOTHING), percent)
    rising = [one for one in paid if not one.fixed]
    if not rising:
        raise CannotBeSplit("Nobody's share can rise: the price is made of fixed contributions alone.")
    portions = [Portion(one.key, one.weekly, one.council, one.ours) for one in rising]
    owner = _owner_of_odd_pennies(portions)
    weights = _before_contribution(portions, contribution)
    whole = sum(weights.values())
    if not whole or gross < nursing:
        raise CannotBeSplit("Nobody's share can rise: nothing is paid beside the nursing contribution.")
    amounts = split_percent(
        gross - nursing, {key: weight * 100 / whole for key, weight in weights.items()}, residual_to=owner
    )
    return _less_contribution(amounts, portions, contribution)


def raised(amount: Decimal, percent: Decimal) -> Decimal:
    """An amount in pounds with a percentage on top, rounded once, half up, to the penny."""
    return to_pence(Fraction(amount) * (100 + Fraction(percent)) / 100)


def before_rise(after: Decimal, percent: Decimal) -> Decimal:
    """The price in pounds that a percentage above nothing raised to `after`: the other way round of `raised`.

    A rise spreads prices apart, so no two of them are raised to the same penny.
    """
    return to_pence(Fraction(after) * 100 / (100 + Fraction(percent)))


def part_of(amount: Decimal, percent: Decimal) -> Decimal:
    """A percentage of an amount in pounds, rounded once, half up, to the penny."""
    return to_pence(Fraction(amount) * Fraction(percent) / 100)


def _owner_of_odd_pennies(portions: Sequence[Portion]) -> str:
    for fits in (
        lambda portion: portion.asked is None,
        lambda portion: portion.ours,
        lambda portion: portion.council,
    ):
        found = next((portion.key for portion in portions if fits(portion)), None)
        if found is not None:
            return found
    return portions[-1].key


def _by_percent(rest: Decimal, portions: Sequence[Portion], owner: str) -> dict[str, Decimal]:
    asked = {portion.key: portion.asked for portion in portions if portion.asked is not None}
    total = sum(asked.values(), Decimal(0))
    if len(asked) < len(portions):
        asked[owner] = 100 - total
    if total > 100 or sum(asked.values()) != 100:
        raise CannotBeSplit(f"Make the percentages add up to 100. They add up to {total.normalize():f}.")
    return split_percent(rest, {portion.key: asked[portion.key] for portion in portions}, residual_to=owner)


def _by_amount(rest: Decimal, portions: Sequence[Portion], owner: str) -> dict[str, Decimal]:
    asked = {portion.key: portion.asked for portion in portions if portion.asked is not None}
    total = sum(asked.values(), NOTHING)
    if total > rest or (len(asked) == len(portions) and total != rest):
        raise CannotBeSplit(
            f"Make the shares add up to {pounds(rest)} a week, the price less any nursing contribution. "
            f"They add up to {pounds(total)}."
        )
    return split_amounts(
        rest, {key: amount for key, amount in asked.items() if key != owner}, residual_to=owner
    )


def _councils(portions: Sequence[Portion]) -> list[str]:
    """Whose shares the person contributes to, in turn: the responsible council's, then the others' as they stand."""
    found = [portion for portion in portions if portion.council]
    return [portion.key for portion in sorted(found, key=lambda portion: not portion.ours)]


def _less_contribution(
    amounts: Mapping[str, Decimal], portions: Sequence[Portion], contribution: Decimal
) -> dict[str, Decimal]:
    councils = _councils(portions)
    council_gross = sum((amounts[key] for key in councils), NOTHING)
    if contribution > council_gross:
        raise CannotBeSplit(
            f"Enter a contribution of no more than the council's share, {pounds(council_gross)} a week: "
            "the person contributes towards that share alone.",
            "contribution",
        )
    left, shares = contribution, dict(amounts)
    for key in councils:
        taken = min(left, shares[key])
        shares[key] -= taken
        left -= taken
    return shares


def _before_contribution(portions: Sequence[Portion], contribution: Decimal) -> dict[str, Fraction]:
    """What each pays with the contribution given back: the other way round of `_less_contribution`.

    A council whose share the contribution took to nothing may have paid any part of it, so where another council
    pays as well nobody can know, and nobody guesses.
    """
    shares = {portion.key: Fraction(portion.asked or 0) for portion in portions}
    councils = _councils(portions)
    if not contribution:
        return shares
    if not councils:
        raise CannotBeSplit("No council pays, so there is nothing the person could contribute to.")
    if not shares[councils[0]] and any(shares[key] for key in councils):
        raise CannotBeSplit(
            "The person's contribution takes all of one council's share, so what each council pays of the price "
            "cannot be told. Propose who pays instead."
        )
    shares[councils[0]] += Fraction(contribution)
    return shares
