"""What the pages of reviews say in sentences."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.urls import reverse

from accounts.roles import Permission
from linkworker.words import counted
from linkworker.words import long_day as in_words
from reviews.choices import ReviewKind
from reviews.queries import cadence
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


def version(row) -> dict:
    """One rule as a page tells it: which review, for whom, the periods in words, from when and why."""
    return {
        "key": row.key,
        "kind": ReviewKind(row.kind).label,
        "for_whom": row.for_whom,
        "periods": cadence.in_words(row),
        "warns": counted(row.due_soon_days, "day"),
        "source": row.source,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "by": str(row.changed_by) if row.changed_by_id else "",
        "why": row.why,
    }


def rule(told: cadence.RuleTold, on: date) -> dict:
    """A kind of review with what is in force, what is to come, and what was before."""
    others = (*told.coming, *told.before)
    return version(told.now or told.newest) | {
        "in_force": told.now is not None,
        "coming": [version(row) for row in told.coming],
        "before": [version(row) for row in told.before],
        "changeable": told.changeable,
        "was_changed": bool(others),
    }


def answers_of(row) -> dict:
    """How a rule answers the questions of the form that changes it."""
    firsts = {
        "days": row.first_after_days,
        "working_days": row.first_after_working_days,
        "months": row.first_after_months,
    }
    unit, number = next((unit, number) for unit, number in firsts.items() if number)
    said = {
        "first_number": number,
        "first_unit": unit,
        "due_soon_days": row.due_soon_days,
        "source": row.source,
    }
    if row.then_every_days:
        said |= {"then_number": row.then_every_days, "then_unit": "days"}
    elif row.then_every_months:
        said |= {"then_number": row.then_every_months, "then_unit": "months"}
    return said


def under_each_kind(owed: Iterable[Owed]) -> dict[str, str]:
    """How each kind owed stands, for the choices of the form: "41 days overdue: due by 1 November 2026"."""
    stands: dict[str, str] = {}
    for one in (each for each in owed if each.about is None):
        stands.setdefault(one.kind.value, f"{one.words}: due by {in_words(one.due_on)}")
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
