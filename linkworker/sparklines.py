"""Where the points of a small line lie. Pure: figures in, positions out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, MARGIN = 120, 32, 4  # units of the drawing


@dataclass(frozen=True)
class Sparkline:
    """Lines as SVG point lists (no figure breaks the line) and the place of the last figure."""

    lines: tuple[str, ...]
    last: tuple[float, float] | None


def sparkline(values: Sequence[Decimal | float | int | None]) -> Sparkline:
    """Place `values`, oldest first, in a drawing of WIDTH by HEIGHT. None is "no figure", never zero."""
    figures = [float(value) for value in values if value is not None]
    if not figures:
        return Sparkline(lines=(), last=None)
    low, spread = min(figures), (max(figures) - min(figures)) or 1.0
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    lines: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = []
    last = None
    for number, value in enumerate(values):
        if value is None:
            lines.append(current)
            current = []
            continue
        height = 0.5 if max(figures) == low else (float(value) - low) / spread
        last = (round(MARGIN + number * step, 1), round(HEIGHT - MARGIN - height * (HEIGHT - 2 * MARGIN), 1))
        current.append(last)
    lines.append(current)
    return Sparkline(lines=tuple(" ".join(f"{x},{y}" for x, y in line) for line in lines if line), last=last)
