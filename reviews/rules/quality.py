"""How complete the record of a review is: what a reader years later would look for, and in words what is missing.

Our own measure, not a published one. Each part counts the same; the questions count by the share of them answered.
"""

from dataclasses import dataclass
from fractions import Fraction

from linkworker.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a record holds. None means not recorded, which is neither yes nor no."""

    asked: int
    answered: int
    person_present: bool | None
    person_view: bool
    family_present: bool | None
    advocate_present: bool | None
    still_right: bool
    least_restrictive: bool
    to_live_nearer: bool
    reasons: bool
    something_changes: bool
    actions: int


@dataclass(frozen=True, slots=True)
class Quality:
    """`score` of 100, rounded down: only a record with nothing missing has 100.

    `nothing_answered`: questions were asked, and not one has an answer.
    """

    score: int
    missing: tuple[str, ...]
    nothing_answered: bool = False


def quality(record: Recorded) -> Quality:
    """What is there and what is not, in the order of the record."""
    left = record.asked - record.answered
    parts = [
        (record.person_present is not None, "Whether the person was there"),
        (record.person_view, "What the person said or showed"),
        (record.advocate_present is not None, "Whether an advocate was there"),
        (record.family_present is not None, "Whether family were there"),
        (record.still_right, "Whether the placement is still right"),
        (record.least_restrictive, "Whether it is the least restrictive"),
        (record.to_live_nearer, "What would have to be true to live nearer home"),
        (record.reasons, "The decision in words, and why"),
        (
            record.actions > 0 or not record.something_changes,
            "Who does what by when, although something changes",
        ),
    ]
    share = Fraction(record.answered, record.asked) if record.asked else Fraction(1)
    missing = [words for there, words in parts if not there]
    if left:
        missing.append(f"{counted(left, 'answer')} of the {record.asked} that were asked")
    met = sum(there for there, _ in parts) + share
    empty = record.asked > 0 and record.answered == 0
    return Quality(int(100 * met / (len(parts) + 1)), tuple(missing), empty)
