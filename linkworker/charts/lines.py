"""Lines over twelve months: how many people, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from linkworker.charts.canvas import (
    BLUE,
    INK,
    PLUM,
    QUIET_INK,
    RULE,
    TEAL,
    Chart,
    Table,
    drawing,
    element,
    join,
    line,
    steps_to,
    text,
)
from linkworker.charts.values import MARKS, MonthCell, short_month, shown
from linkworker.words import listed

WIDTH, HEIGHT = 680, 270
LEFT, RIGHT, TOP, BOTTOM = 36, 560, 26, 224
COLOURS = (BLUE, PLUM, TEAL)
DASHES = ("none", "7 4", "2 3")


@dataclass(frozen=True)
class Series:
    """One line: what it counts, and a cell for each month, earliest first.

    `instead`: a sentence that stands in the line's place, which is then not drawn; the table has its months.
    """

    label: str
    points: tuple[MonthCell, ...]
    instead: str = ""


def months_line(ident: str, title: str, series: Sequence[Series], unit: str) -> Chart:
    """Up to three lines over the same months; the axis starts at nought and a missing month is a gap."""
    months = [point.month for point in series[0].points]
    drawn = [one for one in series if not one.instead]
    largest = max((float(cell.number) for cell in _cells(drawn) if cell.is_number), default=0.0)
    ticks = steps_to(largest)
    across = [LEFT + 14 + (RIGHT - LEFT - 28) * n / max(len(months) - 1, 1) for n in range(len(months))]

    def height(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / ticks[-1]

    gridlines = [
        join((line(LEFT, height(tick), RIGHT, height(tick), RULE), _tick(shown_tick(tick), height(tick))))
        for tick in ticks
    ]
    note = " ".join(filter(None, (gaps_in_words(series), *(one.instead for one in series))))
    description = " ".join(filter(None, (*(_in_words(one, unit) for one in series), note)))
    lines = [_line(one, number, across, height, unit) for number, one in enumerate(series) if not one.instead]
    names = _names(series, height, unit)
    svg = drawing(
        ident, title, description, WIDTH, HEIGHT, *gridlines, _month_names(months, across), *lines, *names
    )
    return Chart(svg, title, description, _table(title, series, unit), note)


def shown_tick(tick: float) -> str:
    return f"{tick:,.10g}"


def gaps_in_words(series: Sequence[Series]) -> str:
    """Which months each line leaves out, and why, as sentences; empty when there is no gap."""
    told = []
    for one in series:
        for state, mark in MARKS.items():
            missing = [point.month for point in one.points if point.cell.state == state]
            if missing:
                when = (
                    "every month"
                    if len(missing) == len(one.points)
                    else listed(short_month(month) for month in missing)
                )
                told.append(f"{one.label}: {mark} in {when}.")
    return " ".join(told)


def _cells(series: Sequence[Series]):
    return (point.cell for one in series for point in one.points)


def _tick(words: str, y: float) -> SafeString:
    return text(words, LEFT - 8, y + 4, 12, QUIET_INK, "end")


def _month_names(months, across) -> SafeString:
    names = []
    for number, (month, x) in enumerate(zip(months, across, strict=True)):
        names.append(text(f"{month:%b}", x, BOTTOM + 20, 12, INK, "middle"))
        if number == 0 or month.month == 1:
            names.append(text(f"{month:%Y}", x, BOTTOM + 36, 12, QUIET_INK, "middle"))
    return join(names)


def _line(one: Series, number: int, across, height, unit: str) -> SafeString:
    """Unbroken runs as lines, every month as a mark; the first month carries its value."""
    drawn, run = [], []
    colour, dash = COLOURS[number], DASHES[number]
    for x, point in zip(across, one.points, strict=True):
        if point.cell.is_number:
            run.append((x, height(float(point.cell.number))))
            continue
        drawn.append(_run(run, colour, dash))
        run = []
    drawn.append(_run(run, colour, dash))
    marks = [
        mark(number, x, height(float(point.cell.number)), 4.2, colour)
        for x, point in zip(across, one.points, strict=True)
        if point.cell.is_number
    ]
    first = one.points[0].cell
    if first.is_number:
        label = shown(first.number, unit)
        marks.append(
            text(label, across[0], height(float(first.number)) - 11, 13, colour, "middle", font_weight=700)
        )
    return join((*drawn, *marks))


def _run(run: Sequence[tuple[float, float]], colour: str, dash: str) -> SafeString:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    if len(run) < 2:
        return join(())
    return element(
        "polyline", points=points, fill="none", stroke=colour, stroke_width=2.5, stroke_dasharray=dash
    )


def mark(number: int, x: float, y: float, size: float, colour: str) -> SafeString:
    """A full circle, a white square, a full diamond: told apart without colour."""
    if number == 0:
        return element("circle", cx=x, cy=y, r=size, fill=colour)
    if number == 1:
        side = size * 1.8
        return element(
            "rect",
            x=x - side / 2,
            y=y - side / 2,
            width=side,
            height=side,
            fill="#ffffff",
            stroke=colour,
            stroke_width=2,
        )
    reach = size * 1.25
    corners = (
        f"{x:.1f},{y - reach:.1f} {x + reach:.1f},{y:.1f} {x:.1f},{y + reach:.1f} {x - reach:.1f},{y:.1f}"
    )
    return element("polygon", points=corners, fill=colour)


def _names(series: Sequence[Series], height, unit: str) -> list[SafeString]:
    """Each line is named where it ends, moved apart where two would overlap."""
    ends = []
    for number, one in enumerate(series):
        if one.instead:
            continue
        numbers = [point.cell.number for point in one.points if point.cell.is_number]
        y = height(float(numbers[-1])) if numbers else BOTTOM
        last = one.points[-1].cell
        ends.append([y, f"{one.label}: {last.shown(unit)}", COLOURS[number]])
    ends.sort(key=lambda end: end[0])
    lowest = -100.0
    for end in ends:
        end[0] = lowest = max(end[0], lowest + 18)
    return [text(words, RIGHT + 4, y + 4, 13, colour, font_weight=700) for y, words, colour in ends]


def _in_words(one: Series, unit: str) -> str:
    first, last = one.points[0], one.points[-1]
    return (
        f"{one.label}: {first.cell.shown(unit)} in {short_month(first.month)}, "
        f"{last.cell.shown(unit)} in {short_month(last.month)}."
    )


def _table(title: str, series: Sequence[Series], unit: str) -> Table:
    months = (point.month for point in series[0].points)
    rows = tuple(
        (short_month(month), *(one.points[number].cell.shown(unit) for one in series))
        for number, month in enumerate(months)
    )
    return Table(title, ("Month", *(one.label for one in series)), rows)
