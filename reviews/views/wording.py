"""What the pages of reviews say in sentences."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse

from accounts.roles import Permission
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


def settling(owed: Owed, granted: Collection[Permission]) -> dict[str, str]:
    """The button that settles what is due: its words and address; empty for somebody whose deed it is not."""
    deed = owed.settling
    if deed.permission not in granted:
        return {"deed": "", "url": ""}
    words = "Record this review" if deed.permission == Permission.RECORD_REVIEW else deed.text
    question = f"?{deed.question}" if deed.question else ""
    return {"deed": words, "url": f"{reverse(deed.page, args=deed.args)}{question}"}


def under_each_kind(owed: Iterable[Owed]) -> dict[str, str]:
    """How each kind stands, for the choices of the form: "41 days overdue, due by 1 November 2026"."""
    stands = {kind.value: "Not owed to this person now" for kind in ReviewKind}
    for one in reversed([each for each in owed if each.about is None]):
        stands[one.kind.value] = f"{one.words}: due by {in_words(one.due_on)}"
    return stands


def states(by_state: Mapping[State, int]) -> list[dict]:
    """How many reviews stand in each state, for the strip above the list, with what the filter calls it."""
    labels = {
        State.OVERDUE: "overdue",
        State.DUE: "due today",
        State.DUE_SOON: "due soon",
        State.UPCOMING: "not due yet",
    }
    return [
        {"state": str(state), "label": label, "number": by_state.get(state, 0)}
        for state, label in labels.items()
    ]
