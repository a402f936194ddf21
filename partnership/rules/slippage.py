"""Is a step of a programme on time? Days late against its target."""

from datetime import date

DONE, DONE_LATE, LATE, AHEAD = "done", "done_late", "late", "ahead"


def state(*, target_on: date, done_on: date | None, on: date) -> str:
    """Done, done late, late or still ahead, seen from a day. The target day itself is in time."""
    if done_on is not None and done_on <= on:
        return DONE if done_on <= target_on else DONE_LATE
    return LATE if on > target_on else AHEAD


def days_late(*, target_on: date, done_on: date | None, on: date) -> int:
    """Days between the target and the day it was done (or today, while it is not); never less than none."""
    until = done_on if done_on is not None and done_on <= on else on
    return max(0, (until - target_on).days)
