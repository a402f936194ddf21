"""Bars of what was done out of what was due, each with its n of N."""

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
    text,
)
from linkworker.charts.values import COUNT, MARKS, NOT_APPLICABLE, PERCENT, Cell, n_of_n, shown

WIDTH = 680
LEFT, RIGHT = 214, 520
TOP, ROW, THICK = 26, 38, 20
LETTERS_A_LINE = 30


@dataclass(frozen=True)
class Bar:
    """`met` of `of`, both counts; `of` nought means that nothing was due."""

    label: str
    met: Cell
    of: Cell

    @property
    def share(self) -> Decimal | None:
        """Met as a percentage of due, or None where there is none to give."""
        if self.met.is_number and self.of.is_number and self.of.number:
            return self.met.number * 100 / self.of.number
        return None

    @property
    def in_words(self) -> str:
        if self.share is not None:
            return f"{n_of_n(self.met, self.of)} ({shown(self.share, PERCENT)})"
        if self.met.is_number and self.of.is_number:
            return "none due"
        return n_of_n(self.met, self.of)


def on_time_bars(ident: str, title: str, bars: Sequence[Bar]) -> Chart:
    """Horizontal bars from 0 to 100%: filled is done, open is not; where there is no share there is no bar."""
    height = TOP + ROW * len(bars) + 8
    description = " ".join(f"{bar.label}: {bar.in_words}." for bar in bars) or "There is nothing to show."
    axis = [_axis_at(percent, height) for percent in (0, 25, 50, 75, 100)]
    drawn = [_bar(bar, TOP + ROW * number + 8) for number, bar in enumerate(bars)]
    svg = drawing(ident, title, description, WIDTH, height, *axis, *drawn)
    return Chart(svg, title, description, _table(title, bars), _gap(bars))


def _gap(bars: Sequence[Bar]) -> str:
    """Said when not one bar can be drawn for want of a number."""
    states = {bar.met.state or bar.of.state for bar in bars}
    return f"No bar can be drawn: {MARKS[min(states)]}." if states and "" not in states else ""


def _axis_at(percent: int, height: int) -> SafeString:
    x = _across(percent)
    return join(
        (line(x, TOP - 4, x, height - 4, RULE), text(f"{percent}%", x, TOP - 10, 12, QUIET_INK, "middle"))
    )


def _across(percent: float) -> float:
    return LEFT + (RIGHT - LEFT) * percent / 100


def _bar(bar: Bar, y: float) -> SafeString:
    middle = y + THICK / 2 + 4.5
    words = text(bar.in_words, RIGHT + 10, middle, 13, INK, font_weight=700)
    if bar.share is None:
        return join((_label(bar.label, middle), words))
    filled = _across(float(bar.share)) - LEFT
    frame = element(
        "rect", x=LEFT, y=y, width=RIGHT - LEFT, height=THICK, fill="#ffffff", stroke=BLUE, stroke_width=1.5
    )
    return join(
        (
            _label(bar.label, middle),
            frame,
            element("rect", x=LEFT, y=y, width=filled, height=THICK, fill=BLUE),
            words,
        )
    )


def _label(words: str, y: float) -> SafeString:
    """The name of the bar on one line, or on two when it is long."""
    if len(words) <= LETTERS_A_LINE:
        return text(words, LEFT - 10, y, 13, INK, "end")
    cut = words.rfind(" ", 0, LETTERS_A_LINE + 1)
    cut = cut if cut > 0 else LETTERS_A_LINE
    rest = words[cut:].strip()
    rest = rest if len(rest) <= LETTERS_A_LINE else rest[: LETTERS_A_LINE - 1] + "…"
    return join(
        (text(words[:cut], LEFT - 10, y - 8, 13, INK, "end"), text(rest, LEFT - 10, y + 8, 13, INK, "end"))
    )


def _table(title: str, bars: Sequence[Bar]) -> Table:
    rows = []
    for bar in bars:
        share = shown(bar.share, PERCENT) if bar.share is not None else MARKS[_why_no_share(bar)]
        rows.append((bar.label, bar.met.shown(COUNT), bar.of.shown(COUNT), share))
    return Table(title, ("Kind", "On time", "Due", "Share"), tuple(rows))


def _why_no_share(bar: Bar) -> str:
    return bar.met.state or bar.of.state or NOT_APPLICABLE
