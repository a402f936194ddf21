"""A year's spend against its budget, in pounds, per cent and words."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from linkworker.words import pounds


@dataclass(frozen=True, slots=True)
class Variance:
    """What a year will have cost against what was set aside for it."""

    budget: Decimal
    outturn: Decimal

    @property
    def amount(self) -> Decimal:
        """Pounds over the budget; below nought is under."""
        return self.outturn - self.budget

    @property
    def percent(self) -> Decimal | None:
        """Per cent of the budget, to one place, half up; None of a budget of nothing."""
        if not self.budget:
            return None
        return (100 * self.amount / self.budget).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def words(self) -> str:
        """ "£1,200.00 over budget (1.5%)"."""
        if not self.amount:
            return "On budget"
        side = "over" if self.amount > 0 else "under"
        share = "" if self.percent is None else f" ({abs(self.percent)}%)"
        return f"{pounds(abs(self.amount))} {side} budget{share}"
