"""How a safeguarding concern stands, and what is still owed: worked out from what was done (domain C4).

The council in whose area the harm arose leads; the council that placed the person keeps its duty of care and is told.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TOLD, ASKED, DECIDED, CLOSED = "told", "asked", "decided", "closed"
NO_ENQUIRY = "none"


class Stands(StrEnum):
    """How far a concern has come."""

    RAISED = "raised"
    ENQUIRY = "enquiry"
    NO_ENQUIRY = "no_enquiry"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: by the body `by`, and which body was `told`, both by their keys."""

    kind: str
    done_on: date
    by: int
    told: int | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern as the rules see it. `host` leads, `placing` is responsible for the person, `by` raised it."""

    concern_on: date
    host: int
    placing: int
    by: int
    steps: tuple[Step, ...] = ()

    def last(self, kind: str) -> Step | None:
        """The latest step of a kind; of two on one day, the one that stands later in `steps`."""
        found = sorted((step for step in self.steps if step.kind == kind), key=lambda step: step.done_on)
        return found[-1] if found else None


def stands(concern: Concern) -> Stands:
    """How far it has come. The latest decision counts; what is closed stays closed."""
    if concern.last(CLOSED):
        return Stands.CLOSED
    decided = concern.last(DECIDED)
    if decided is None:
        return Stands.RAISED
    return Stands.NO_ENQUIRY if decided.decision == NO_ENQUIRY else Stands.ENQUIRY


def not_told(concern: Concern) -> tuple[int, ...]:
    """The bodies that do not know yet, the one that leads first.

    Whoever raised it, was told, or has recorded something about it, knows. Closing it does not end the duty to
    tell: the placing council keeps its duty of care whatever came of it.
    """
    know = {concern.by} | {step.told for step in concern.steps} | {step.by for step in concern.steps}
    return tuple(body for body in dict.fromkeys((concern.host, concern.placing)) if body not in know)


def wishes_asked(concern: Concern) -> bool:
    """Was anybody asked what the person wants to come of it?"""
    return any(step.kind == ASKED for step in concern.steps)
