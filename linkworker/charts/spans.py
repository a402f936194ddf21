"""Columns of money that nobody knows for certain: low to high, with the middle, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from linkworker.charts.canvas import (
    BLUE,
    INK,
    QUIET_INK,
    RULE,
    Chart,
    Table,
    drawing,
    element,
    join,
    line,
    pounds_at,
    steps_to,
    text,
)
from linkworker.charts.values import POUNDS, Cell, column_of_pounds, shown_briefly

WIDTH, HEIGHT = 680, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 664, 30, 236
WIDEST = 56


@dataclass(frozen=True)
class Span:
    """One year: pounds low, middle and high."""

    label: str
    low: Decimal
    middle: Decimal
    high: Decimal

    def __post_init__(self):
        if not 0 <= self.low <= self.middle <= self.high:
            raise ValueError("A span rises from low over middle to high, none below nought.")


def money_spans(ident: str, title: str, spans: Sequence[Span]) -> Chart:
    """A column to the middle, a bar from low to high over it, and the middle in figures above."""
    ticks = steps_to(max((float(span.high) for span in spans), default=0))

    def height(value: Decimal | float) -> float:
        return BOTTOM - (BOTTOM - TOP) * float(value) / ticks[-1]

    grid = [_gridline(tick, ticks[-1], height(tick)) for tick in ticks]
    slot = (RIGHT - LEFT) / max(len(spans), 1)
    columns = [
        _column(span, LEFT + slot * n + slot / 2, min(slot * 0.5, WIDEST), height)
        for n, span in enumerate(spans)
    ]
    description = " ".join(
        f"{span.label}: {shown_briefly(span.middle, POUNDS)}, from {shown_briefly(span.low, POUNDS)} to "
        f"{shown_briefly(span.high, POUNDS)}."
        for span in spans
    )
    svg = drawing(ident, title, description, WIDTH, HEIGHT, *grid, *columns)
    return Chart(svg, title, description, _table(title, spans))


def _gridline(tick: float, top: float, y: float) -> SafeString:
    return join(
        (line(LEFT, y, RIGHT, y, RULE), text(pounds_at(tick, top), LEFT - 8, y + 4, 12, QUIET_INK, "end"))
    )


def _column(span: Span, x: float, wide: float, height) -> SafeString:
    name = text(span.label, x, BOTTOM + 20, 13, INK, "middle")
    if not span.high:
        return join((name, text("£0", x, BOTTOM - 8, 12, QUIET_INK, "middle")))
    low, middle, high = height(span.low), height(span.middle), height(span.high)
    column = element(
        "rect", x=x - wide / 2, y=middle, width=wide, height=BOTTOM - middle, fill=BLUE, fill_opacity=0.28
    )
    bar = join(
        (
            line(x, high, x, low, INK, 2),
            line(x - 9, high, x + 9, high, INK, 2),
            line(x - 9, low, x + 9, low, INK, 2),
            line(x - wide / 2, middle, x + wide / 2, middle, BLUE, 3),
        )
    )
    amount = text(shown_briefly(span.middle, POUNDS), x, high - 8, 12, INK, "middle", font_weight=700)
    return join((column, bar, amount, name))


def _table(title: str, spans: Sequence[Span]) -> Table:
    amounts = iter(
        column_of_pounds([Cell(part) for span in spans for part in (span.low, span.middle, span.high)])
    )
    rows = tuple((span.label, next(amounts), next(amounts), next(amounts)) for span in spans)
    return Table(title, ("Year", "Low", "Middle", "High"), rows)
