"""Was a promise kept? One rule for the tracker and for K25. Pure.

A promise belongs to the day it was first due: moving the date does not make it kept.
"""

from datetime import date
from enum import StrEnum

DEFINITION = (
    "A promise belongs to the period in which it was first due, even when its date was moved later. It is kept by "
    "the day when it was done on or before that first day. It is due so far when that day has passed or it is done. "
    "What was found to be no longer needed is counted apart, and neither kept nor broken."
)


class Kept(StrEnum):
    """How a promise stands on a day."""

    BY_THE_DAY = "by_the_day"
    LATE = "late"
    OPEN_LATE = "open_late"
    NOT_DUE = "not_due"
    NOT_NEEDED = "not_needed"


DUE = frozenset({Kept.BY_THE_DAY, Kept.LATE, Kept.OPEN_LATE})


def how_kept(first_due: date, done_on: date | None, dropped_on: date | None, on: date) -> Kept:
    """How a promise stood at the end of a day; what was done or dropped later had not happened then."""
    if dropped_on is not None and dropped_on <= on:
        return Kept.NOT_NEEDED
    if done_on is not None and done_on <= on:
        return Kept.BY_THE_DAY if done_on <= first_due else Kept.LATE
    return Kept.OPEN_LATE if first_due < on else Kept.NOT_DUE
