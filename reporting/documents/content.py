"""What a board report says, as frozen values: read from the snapshot, printed by the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linkworker.charts import Cell, MonthCell
from linkworker.charts.values import COUNT, MARKS, NOT_APPLICABLE, PERCENT, POUNDS, n_of_n, shown_briefly
from linkworker.words import FEWEST_FOR_A_PERCENTAGE

RESTRICTED = "restricted"
PUBLIC = "public"
EDITIONS = (RESTRICTED, PUBLIC)
MOST_POINTS_A_STEP = 5


@dataclass(frozen=True)
class Split:
    """One part of a figure: its own met and of, or a plain value."""

    label: str
    value: Cell
    met: Cell | None
    of: Cell | None


@dataclass(frozen=True)
class TrendPoint:
    """One month of a figure."""

    month: date
    value: Cell

    @property
    def as_month_cell(self) -> MonthCell:
        return MonthCell(self.month, self.value)


@dataclass(frozen=True)
class Figure:
    """One measured indicator. `met` and `of` are None for a plain count or sum; `rag` is "" when not rated.

    `one_step` is how far one person more or less can move a rounded value; None for an exact one.
    `told_as` is “about” where it is worked out from rounded numbers.
    """

    id: str
    title: str
    unit: str
    better: str
    value: Cell
    met: Cell | None
    of: Cell | None
    not_recorded: Cell
    not_applicable: Cell
    target: Cell | None
    rag: str
    counted_in: str
    previous: Cell | None
    definition: str
    source: str
    trend: tuple[TrendPoint, ...]
    split: tuple[Split, ...]
    one_step: Decimal | None = None
    told_as: str = ""

    @property
    def has_n_of_n(self) -> bool:
        """Both numbers are there to be printed."""
        return all(cell is not None and cell.is_number for cell in (self.met, self.of))

    @property
    def n_of_n(self) -> str:
        """“15 of 16”, or the mark that says why there is none."""
        if self.met is not None and self.of is not None:
            return n_of_n(self.met, self.of, POUNDS if self.counted_in == POUNDS else COUNT)
        return MARKS[self.value.state if self.unit == PERCENT and self.value.state else NOT_APPLICABLE]

    @property
    def shown(self) -> str:
        return self.told(self.value)

    def told(self, cell: Cell) -> str:
        """A value of this figure, of any month, as printed."""
        words = cell.shown(self.unit)
        return f"{self.told_as} {words}" if self.told_as and cell.is_number else words

    @property
    def moves_by_rounding(self) -> Decimal:
        """The largest change that may be nothing but rounding: of a share both numbers are rounded."""
        return (self.one_step or Decimal(0)) * (2 if self.unit == PERCENT else 1)

    @property
    def instead_of_line(self) -> str:
        """What stands in place of a line over the months that would show only where the rounding fell."""
        if self.unit != PERCENT:
            return instead_of_line([point.value for point in self.trend], self.one_step, self.unit)
        if self.one_step is not None and self.one_step > MOST_POINTS_A_STEP:
            return "No line over the months: of so few people, rounding alone would make it jump."
        return ""

    @property
    def is_share_of_few(self) -> bool:
        """A percentage of so few that one more or fewer would swing it: one of ten moves it by ten points."""
        known = self.of is not None and self.of.is_number
        return self.unit == PERCENT and (not known or self.of.number < FEWEST_FOR_A_PERCENTAGE)


def instead_of_line(cells: Sequence[Cell], step: Decimal | None, unit: str) -> str:
    """Between which two numbers all months lie, where those are no more than one rounding step apart.

    Said of published numbers alone. Empty where a line may be drawn: for exact numbers, for months that are
    all alike, and where there was none (0 is never rounded).
    """
    numbers = [cell.number for cell in cells if cell.is_number]
    if step is None or not numbers or not min(numbers) or not 0 < max(numbers) - min(numbers) <= step:
        return ""
    low, high = (shown_briefly(number, unit) for number in (min(numbers), max(numbers)))
    between = low if low == high else f"{low} to {high}"
    months = "in every month" if len(numbers) == len(cells) else "in every month with a number"
    return f"About {between} {months}. No line over the months: rounding alone would make it jump."


@dataclass(frozen=True)
class PeopleMonth:
    month: date
    placed_out: Cell
    placed_in: Cell


@dataclass(frozen=True)
class Counted:
    label: str
    n: Cell


@dataclass(frozen=True)
class People:
    """Who is supported: by month, by type of home (adults placed out), and what moved in the month."""

    by_month: tuple[PeopleMonth, ...]
    by_setting: tuple[Counted, ...]
    movements: tuple[Counted, ...]


@dataclass(frozen=True)
class Done:
    label: str
    met: Cell
    of: Cell


@dataclass(frozen=True)
class Reviews:
    """What was due in the month by kind, what is overdue now, and by how many days at most."""

    by_kind: tuple[Done, ...]
    overdue: Cell
    longest_days: Cell


@dataclass(frozen=True)
class Payer:
    """Pounds a week and pounds a year, gross."""

    label: str
    weekly: Cell
    yearly: Cell


@dataclass(frozen=True)
class MoneyMonth:
    """Pounds a year by payer at the month's last day, in the order of `Money.by_payer`."""

    month: date
    yearly: tuple[Cell, ...]


@dataclass(frozen=True)
class Money:
    by_payer: tuple[Payer, ...]
    by_month: tuple[MoneyMonth, ...]


@dataclass(frozen=True)
class Quality:
    label: str
    not_recorded: Cell
    of: Cell


@dataclass(frozen=True)
class Snapshot:
    """One month of one authority in one edition, as stored."""

    authority_code: str
    authority_name: str
    month: date
    as_at: date
    edition: str
    fingerprint: str
    weeks_per_year: str
    suppression: str
    rounded_to: Decimal | None
    figures: tuple[Figure, ...]
    people: People
    reviews: Reviews
    money: Money
    quality: tuple[Quality, ...]

    def figure(self, id: str) -> Figure | None:
        return next((figure for figure in self.figures if figure.id == id), None)


@dataclass(frozen=True)
class Narrative:
    """What the manager adds to page 1: up to three sentences, and up to three requests to the board.

    Longer ones than `documents.LONGEST_SENTENCE` and `LONGEST_ASK` characters are cut: a form says so before.
    """

    sentences: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, sentences: str = "", asks: str = "") -> "Narrative":
        """One sentence and one request on each line, as typed in a form."""
        return cls(_lines(sentences), _lines(asks))


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())
