"""What the pages of reviews say in sentences."""

from collections.abc import Iterable, Mapping

from linkworker.words import long_day as in_words
from reviews.choices import ReviewKind
from reviews.queries.person_reviews import Owed
from reviews.rules.cadence import State


def recorded(settled: Mapping[ReviewKind, Owed | None]) -> str:
    """What recording a review changed: the first kind was held, the others were settled by it."""
    return " ".join(_settled(kind, owed) for kind, owed in settled.items())


def _settled(kind: ReviewKind, owed: Owed | None) -> str:
    if owed is None:
        return f"{kind.label} recorded. None is due now."
    if owed.state == State.OVERDUE:
        return f"{kind.label} recorded. The next was due by {in_words(owed.due_on)} and has not been held."
    return f"{kind.label} recorded. The next is due by {in_words(owed.due_on)}."


def under_each_kind(owed: Iterable[Owed]) -> dict[str, str]:
    """How each kind owed stands, for the choices of the form: "41 days overdue: due by 1 November 2026"."""
    stands: dict[str, str] = {}
    for one in owed:
        stands.setdefault(one.kind.value, f"{one.words}: due by {in_words(one.due_on)}")
    return stands
