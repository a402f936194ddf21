"""Stacked columns of money: who pays, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from linkworker.charts.canvas import (
    INK,
    QUIET_INK,
    RULE,
    Chart,
    Table,
    drawing,
    element,
    join,
    line,
    patterns,
    pounds_at,
    steps_to,
    text,
)
from linkworker.charts.values import MARKS, POUNDS, Cell, short_month, shown_briefly

WIDTH, HEIGHT = 680, 270
LEFT, RIGHT, TOP, BOTTOM = 56, 530, 24, 224
MOST_PARTS = 5


@dataclass(frozen=True)
class Stack:
    """One month: a cell of pounds for each payer, in the order of the payers' labels."""

    month: date
    parts: tuple[Cell, ...]

    @property
    def all_parts(self) -> Cell:
        """The sum, or the state of a missing part: a partial sum would read as a fall in cost."""
        return Cell(state=self.state) if self.state else Cell(sum(part.number for part in self.parts))

    @property
    def total(self) -> float | None:
        return None if self.state else float(self.all_parts.number)

    @property
    def state(self) -> str:
        return next((part.state for part in self.parts if not part.is_number), "")


def money_stacks(ident: str, title: str, labels: Sequence[str], stacks: Sequence[Stack]) -> Chart:
    """Up to five payers in columns from nought; a month with any part missing is a gap that says so."""
    if not 1 <= len(labels) <= MOST_PARTS:
        raise ValueError(f"A stacked chart takes 1 to {MOST_PARTS} payers; put the rest together as “Other”.")
    ticks = steps_to(max((stack.total or 0 for stack in stacks), default=0))
    definitions, fills = patterns(ident)

    def height(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / ticks[-1]

    grid = [_gridline(tick, ticks[-1], height(tick)) for tick in ticks]
    slot = (RIGHT - LEFT) / max(len(stacks), 1)
    columns = [
        _column(one, LEFT + slot * n + slot / 2, slot * 0.62, height, fills) for n, one in enumerate(stacks)
    ]
    note = _gaps(stacks)
    description = " ".join(filter(None, (_in_words(labels, stacks), note)))
    names = _names(labels, stacks, height, fills)
    svg = drawing(ident, title, description, WIDTH, HEIGHT, definitions, *grid, *columns, *names)
    return Chart(svg, title, description, _table(title, labels, stacks), note)


def _gridline(tick: float, top: float, y: float) -> SafeString:
    return join(
        (line(LEFT, y, RIGHT, y, RULE), text(pounds_at(tick, top), LEFT - 8, y + 4, 12, QUIET_INK, "end"))
    )


def _column(stack: Stack, x: float, wide: float, height, fills: Sequence[str]) -> SafeString:
    names = [text(f"{stack.month:%b}", x, BOTTOM + 19, 12, INK, "middle")]
    if stack.month.month == 1:
        names.append(text(f"{stack.month:%Y}", x, BOTTOM + 35, 12, QUIET_INK, "middle"))
    if stack.total is None:
        turned = f"rotate(-90 {x + 4:.1f} {BOTTOM - 8})"
        return join((*names, text(MARKS[stack.state], x + 4, BOTTOM - 8, 12, QUIET_INK, transform=turned)))
    parts, below = [], 0.0
    for part, fill in zip(stack.parts, fills, strict=False):
        top, bottom = height(below + float(part.number)), height(below)
        below += float(part.number)
        if bottom > top:
            parts.append(
                element(
                    "rect",
                    x=x - wide / 2,
                    y=top,
                    width=wide,
                    height=bottom - top,
                    fill=fill,
                    stroke=INK,
                    stroke_width=0.8,
                )
            )
    return join((*parts, *names))


def _names(labels: Sequence[str], stacks: Sequence[Stack], height, fills: Sequence[str]) -> list[SafeString]:
    """Payers are named beside the last full column, top to bottom as stacked; each with a piece of its fill."""
    last = next((stack for stack in reversed(stacks) if stack.total is not None), None)
    if last is None:
        return []
    wanted, below = [], 0.0
    for part, label, fill in zip(last.parts, labels, fills, strict=False):
        middle = below + float(part.number) / 2
        below += float(part.number)
        if part.number:
            wanted.append((height(middle), label, shown_briefly(part.number, POUNDS), fill))
    wanted.reverse()
    drawn, free = [], TOP - 6.0
    for y, label, amount, fill in wanted:
        y = max(y, free)
        free = y + 34
        swatch = element(
            "rect", x=RIGHT + 10, y=y - 8, width=14, height=14, fill=fill, stroke=INK, stroke_width=0.8
        )
        drawn.append(swatch)
        drawn.append(text(label, RIGHT + 30, y + 1, 13, INK, font_weight=700))
        drawn.append(text(amount, RIGHT + 30, y + 16, 12, QUIET_INK))
    return drawn


def _gaps(stacks: Sequence[Stack]) -> str:
    missing = [stack for stack in stacks if stack.total is None]
    if not missing:
        return ""
    if len(missing) == len(stacks):
        return f"No month can be drawn: {MARKS[missing[0].state]}."
    return " ".join(f"{short_month(stack.month)}: {MARKS[stack.state]}." for stack in missing)


def _in_words(labels: Sequence[str], stacks: Sequence[Stack]) -> str:
    full = [stack for stack in stacks if stack.total is not None]
    if not full:
        return ""
    last = full[-1]
    parts = ", ".join(f"{label} {part.shown(POUNDS)}" for label, part in zip(labels, last.parts, strict=True))
    return f"{short_month(last.month)}: {parts}."


def _table(title: str, labels: Sequence[str], stacks: Sequence[Stack]) -> Table:
    rows = tuple(
        (
            short_month(stack.month),
            *(part.shown(POUNDS) for part in stack.parts),
            stack.all_parts.shown(POUNDS),
        )
        for stack in stacks
    )
    return Table(title, ("Month", *labels, "Total"), rows)
