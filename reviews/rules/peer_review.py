"""Peer review of a sample: which records are drawn, who is on the case, how one is scored, what has waited too long.

The measures are our own, not published ones.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from linkworker.periods import add_months

MOST_DRAWN = 50
LONGEST_MONTHS = 12
WAITS_DAYS = 28
FEWEST_FOR_AN_AVERAGE = 5

LEFT_OUT = "not_applicable"
WORTH = {"met": Fraction(1), "partly": Fraction(1, 2), "not_met": Fraction(0), "not_recorded": Fraction(0)}


def drawn(seed: str, records: Iterable[UUID], number: int) -> list[UUID]:
    """So many of these records (public ids), in the order they are drawn; all of them where there are fewer.

    The same seed and the same records give the same draw, in whatever order the records come.
    """
    return sorted(records, key=lambda uid: (lot(seed, uid), str(uid)))[:number]


def lot(seed: str, record: UUID) -> str:
    """The lot of one record: the SHA-256 of the seed, a space and the public id. The lowest are drawn."""
    return hashlib.sha256(f"{seed} {record}".encode()).hexdigest()


def is_at_most_a_year(first: date, last: date) -> bool:
    """Are the days from the first to the last, both counted, a year at most?"""
    return last < add_months(first, LONGEST_MONTHS)


def is_late(drawn_on: date, today: date) -> bool:
    """Has a drawn record waited longer than 28 days?"""
    return (today - drawn_on).days > WAITS_DAYS


class Tie(StrEnum):
    """What puts somebody on the case, in words that follow their name."""

    RECORDED = "recorded this review"
    ADDED = "added to this record"
    READ = "signed this record off, or sent it back"
    ALLOCATED = "has the person on their caseload, or had on the day the review was held"

    @property
    def to_themselves(self) -> str:
        """As it is said to whoever is on the case."""
        own = self.replace("has", "have", 1).replace("their", "your") if self is Tie.ALLOCATED else self
        return f"You {own}. Somebody who is not on the case looks at it"


def on_the_case(
    *,
    recorded_by: int | None,
    added_by: Iterable[int],
    read_by: Iterable[int],
    allocated_to: Iterable[int | None],
) -> dict[int, Tie]:
    """Everybody on the case (primary keys of staff), each with the first reason why."""
    each = (
        (Tie.RECORDED, [recorded_by]),
        (Tie.ADDED, added_by),
        (Tie.READ, read_by),
        (Tie.ALLOCATED, allocated_to),
    )
    found: dict[int, Tie] = {}
    for tie, people in each:
        for one in people:
            if one is not None:
                found.setdefault(one, tie)
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """How many standards are met of those that apply; a standard partly met counts half."""

    met: Fraction
    of: int

    @property
    def share(self) -> Fraction:
        """From nought to one."""
        return self.met / self.of

    @property
    def of_100(self) -> int:
        """Rounded down: only a record that meets everything has 100."""
        return int(100 * self.share)

    @property
    def words(self) -> str:
        """ "5.5 of 7"."""
        return f"{float(self.met):g} of {self.of}"


def score(answers: Collection[str]) -> Score | None:
    """The share met of the standards that apply. Not recorded counts as not met. None where no standard applies."""
    worth = [WORTH[answer] for answer in answers if answer != LEFT_OUT]
    return Score(sum(worth, Fraction(0)), len(worth)) if worth else None


def mean(scores: Sequence[Score]) -> int | None:
    """The mean of the scores, of 100, rounded down, each record counting the same. None for fewer than five."""
    if len(scores) < FEWEST_FOR_AN_AVERAGE:
        return None
    return int(100 * sum((one.share for one in scores), Fraction(0)) / len(scores))
