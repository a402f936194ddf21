"""When a notice to the other side is due and how it stands. Pure: days and intervals are given.

A notice counts only when it is acknowledged (decision 0025). The intervals are dated rows, `NoticeRule`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from placements.rules.working_days import add_working_days

BEFORE, ARRIVAL, CHANGE, ENDING = "before", "arrival", "change", "ending"


class State(StrEnum):
    """How one notice stands, the most pressing first."""

    OVERDUE = "overdue"
    DUE = "due"
    CHASE_DUE = "chase_due"
    SENT = "sent"
    NOT_DUE = "not_due"
    ACKNOWLEDGED = "acknowledged"
    NOT_NEEDED = "not_needed"


WORDS = {
    State.OVERDUE: "Overdue",
    State.DUE: "Send now",
    State.CHASE_DUE: "Not acknowledged: chase it",
    State.SENT: "Sent, waiting to be acknowledged",
    State.NOT_DUE: "Not due yet",
    State.ACKNOWLEDGED: "Acknowledged",
    State.NOT_NEEDED: "Not needed",
}
COLOURS = {
    State.OVERDUE: "red",
    State.DUE: "yellow",
    State.CHASE_DUE: "orange",
    State.SENT: "blue",
    State.NOT_DUE: "grey",
    State.ACKNOWLEDGED: "green",
    State.NOT_NEEDED: "grey",
}
TO_SEND = frozenset({State.OVERDUE, State.DUE, State.NOT_DUE})


@dataclass(frozen=True, slots=True)
class Interval:
    """One rule as it held over some days, in working days from the day the notice is about."""

    stage: str
    emergency: bool
    valid_from: date
    valid_until: date | None  # the first day it no longer holds
    working_days: int  # below zero: before that day
    acknowledged_within: int


def interval_for(
    stage: str, *, emergency: bool, about_on: date, intervals: Iterable[Interval]
) -> Interval | None:
    """The rule in force on the day a notice is about: an emergency's own where there is one.

    None for a day before the rules began: nothing was owed then.
    """
    held = [
        one
        for one in intervals
        if one.stage == stage
        and one.emergency in (False, emergency)
        and one.valid_from <= about_on
        and (one.valid_until is None or about_on < one.valid_until)
    ]
    return max(held, key=lambda one: (one.emergency, one.valid_from), default=None)


def due_on(interval: Interval, about_on: date, holidays: Collection[date]) -> date:
    """The last day the notice is on time."""
    return add_working_days(about_on, interval.working_days, holidays)


def opens_on(interval: Interval, about_on: date, holidays: Collection[date]) -> date:
    """The first day it is time to send: as long before the last as the interval is, or the day itself."""
    if interval.working_days < 0:
        return add_working_days(due_on(interval, about_on, holidays), interval.working_days, holidays)
    return about_on


def chase_on(last_asked_on: date, interval: Interval, holidays: Collection[date]) -> date:
    """The first day to ask again: the days to acknowledge are over."""
    answer_by = add_working_days(last_asked_on, interval.acknowledged_within, holidays)
    return add_working_days(answer_by, 1, holidays)


def state_of(
    *,
    today: date,
    opens: date,
    due: date,
    sent_on: date | None = None,
    chase: date | None = None,
    acknowledged: bool = False,
    not_needed: bool = False,
) -> State:
    """How a notice stands on a day. What was acknowledged is never undone by a later reason not to need it."""
    if acknowledged:
        return State.ACKNOWLEDGED
    if sent_on is not None:
        return State.CHASE_DUE if chase is not None and today >= chase else State.SENT
    if not_needed:
        return State.NOT_NEEDED
    if today > due:
        return State.OVERDUE
    return State.DUE if today >= opens else State.NOT_DUE
