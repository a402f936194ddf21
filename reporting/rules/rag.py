"""Red, amber or green, and better or worse than last time. Bands are settings passed in (domain H)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = Decimal | Fraction | int


class Better(StrEnum):
    """Which way an indicator should go."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Rag(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Travel(StrEnum):
    """How a figure moved since the month before; UP and DOWN where neither is better."""

    BETTER = "better"
    WORSE = "worse"
    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Bands:
    """The edge of green and the edge of amber, each included, in the indicator's own unit.

    For "higher is better" 95 and 85 mean: green from 95, amber from 85, red below. For "lower" 0 and 2
    mean: green at 0, amber up to 2, red above. Raises ValueError when amber lies on the wrong side of
    green.
    """

    better: Better
    green: Decimal
    amber: Decimal

    def __post_init__(self) -> None:
        if self.better == Better.NEUTRAL:
            raise ValueError("An indicator with no better direction has no red, amber or green.")
        if not self._reaches(self.green, self.amber):
            raise ValueError("Amber must begin where green ends, on the worse side.")

    def rate(self, value: Number, *, breached: bool = False) -> Rag:
        """The colour of an unrounded value.

        `breached` makes it red whatever the value (K12, K16: one far too late).
        """
        if breached:
            return Rag.RED
        if self._reaches(value, self.green):
            return Rag.GREEN
        return Rag.AMBER if self._reaches(value, self.amber) else Rag.RED

    def _reaches(self, value: Number, edge: Number) -> bool:
        return value >= edge if self.better == Better.HIGHER else value <= edge


def rag(value: Number | None, bands: Bands | None, *, breached: bool = False) -> Rag | None:
    """The colour, or None when there is no value (nothing to count is never red or green) or no bands."""
    if value is None or bands is None:
        return None
    return bands.rate(value, breached=breached)


def travel(
    now: Number | None,
    previous: Number | None,
    better: Better,
    *,
    denominators: tuple[int, ...],
    smallest_denominator: int,
) -> Travel | None:
    """Which way the figure moved; None when either value is missing or a denominator is too small to
    tell.

    With about 16 people one person is six points: no arrow unless every denominator given (this month's
    and last month's) reaches `smallest_denominator` (domain H: 10). Give none for counts.
    """
    if now is None or previous is None or any(of < smallest_denominator for of in denominators):
        return None
    if now == previous:
        return Travel.SAME
    rose = now > previous
    if better == Better.NEUTRAL:
        return Travel.UP if rose else Travel.DOWN
    return Travel.BETTER if rose == (better == Better.HIGHER) else Travel.WORSE
