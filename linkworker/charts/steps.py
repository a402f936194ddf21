"""Stacked steps over days: who pays how much a week, from which day until which.

Drawn narrow, with its key underneath, so that it can be read on a phone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

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
from linkworker.words import long_day, pounds, short_day

WIDTH = 480
LEFT, RIGHT, TOP, BOTTOM = 62, 468, 26, 232
KEY_TOP, KEY_ROW = 276, 26
MOST_LABELS = 5
MOST_TICKS = 6
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Level:
    """Half-open days on which each payer pays so many pounds a week, in the order of the labels."""

    starts_on: date
    ends_on: date
    parts: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal("0.00"))


def money_steps(
    ident: str, title: str, labels: Sequence[str], levels: Sequence[Level], *, today: date
) -> Chart:
    """Up to five payers stacked from nought over neighbouring days, oldest first; a line marks today."""
    if not 1 <= len(labels) <= MOST_LABELS:
        raise ValueError(f"A chart of steps takes 1 to {MOST_LABELS} payers; put the rest together.")
    if not levels:
        raise ValueError("A chart of steps needs at least one level.")
    first, last = levels[0].starts_on, levels[-1].ends_on
    ticks = steps_to(float(max(level.total for level in levels)))
    definitions, fills = patterns(ident)

    def across(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * (day - first).days / (last - first).days

    def height(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / ticks[-1]

    grid = [
        join(
            (
                line(LEFT, height(tick), RIGHT, height(tick), RULE),
                text(pounds_at(tick, ticks[-1]), LEFT - 8, height(tick) + 5, 14, QUIET_INK, "end"),
            )
        )
        for tick in ticks
    ]
    areas = [_level(level, across, height, fills) for level in levels]
    now = [_today(across(today))] if first <= today <= last else []
    tall = KEY_TOP + KEY_ROW * len(labels)
    svg = drawing(
        ident,
        title,
        _in_words(labels, levels, today),
        WIDTH,
        tall,
        definitions,
        *grid,
        *areas,
        *_days(first, last, across),
        *now,
        *_key(labels, fills),
    )
    return Chart(svg, title, _in_words(labels, levels, today), _table(title, labels, levels))


def _level(level: Level, across: Callable, height: Callable, fills: Sequence[str]) -> SafeString:
    drawn, below = [], 0.0
    left, right = across(level.starts_on), across(level.ends_on)
    for part, fill in zip(level.parts, fills, strict=False):
        bottom, top = height(below), height(below + float(part))
        below += float(part)
        if part:
            drawn.append(
                element(
                    "rect",
                    x=left,
                    y=top,
                    width=max(right - left, 1.0),
                    height=bottom - top,
                    fill=fill,
                    stroke=INK,
                    stroke_width=0.8,
                )
            )
    return join(drawn)


def _today(x: float) -> SafeString:
    """A dashed line with its word on the side where there is room."""
    anchor, beside = ("end", -5) if x > (LEFT + RIGHT) / 2 else ("start", 5)
    return join(
        (
            line(x, TOP - 12, x, BOTTOM, INK, 1.6, stroke_dasharray="5 3"),
            text("today", x + beside, TOP - 8, 14, INK, anchor, font_weight=700),
        )
    )


def _days(first: date, last: date, across: Callable) -> list[SafeString]:
    """The first day and round days after it, each with a tick; years where there are many."""
    drawn = [line(LEFT, BOTTOM, RIGHT, BOTTOM, INK)]
    days = _round_days(first, last)
    written = "%Y" if all(day.month == 1 for day in days) and len(days) > 1 else "%b %Y"
    for day in days:
        x = across(day)
        drawn.append(line(x, BOTTOM, x, BOTTOM + 6, INK))
        drawn.append(
            text(f"{day:{written}}", x, BOTTOM + 22, 14, INK, "middle" if x > LEFT + 24 else "start")
        )
    return drawn


def _round_days(first: date, last: date) -> list[date]:
    """At most a handful of firsts of a month, evenly apart: every so many months or years."""
    months = (last.year - first.year) * 12 + last.month - first.month
    apart = next(
        (size for size in (1, 2, 3, 6, 12, 24, 60, 120) if months / size <= MOST_TICKS), max(months, 1)
    )
    start = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = []
    year, month = start.year, start.month
    while (day := date(year, month, 1)) < last:
        if (year * 12 + month - 1) % apart == 0:
            found.append(day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found or [first]


def _key(labels: Sequence[str], fills: Sequence[str]) -> list[SafeString]:
    """The payers as stacked, the topmost first."""
    rows = []
    for number, (label, fill) in enumerate(reversed(list(zip(labels, fills, strict=False)))):
        y = KEY_TOP + KEY_ROW * number
        rows.append(
            element("rect", x=LEFT, y=y - 12, width=18, height=16, fill=fill, stroke=INK, stroke_width=0.8)
        )
        rows.append(text(label, LEFT + 26, y + 1, 15, INK))
    return rows


def _in_words(labels: Sequence[str], levels: Sequence[Level], today: date) -> str:
    first = levels[0]
    told = f"From {long_day(first.starts_on)}: {pounds(first.total)} a week."
    now = next((level for level in levels if level.starts_on <= today < level.ends_on), None)
    if now is None:
        return told
    parts = ", ".join(
        f"{label} {pounds(part)}" for label, part in zip(labels, now.parts, strict=True) if part
    )
    return f"{told} Today {pounds(now.total)} a week{f': {parts}' if parts else ''}."


def _table(title: str, labels: Sequence[str], levels: Sequence[Level]) -> Table:
    rows = tuple(
        (
            f"{short_day(level.starts_on)} to {short_day(level.ends_on - DAY)}",
            *(pounds(part) for part in level.parts),
            pounds(level.total),
        )
        for level in reversed(levels)
    )
    return Table(title, ("Days", *labels, "Total a week"), rows)
