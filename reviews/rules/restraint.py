"""How often, and for how long, somebody was restrained: counted by kind. Not recorded is not nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

SECONDS_A_MINUTE = 60
GOES_ON = frozenset(
    {"seclusion", "segregation"}
)  # without an end these go on; of any other the end is not known


@dataclass(frozen=True, slots=True)
class Event:
    """One time a restrictive practice was used."""

    kind: str
    started_at: datetime
    ended_at: datetime | None = None
    prone: bool | None = None

    @property
    def goes_on(self) -> bool:
        """Has it not ended yet?"""
        return self.ended_at is None and self.kind in GOES_ON

    @property
    def minutes(self) -> int | None:
        """Whole minutes, begun ones counted; None where the end is not known or not yet."""
        if self.ended_at is None:
            return None
        seconds = (self.ended_at - self.started_at).total_seconds()
        return -int(-seconds // SECONDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Tally:
    """The times of one kind. `minutes` are those of the times whose end is known."""

    kind: str
    times: int
    minutes: int
    going_on: int
    end_not_recorded: int
    prone: int


def tallies(events: Iterable[Event], *, since: datetime) -> list[Tally]:
    """Per kind, the times that began at `since` or later, or go on; the most frequent first."""
    counted = [event for event in events if event.started_at >= since or event.goes_on]
    kinds = {event.kind for event in counted}
    found = [_tally(kind, [event for event in counted if event.kind == kind]) for kind in kinds]
    return sorted(found, key=lambda tally: (-tally.times, tally.kind))


def _tally(kind: str, events: list[Event]) -> Tally:
    return Tally(
        kind=kind,
        times=len(events),
        minutes=sum(event.minutes or 0 for event in events),
        going_on=sum(event.goes_on for event in events),
        end_not_recorded=sum(event.minutes is None and not event.goes_on for event in events),
        prone=sum(event.prone is True for event in events),
    )
