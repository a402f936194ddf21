"""Finds ranges of days that overlap, wherever the days came from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from placements.imports.shapes import Row


class Span(NamedTuple):
    """A half-open range of days: a row of a file, or something kept already (`row` is None)."""

    starts_on: date
    ends_on: date | None
    name: str
    row: Row | None

    @property
    def where(self) -> str:
        return f"{self.name} (line {self.row.line})" if self.row else f"{self.name} (kept already)"

    @property
    def days(self) -> str:
        return f"from {self.starts_on} " + (f"until {self.ends_on}" if self.ends_on else "without an end")


def overlaps(spans: Iterable[Span]) -> Iterator[tuple[Row, Span]]:
    """Each row that overlaps an earlier span (or, when only the earlier one is a row, that row), with the
    span it overlaps.
    """
    ordered = sorted(spans, key=lambda span: (span.starts_on, span.row is not None))
    longest = None
    for span in ordered:
        if longest is None:
            longest = span
            continue
        if longest.ends_on is None or longest.ends_on > span.starts_on:
            row, other = (span.row, longest) if span.row else (longest.row, span)
            if row is not None:
                yield row, other
        if longest.ends_on is not None and (span.ends_on is None or span.ends_on > longest.ends_on):
            longest = span
