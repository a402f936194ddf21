"""Whose dates a change of a rule moves: the same facts judged by the rules before it and after it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reviews.rules import cadence
from reviews.rules.cadence import Due
from reviews.rules.facts import DutyRule, PersonFacts
from reviews.rules.plans import is_cancelled


@dataclass(frozen=True, slots=True)
class Moved:
    """One due date under both rules. `on` is the day the change begins."""

    person: str
    before: date
    after: date
    on: date

    @property
    def earlier(self) -> bool:
        return self.after < self.before

    @property
    def later(self) -> bool:
        return self.after > self.before

    @property
    def overdue_at_once(self) -> bool:
        """In time until the change, and too late from its first day."""
        return self.after < self.on <= self.before


def dates_judged(
    person: PersonFacts, before: Iterable[DutyRule], after: Iterable[DutyRule], on: date
) -> list[Moved]:
    """Every date owed on the day a change begins, under both rules, whether it moves or not.

    Both rules are for the same kind and ages, so that each date of the one has its own of the other: they stand
    in the order of what they are owed for.
    """
    whole = replace(
        person, cancelled=()
    )  # what was cancelled by the old rule has no other of its own by the new
    old, new = (
        sorted(cadence.due_rows(whole, rules, on), key=_owed_for) for rules in (tuple(before), tuple(after))
    )
    return [
        Moved(person.reference, one.due_on, other.due_on, on)
        for one, other in zip(old, new, strict=True)
        if not is_cancelled(one.key, one.due_on, one.event_on, person.cancelled, cadence.came(person, on), on)
    ]


def _owed_for(due: Due) -> tuple:
    return (due.kind, due.placement_reference or "", due.about or "", due.due_on)
