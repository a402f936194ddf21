"""What was arranged about a duty: on which day it is planned to be held, or why its date was cancelled.

Arranging moves no due date: that is worked out from what happened (domain B5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.rules.duties.kinds import AHC, CHC_REVIEWS, CTRS, FT, INIT, MED, S117R, SETTLED_BY, VISIT, WH
from reviews.rules.facts import Arranged, Cancelled, HeldReview

ONE_FOR_EACH_PLACEMENT = frozenset({INIT, WH})  # any other kind is owed to the person, wherever they live
OWED_BY_THE_BOARD_TOO = CHC_REVIEWS | CTRS | {FT, S117R, MED, AHC, VISIT}


@dataclass(frozen=True, slots=True)
class Key:
    """Which duty of a person is meant: its kind, and the one thing it is about where there can be several."""

    kind: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.about}" if self.about else self.kind


def key_of(kind: str, placement_reference: str | None, about: str | None = None) -> Key:
    """The key of a duty: by its goal, by its placement where each has one, else by the kind alone."""
    placement = placement_reference if kind in ONE_FOR_EACH_PLACEMENT else None
    return Key(kind, about or placement or "")


def planned_for(
    key: Key, due_on: date, arranged: Iterable[Arranged], held: Iterable[HeldReview]
) -> date | None:
    """The day a duty is planned for: what was said of it last. None when nothing was, or it was called off.

    A plan is used up by a review of a settling kind written down on or after the day it was made, whenever that
    was held, unless it was made for this very due date. `arranged` is in the order it was said.
    """
    last = next(
        (one for one in reversed(list(arranged)) if (one.kind, one.about) == (key.kind, key.about)), None
    )
    if last is None or last.planned_on is None:
        return None
    settling = (review for review in held if review.counts_as(SETTLED_BY[key.kind], review.about))
    used_up = last.due_on != due_on and any(
        (one.recorded_on or one.held_on) >= last.made_on for one in settling
    )
    return None if used_up else last.planned_on


def is_cancelled(
    key: Key,
    due_on: date,
    event_on: date | None,
    cancelled: Iterable[Cancelled],
    came: Iterable[date] = (),
    on: date | None = None,
) -> bool:
    """Whether this very date was cancelled, and nobody was placed again since (`came`: the days they were).

    `on` is the day of the list; without one it is asked of a date that fell due, whenever.

    It is known by the event it counts from: a change of the rule moves the day and brings nothing back.
    The next date is one of its own. Somebody who left and came back is owed what everybody placed is owed.
    """
    days = list(came)
    return any(
        (one.kind, one.about) == (key.kind, key.about)
        and (one.due_on == due_on if one.event_on is None else one.event_on == event_on)
        and one.holds_on(on)
        and not any(one.said_on is not None and day > one.said_on for day in days)
        for one in cancelled
    )
