"""How a safeguarding concern stands, and what is still owed: worked out from what was done (domain C4).

The council in whose area the harm arose leads; the council that placed the person keeps its duty of care and is told.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TOLD, ASKED, DECIDED, CLOSED = "told", "asked", "decided", "closed"
NO_ENQUIRY = "none"
BY_STATUTE = frozenset({"s42", "s47"})  # the duty to enquire for adults, and for whoever is under 18


class Stands(StrEnum):
    """How far a concern has come."""

    RAISED = "raised"
    ENQUIRY = "enquiry"
    NO_ENQUIRY = "no_enquiry"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: by the body `by`, and which body was `told`, both by their keys.

    `of_withdrawal`: they were told that the concern was withdrawn.
    """

    kind: str
    done_on: date
    by: int
    told: int | None = None
    decision: str = ""
    of_withdrawal: bool = False


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern as the rules see it. `host` leads, `placing` is responsible for the person, `by` raised it.

    `is_withdrawn`: it was entered in error, and counts for nothing.
    """

    concern_on: date
    host: int
    placing: int
    by: int
    steps: tuple[Step, ...] = ()
    is_withdrawn: bool = False

    def last(self, kind: str) -> Step | None:
        """The latest step of a kind; of two on one day, the one that stands later in `steps`."""
        found = sorted((step for step in self.steps if step.kind == kind), key=lambda step: step.done_on)
        return found[-1] if found else None


def stands(concern: Concern) -> Stands:
    """How far it has come. The latest decision counts; what is closed stays closed, and withdrawn, withdrawn."""
    if concern.is_withdrawn:
        return Stands.WITHDRAWN
    if concern.last(CLOSED):
        return Stands.CLOSED
    decided = concern.last(DECIDED)
    if decided is None:
        return Stands.RAISED
    return Stands.NO_ENQUIRY if decided.decision == NO_ENQUIRY else Stands.ENQUIRY


def not_told(concern: Concern) -> tuple[int, ...]:
    """The bodies that do not know yet, the one that leads first.

    Whoever raised it, was told, or has recorded something about it, knows. Closing it does not end the duty to
    tell: the placing council keeps its duty of care whatever came of it. Nobody is told of what was withdrawn.
    """
    if concern.is_withdrawn:
        return ()
    know = {concern.by} | {step.told for step in concern.steps} | {step.by for step in concern.steps}
    return tuple(body for body in dict.fromkeys((concern.host, concern.placing)) if body not in know)


def not_told_withdrawn(concern: Concern) -> tuple[int, ...]:
    """Of a withdrawn concern, the bodies that still act on it: they knew, and were not told that it was withdrawn.

    Whoever was told of it or recorded something about it knew. Whoever raised it withdraws it, and a body that has
    recorded that another was told knows by then.
    """
    if not concern.is_withdrawn:
        return ()
    about_it = [step for step in concern.steps if not step.of_withdrawal]
    since = [step for step in concern.steps if step.of_withdrawal]
    knew = dict.fromkeys(body for step in about_it for body in (step.told, step.by) if body is not None)
    know_now = {concern.by} | {step.told for step in since} | {step.by for step in since}
    return tuple(body for body in knew if body not in know_now)


def enquiry_concluded(concern: Concern) -> bool:
    """Was an enquiry made under section 42 of the Care Act, or 47 of the Children Act, and closed?"""
    decided = concern.last(DECIDED)
    return concern.last(CLOSED) is not None and decided is not None and decided.decision in BY_STATUTE


def wishes_asked(concern: Concern) -> bool:
    """Was anybody asked what the person wants to come of it?"""
    return any(step.kind == ASKED for step in concern.steps)
