"""A number, or the reason there is none, in the words a board reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

SUPPRESSED = "suppressed"
NOT_RECORDED = "not_recorded"
NOT_APPLICABLE = "not_applicable"
NOT_MEASURED = "not_measured"

# Five different marks: nought is a number, and none of these is nought.
MARKS = {
    SUPPRESSED: "suppressed",
    NOT_RECORDED: "not recorded",
    NOT_APPLICABLE: "not applicable",
    NOT_MEASURED: "not measured then",
}

COUNT = "count"
PERCENT = "percent"
POUNDS = "pounds"

MILLION = Decimal(1_000_000)
PENCE_BELOW = Decimal(10_000)


@dataclass(frozen=True)
class Cell:
    """One number, or the state that stands in its place; never both, never neither."""

    number: Decimal | None = None
    state: str = ""

    def __post_init__(self):
        if (self.number is None) != (self.state in MARKS):
            raise ValueError("A cell holds either a number or one of: " + ", ".join(MARKS))

    @property
    def is_number(self) -> bool:
        return self.number is not None

    def shown(self, unit: str) -> str:
        """The number as printed (units in charts.values), or its mark."""
        return MARKS[self.state] if self.number is None else shown(self.number, unit)


@dataclass(frozen=True)
class MonthCell:
    """What one month holds; `month` is its first day."""

    month: date
    cell: Cell


def shown(number: Decimal, unit: str) -> str:
    """A number as printed: counts in full, per cent to 1 place, pounds in full and pence below £10,000."""
    if unit == PERCENT:
        return f"{_trimmed(rounded(number, 1))}%"
    if unit == POUNDS:
        places = 2 if abs(number) < PENCE_BELOW and number != number.to_integral_value() else 0
        return f"£{rounded(number, places):,}"
    return f"{_trimmed(number):,}"


def column_of_pounds(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Amounts that stand under one another: all with pence, or none when every one is whole."""
    whole = all(cell.number == cell.number.to_integral_value() for cell in cells if cell.is_number)
    places = 0 if whole else 2
    return tuple(
        f"£{rounded(cell.number, places):,}" if cell.is_number else MARKS[cell.state] for cell in cells
    )


def shown_briefly(number: Decimal, unit: str) -> str:
    """As `shown`, but money of a million or more in millions to 2 places and of 10,000 or more in thousands."""
    if unit == POUNDS and abs(number) >= MILLION:
        return f"£{rounded(number / MILLION, 2)}m"
    if unit == POUNDS and abs(number) >= PENCE_BELOW:
        return f"£{rounded(number / 1000, 0)}k"
    return shown(number, unit)


def rounded(number: Decimal, places: int) -> Decimal:
    """Half up, as money and percentages are rounded throughout."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def n_of_n(met: Cell, of: Cell, unit: str = COUNT) -> str:
    """“15 of 16”, or the mark that says why not."""
    if met.is_number and of.is_number:
        return f"{shown(met.number, unit)} of {shown(of.number, unit)}"
    return MARKS[(met if not met.is_number else of).state]


def short_month(month: date) -> str:
    return f"{month:%b %Y}"


def _trimmed(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
