"""What must be decided, and by whom, before somebody moves home (domain C2; Mental Capacity Act 2005 ss1-4).

A finding about capacity belongs to one decision on one day, never to a person. Pure: questions and days in,
sentences out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from placements.rules.homes import HOSPITAL

HISTORY = timedelta(days=28)  # what started longer ago is being recorded, not confirmed
ADULT_DECISIONS_FROM = 16  # the Mental Capacity Act applies from this age
CONSENT, BEST_INTERESTS, PARENTAL, LEGAL = "consent", "best_interests", "parental", "legal"
HAS, LACKS = "has", "lacks"
PLACES_BY_LAW = frozenset({HOSPITAL})  # groups of setting types somebody may be taken to by law
PRISON = "PRISON"

# How much support a kind of setting brings by itself; a move down needs its risks looked at first (C2).
SUPPORT_OF = {
    HOSPITAL: 4,
    "Care home": 3,
    "Education": 3,
    "Short term": 3,
    "Supported living": 2,
    "Own home": 1,
}
TEMPORARY = "TEMP"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about one move, as it was answered. Empty is not recorded."""

    kind: str = ""
    decided_on: date | None = None
    capacity: str = ""
    capacity_assessed_on: date | None = None
    capacity_assessed_by: str = ""
    decided_by: str = ""
    options_considered: str = ""
    wishes: str = ""
    consulted: str = ""
    less_restrictive_considered: bool | None = None
    authority: str = ""
    dissent: str = ""
    risk_assessed_on: date | None = None
    mitigation: str = ""


NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Setting:
    """The kind of place a move leads to or from: its code and its group."""

    code: str
    group: str

    @property
    def support(self) -> int | None:
        """How much support the kind brings; None where that cannot be said."""
        return 1 if self.code == TEMPORARY else SUPPORT_OF.get(self.group)

    @property
    def entered_by_law(self) -> bool:
        """May somebody be taken there without having agreed?"""
        return self.group in PLACES_BY_LAW or self.code == PRISON


def is_history(starts_on: date, today: date) -> bool:
    """Did it happen so long ago that it is only being written down?"""
    return starts_on < today - HISTORY


def is_lower_support(before: Setting | None, after: Setting) -> bool:
    """Does a move lead to a kind of home that brings less support?"""
    if before is None or before.support is None or after.support is None:
        return False
    return after.support < before.support


def faults(decided: Decided, *, age: int, after: Setting, today: date) -> Iterator[tuple[str, str]]:
    """(question, what to do) for everything that keeps this from being a decision about a move.

    `age` is the person's on the day it was decided.
    """
    yield from _of_days(decided, today)
    if decided.kind == LEGAL:
        if not after.entered_by_law:
            yield (
                "decision_kind",
                "Only a hospital or custody is entered by law. Record who agreed to this move.",
            )
        if not decided.decided_by:
            yield "legal_basis", "Enter the section or order, such as section 3 of the Mental Health Act"
    elif age < ADULT_DECISIONS_FROM:
        if decided.kind != PARENTAL:
            yield "decision_kind", "Under 16, record who with parental responsibility agreed."
        elif not decided.decided_by:
            yield "parent", "Enter who with parental responsibility agreed"
    elif decided.kind == PARENTAL:
        yield (
            "decision_kind",
            "From 16 on nobody agrees for the person: record consent or a best-interests decision.",
        )
    else:
        yield from _of_capacity(decided)
        if decided.kind == BEST_INTERESTS:
            yield from _of_best_interests(decided)


def _of_days(decided: Decided, today: date):
    if decided.decided_on is None:
        yield "decided_on", "Enter the day it was decided"
    elif decided.decided_on > today:
        yield "decided_on", "The day it was decided must be today or in the past"


def _of_capacity(decided: Decided):
    if not decided.capacity:
        yield "capacity", "Select what was found about making this decision"
    elif decided.kind == CONSENT and decided.capacity == LACKS:
        yield (
            "decision_kind",
            "Somebody who cannot make this decision cannot agree to it: record a best-interests decision.",
        )
    elif decided.kind == BEST_INTERESTS and decided.capacity == HAS:
        yield "decision_kind", "Somebody who can make this decision makes it: record whether they agreed."
    if decided.capacity_assessed_on is None:
        yield "capacity_assessed_on", "Enter the day this was looked at for this decision"
    elif decided.decided_on is not None and decided.capacity_assessed_on > decided.decided_on:
        yield "capacity_assessed_on", "This must be looked at on or before the day of the decision"
    if not decided.capacity_assessed_by:
        yield "capacity_assessed_by", "Enter who looked at it"


def _of_best_interests(decided: Decided):
    asked = {
        "decided_by": (decided.decided_by, "Enter who made the best-interests decision"),
        "options_considered": (decided.options_considered.strip(), "Enter the options that were considered"),
        "wishes": (decided.wishes.strip(), "Enter the person's wishes, past and present"),
        "consulted": (decided.consulted.strip(), "Enter who was consulted"),
        "authority": (decided.authority, "Select whether an attorney, a deputy or the court decides"),
        "less_restrictive_considered": (
            decided.less_restrictive_considered,
            "A less restrictive option must be considered before this is decided",
        ),
    }
    for question, (answer, words) in asked.items():
        if not answer:
            yield question, words
