"""The dynamic support register: since when somebody is rated red, which asks for a community C(E)TR (domain B2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

RED = "red"


@dataclass(frozen=True, slots=True)
class Rated:
    """From a day on: a rating, or "" for off the register."""

    rated_on: date
    rating: str


def red_since(rated: Sequence[Rated], on: date) -> date | None:
    """The first day of the time somebody is rated red without a break, if they are on a day.

    `rated` in the order recorded; of two on one day the later counts.
    """
    times = red_times([one for one in rated if one.rated_on <= on])
    return next((began for began, ended in times if ended is None), None)


def red_times(rated: Sequence[Rated]) -> list[tuple[date, date | None]]:
    """Each time somebody was rated red without a break: its first day, and the first day it was over, if it is.

    `rated` in the order recorded; of two on one day the later counts.
    """
    latest = {one.rated_on: one for one in sorted(rated, key=lambda one: one.rated_on)}
    found: list[tuple[date, date | None]] = []
    began = None
    for one in latest.values():
        if one.rating == RED and began is None:
            began = one.rated_on
        elif one.rating != RED and began is not None:
            found.append((began, one.rated_on))
            began = None
    return found if began is None else [*found, (began, None)]
