"""A year in one small line, for beside a number."""

from collections.abc import Sequence

from linkworker.charts.canvas import BLUE, INK, QUIET_INK, RULE, Chart, Table, drawing, element, line, text
from linkworker.charts.values import PERCENT, MonthCell, short_month, shown_briefly

WIDTH, HEIGHT = 200, 56
LEFT, RIGHT, TOP, BOTTOM = 8, 192, 8, 38


def sparkline(ident: str, title: str, points: Sequence[MonthCell], unit: str) -> Chart:
    """Twelve months from nought (per cent: to 100); months without a number are gaps; the last is marked."""
    numbers = [float(point.cell.number) for point in points if point.cell.is_number]
    top = 100.0 if unit == PERCENT else max(numbers, default=0.0) or 1.0
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    places = [
        (LEFT + step * n, BOTTOM - (BOTTOM - TOP) * float(point.cell.number) / top)
        if point.cell.is_number
        else None
        for n, point in enumerate(points)
    ]
    description = _in_words(points, unit)
    drawn = [line(LEFT, BOTTOM, RIGHT, BOTTOM, RULE), *_runs(places)]
    if places and places[-1]:
        drawn.append(element("circle", cx=places[-1][0], cy=places[-1][1], r=4, fill=BLUE))
    if points:
        drawn.append(text(_end(points[0], unit), LEFT - 6, HEIGHT - 4, 11, QUIET_INK))
        drawn.append(text(_end(points[-1], unit), RIGHT + 6, HEIGHT - 4, 11, QUIET_INK, "end"))
    if not numbers:
        drawn.append(text("no month to draw", WIDTH / 2, BOTTOM - 10, 11, INK, "middle"))
    svg = drawing(ident, title, description, WIDTH, HEIGHT, *drawn)
    rows = tuple((short_month(point.month), point.cell.shown(unit)) for point in points)
    return Chart(svg, title, description, Table(title, ("Month", "Value"), rows))


def _end(point: MonthCell, unit: str) -> str:
    month = short_month(point.month)
    return f"{month}: {shown_briefly(point.cell.number, unit)}" if point.cell.is_number else month


def _runs(places: Sequence[tuple[float, float] | None]) -> list:
    runs, run = [], []
    for place in [*places, None]:
        if place:
            run.append(place)
            continue
        if len(run) == 1:
            runs.append(element("circle", cx=run[0][0], cy=run[0][1], r=2, fill=BLUE))
        elif run:
            joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            runs.append(element("polyline", points=joined, fill="none", stroke=BLUE, stroke_width=2.2))
        run = []
    return runs


def _in_words(points: Sequence[MonthCell], unit: str) -> str:
    known = [point for point in points if point.cell.is_number]
    missing = len(points) - len(known)
    if not known:
        return f"None of the {len(points)} months has a number that can be shown."
    first, last = known[0], known[-1]
    numbers = [point.cell.number for point in known]
    told = (
        f"From {shown_briefly(first.cell.number, unit)} in {short_month(first.month)} to "
        f"{shown_briefly(last.cell.number, unit)} in {short_month(last.month)}; lowest "
        f"{shown_briefly(min(numbers), unit)}, highest {shown_briefly(max(numbers), unit)}."
    )
    return f"{told} {missing} of {len(points)} months have no number to show." if missing else told
