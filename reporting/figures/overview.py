"""A month for the dashboard: its figures, how many people there were in each of twelve months, and what is
not recorded; from one reading of the register, or from one row where the month is frozen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.figures import board
from reporting.figures import months as figures
from reporting.figures.told import MonthOfFigures
from reporting.queries import frozen, settings
from reporting.queries.authority import Authority


@dataclass(frozen=True, slots=True)
class PeopleInMonth:
    """Adults placed out (K01) and people placed in by others (K02) on the last day of a month."""

    month: Month
    placed_out: int
    placed_in: int


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the figures need: for how many of how many people it is not recorded."""

    label: str
    missing: int
    of: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the dashboard shows of a month. `figures` are those of `for_month`, exactly."""

    figures: MonthOfFigures
    people: tuple[PeopleInMonth, ...]
    quality: tuple[Missing, ...]


def overview(authority: Organisation, month: Month, *, today: date) -> Overview:
    """The internal figures of a month with twelve months of people and the data quality behind them.

    One query when the month is frozen; else a constant number, and only the figures shown are worked out:
    twelve whole months of them would take twelve times as long.
    """
    kept = frozen.content(authority, month)
    if kept:
        return Overview(
            figures.month_told(authority, month, figures.exact_figures(kept), kept, today=today),
            tuple(
                PeopleInMonth(Month.parse(row["month"]), row["placed_out"], row["placed_in"])
                for row in kept["people"]["by_month"]
            ),
            _quality(kept["quality"]),
        )
    asked = month.ending(figures.MONTHS_SHOWN)
    bases = frozen.bases(authority, asked[:-1])
    read = Authority(authority, asked)
    measures = figures.measured(read, month)
    before = month.previous()
    previous = bases.get(before) or figures.basis_of(figures.measured(read, before))
    documents = figures.told(measures, settings.targets(authority, month.last_day), previous)
    return Overview(
        figures.month_told(authority, month, documents, None, today=today),
        tuple(_people(read, one, bases.get(one)) for one in asked),
        _quality(board.quality(read, month, measures)),
    )


def _people(read: Authority, month: Month, kept: dict[str, Any] | None) -> PeopleInMonth:
    if kept:
        return PeopleInMonth(month, int(kept["K01"]["value"]), int(kept["K02"]["value"]))
    day = month.last_day
    return PeopleInMonth(month, len(read.open_out(day)), len(read.open_in(day)))


def _quality(rows: list[dict[str, Any]]) -> tuple[Missing, ...]:
    return tuple(Missing(row["label"], row["not_recorded"], row["of"]) for row in rows)
