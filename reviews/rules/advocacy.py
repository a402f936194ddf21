"""Which advocate somebody is owed, and why, from facts on record (domain C3). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from linkworker.words import long_day

CARE_ACT, IMCA, IMHA, RPR = "care_act", "imca", "imha", "rpr"
MUST_CONSULT = {  # decisions for which an IMCA must be instructed where nobody can be consulted (MCA ss37-39)
    "home": "where to live",
    "treatment": "serious medical treatment",
}


@dataclass(frozen=True, slots=True)
class Unbefriended:
    """A decision somebody cannot make for now, with nobody appropriate to consult."""

    about: str
    assessed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvocacyFacts:
    """What the duties turn on. `under` names the section or order; days are those of the record."""

    under: str = ""
    standard_until: date | None = None
    asked_with_nobody_on: date | None = None
    unbefriended: tuple[Unbefriended, ...] = field(default=())
    needs_advocate: bool | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One kind of advocate, and the sentence that says why."""

    kind: str
    because: str


def owed(facts: AdvocacyFacts) -> Iterator[Owed]:
    """Every advocate owed, one line a kind, in the order a link worker would settle them."""
    if facts.under:
        yield Owed(IMHA, f"{facts.under} is in force (Mental Health Act 1983 s130A).")
    if facts.standard_until:
        yield Owed(
            RPR,
            f"A standard authorisation is in force until {long_day(facts.standard_until)}: everybody under one has a "
            "representative (Mental Capacity Act 2005, Schedule A1).",
        )
    because = _imca(facts)
    if because:
        yield Owed(IMCA, because)
    if facts.needs_advocate:
        yield Owed(
            CARE_ACT,
            "The record says that they need an advocate to take part in assessment, planning and review "
            "(Care Act 2014 ss67-68).",
        )


def _imca(facts: AdvocacyFacts) -> str:
    if facts.asked_with_nobody_on:
        return (
            f"An authorisation was asked for on {long_day(facts.asked_with_nobody_on)} and there is nobody appropriate "
            "to consult (Mental Capacity Act 2005 s39A)."
        )
    for one in facts.unbefriended:
        if one.about in MUST_CONSULT:
            return (
                f"On {long_day(one.assessed_on)} they could not decide about {MUST_CONSULT[one.about]}, and there is "
                "nobody appropriate to consult (Mental Capacity Act 2005 ss37-39)."
            )
    return ""
