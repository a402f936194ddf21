"""Who may be on a framework and have an uplift, by the grades of the last inspections (domain K2).

The grade of an inspection is the lowest it gave. Only the Care Inspectorate grades in numbers; CQC's words are
turned into numbers where a framework says so, and that is an approximation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from placements.rules.inspections import Regulator

ENGLISH_MAP = {"Outstanding": 5, "Good": 4, "Requires improvement": 3, "Inadequate": 1}


class Answer(StrEnum):
    """Yes, no, or too few inspections to say; the last is no yes."""

    YES = "yes"
    NO = "no"
    CANNOT_SHOW = "cannot show"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a framework asks: the grade at each of the last inspections."""

    entry_grade: int = 3
    uplift_grade: int = 4
    inspections: int = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What the inspections known of a provider show. `known` is of the service that knows fewest."""

    enter: Answer
    uplift: Answer
    known: int


def grade_of(regulator: str, ratings: Mapping[str, str], *, english_map: bool) -> int | None:
    """The lowest grade of one inspection; None where it gives none that can be compared."""
    if regulator == Regulator.CI:
        return min((int(value) for value in ratings.values()), default=None)
    if regulator == Regulator.CQC and english_map:
        return min((ENGLISH_MAP[value] for value in ratings.values() if value in ENGLISH_MAP), default=None)
    return None


def standing(grades: Sequence[int], thresholds: Thresholds) -> Standing:
    """What one service shows, its grades the latest first."""
    used = grades[: thresholds.inspections]

    def answer(least: int) -> Answer:
        if len(used) < thresholds.inspections:
            return Answer.CANNOT_SHOW
        return Answer.YES if all(grade >= least for grade in used) else Answer.NO

    return Standing(answer(thresholds.entry_grade), answer(thresholds.uplift_grade), len(grades))


def provider_standing(services: Iterable[Sequence[int]], thresholds: Thresholds) -> Standing:
    """What a provider shows: its weakest service governs. Services never graded are left out."""
    each = [standing(grades, thresholds) for grades in services if grades]
    if not each:
        return Standing(Answer.CANNOT_SHOW, Answer.CANNOT_SHOW, 0)
    return Standing(
        _weakest(one.enter for one in each),
        _weakest(one.uplift for one in each),
        min(one.known for one in each),
    )


def _weakest(answers: Iterable[Answer]) -> Answer:
    order = (Answer.NO, Answer.CANNOT_SHOW, Answer.YES)
    return min(answers, key=order.index)
