"""Two people editing one thing: nobody's answer is overwritten unless they were shown it.

A form tells its action with which answers it was opened (`linkworker.forms.EditingForm`). Under the row's lock
each answer is compared three ways: as it was seen, as it is now, and as it was sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models

from linkworker.refusals import Refusal


class NotKnown:
    """Stands for what a form was opened with when it does not say so any more."""


NOT_KNOWN = NotKnown()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question that two people answered differently; `seen` is NOT_KNOWN when the form lost it."""

    question: str
    seen: Any
    theirs: Any
    mine: Any


class Saved(NamedTuple):
    """Who saved an answer, and when. `who` is empty for a change made past the product."""

    who: str
    at: datetime | None


class ChangedMeanwhile(Refusal):
    """Somebody saved another answer while the form was open. `row` is as it is now, `conflicts` what differs.

    `saved_by` is who saved each question's answer and when, filled in by the page that tells it.
    """

    def __init__(self, row: models.Model, conflicts: tuple[Conflict, ...]):
        words = "This was changed while you had the page open."
        super().__init__(told={conflict.question: [words] for conflict in conflicts})
        self.row, self.conflicts = row, conflicts
        self.saved_by: dict[str, Saved] = {}


def settle(
    row: models.Model, answers: Mapping[str, Any], seen: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What to change in a row that is locked: the answers that differ from it and are this person's own.

    `seen` is what the form was opened with. An answer not touched since gives way to what somebody else
    saved meanwhile; the same answer from both is no change. Without `seen` nobody had a form open: every
    answer that differs is a change. Raises ChangedMeanwhile with every question both answered differently.
    """
    changes, conflicts = {}, []
    for name, mine in answers.items():
        theirs = getattr(row, name)
        before = theirs if seen is None else seen.get(name, NOT_KNOWN)
        if mine in (theirs, before):
            continue
        if before == theirs:
            changes[name] = mine
        else:
            conflicts.append(Conflict(name, before, theirs, mine))
    if conflicts:
        raise ChangedMeanwhile(row, tuple(conflicts))
    return changes
