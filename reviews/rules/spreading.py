"""Spreading meetings over the days to come, so that nobody has more in a day than they can hold. Pure."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from placements.rules.working_days import is_working_day

Meeting = TypeVar("Meeting", bound=Hashable)
Worker = TypeVar("Worker", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Spread(Generic[Meeting]):
    """The day of each meeting, and the meetings there was no room for, both in the order they were asked for."""

    days: dict[Meeting, date]
    no_room: tuple[Meeting, ...]


def spread(
    meetings: Iterable[tuple[Meeting, Worker]],
    *,
    since: date,
    until: date,
    each_day: int,
    taken: Mapping[tuple[Worker, date], int],
    holidays: Collection[date],
) -> Spread[Meeting]:
    """Give each meeting the first working day from `since` to `until` on which its worker has room.

    Meetings come in order of urgency, each with its worker; `each_day` is the most a worker has in a day and
    `taken` how many stand in their calendar already. Raises ValueError for less than one a day, or a period that
    ends before it begins.
    """
    if each_day < 1 or until < since:
        raise ValueError("At least one meeting a day, and a period that goes forward.")
    span = ((since + timedelta(days=number)) for number in range((until - since).days + 1))
    days = [day for day in span if is_working_day(day, holidays)]
    held = Counter(dict(taken))
    given: dict[Meeting, date] = {}
    left = []
    for meeting, worker in meetings:
        day = next((day for day in days if held[worker, day] < each_day), None)
        if day is None:
            left.append(meeting)
        else:
            given[meeting] = day
            held[worker, day] += 1
    return Spread(given, tuple(left))
