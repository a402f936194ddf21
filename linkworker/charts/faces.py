"""Faces over time: one panel for each part of life, one above the other, drawn narrow enough for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

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
from linkworker.charts.pictures import SIZE, face_inside
from linkworker.words import listed, short_day

WIDTH = 480
LEFT, RIGHT = 44, 418
NAME_ROOM, PANEL, FOOT = 34, 92, 26
SADDEST, HAPPIEST = 1, 5
FACE_SIDE = 24
NOT_ANSWERED = "not answered"
DAY_ROOM = 78  # pixels a written day takes


@dataclass(frozen=True)
class Row:
    """One part of life: the mean of its faces on each day, in the order of the days; None: not answered."""

    label: str
    means: tuple[Fraction | None, ...]


def faces_over_time(ident: str, title: str, days: Sequence[date], rows: Sequence[Row]) -> Chart:
    """A panel a row. The first time is a hollow square, later ones are full circles, the latest has its number."""
    tall = len(rows) * (NAME_ROOM + PANEL) + FOOT
    first, last = days[0], days[-1]

    def across(day: date) -> float:
        span = (last - first).days
        return LEFT + 18 + (RIGHT - LEFT - 36) * ((day - first).days / span if span else 0.5)

    panels = [_panel(row, days, across, n * (NAME_ROOM + PANEL)) for n, row in enumerate(rows)]
    words = " ".join(_in_words(row, days) for row in rows)
    svg = drawing(ident, title, words, WIDTH, tall, *panels, _days(days, across, tall - 8))
    return Chart(svg, title, words, _table(title, days, rows))


def shown_mean(mean: Fraction | None) -> str:
    """ "3.5" of five, or that nobody answered."""
    return NOT_ANSWERED if mean is None else f"{float(mean):.1f}".removesuffix(".0")


def change_in_words(row: Row) -> str:
    """From the first answer to the latest."""
    answered = [mean for mean in row.means if mean is not None]
    if len(answered) < 2:
        return "asked once"
    by = answered[-1] - answered[0]
    if not by:
        return "the same"
    return f"{'better' if by > 0 else 'worse'} by {shown_mean(abs(by))}"


def _panel(row: Row, days: Sequence[date], across, top: float) -> SafeString:
    upper, lower = top + NAME_ROOM, top + NAME_ROOM + PANEL - 22

    def height(mean: Fraction) -> float:
        return lower - (lower - upper) * float((mean - SADDEST) / (HAPPIEST - SADDEST))

    grid = [line(LEFT, y, RIGHT, y, RULE) for y in (upper, (upper + lower) / 2, lower)]
    ends = [
        _small_face(HAPPIEST, LEFT - 38, upper - FACE_SIDE / 2),
        _small_face(SADDEST, LEFT - 38, lower - FACE_SIDE / 2),
    ]
    answered = [
        (across(day), height(mean), mean)
        for day, mean in zip(days, row.means, strict=True)
        if mean is not None
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in answered)
    drawn = [element("polyline", points=points, fill="none", stroke=BLUE, stroke_width=3)]
    drawn += [_mark(n, x, y) for n, (x, y, _) in enumerate(answered)]
    if answered:
        _, y, mean = answered[-1]
        drawn.append(text(shown_mean(mean), RIGHT + 12, y + 6, 17, INK, font_weight=700))
    name = text(row.label, 4, top + 15, 16, INK, font_weight=700)
    change = text(change_in_words(row), WIDTH - 4, top + 15, 15, QUIET_INK, "end")
    return join((name, change, *grid, *ends, *drawn))


def _small_face(number: int, x: float, y: float) -> SafeString:
    scale = FACE_SIDE / SIZE
    return element("g", face_inside(number), transform=f"translate({x:.1f} {y:.1f}) scale({scale:.3f})")


def _mark(number: int, x: float, y: float) -> SafeString:
    if number:
        return element("circle", cx=x, cy=y, r=6.0, fill=BLUE)
    return element("rect", x=x - 6, y=y - 6, width=12, height=12, fill="#ffffff", stroke=BLUE, stroke_width=3)


def _days(days: Sequence[date], across, y: float) -> SafeString:
    """The first and the last day, and those between for which there is room."""
    written, free_from = [], 0.0
    last = days[-1]
    for day in days:
        x = across(day)
        room = x - DAY_ROOM / 2 >= free_from and (day == last or x + DAY_ROOM * 1.5 <= across(last))
        if room or day == last:
            written.append(text(short_day(day), x, y, 14, INK, "middle"))
            free_from = x + DAY_ROOM / 2
    return join(written)


def _in_words(row: Row, days: Sequence[date]) -> str:
    told = [
        f"{shown_mean(mean)} on {short_day(day)}"
        for day, mean in zip(days, row.means, strict=True)
        if mean is not None
    ]
    return f"{row.label}: {listed(told)}." if told else f"{row.label}: {NOT_ANSWERED}."


def _table(title: str, days: Sequence[date], rows: Sequence[Row]) -> Table:
    return Table(
        title,
        ("Part of life", *(short_day(day) for day in days), "Since the first time"),
        tuple((row.label, *(shown_mean(mean) for mean in row.means), change_in_words(row)) for row in rows),
    )
