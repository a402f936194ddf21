"""What each regulator says of a home, on which scale, and when that is a fall (domain C6).

Care Inspectorate Scotland and Care Inspectorate Wales give no overall rating: each key question or theme has its
own, and lists say the lowest. CIW has published ratings only since 1 April 2025.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OVERALL = "overall"


class Regulator(StrEnum):
    """Who inspects; the codes of the list of councils, and Ofsted for schools and children's homes."""

    CQC = "CQC"
    CI = "CI"
    CIW = "CIW"
    OFSTED = "Ofsted"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One regulator's dimensions and scale. `scale` is best first, value to words; `low` asks for a check of
    everyone who lives there; `no_judgement` may stand in place of a rating and is on no scale.
    """

    name: str
    dimensions: Mapping[str, str]
    scale: Mapping[str, str]
    low: frozenset[str]
    no_judgement: tuple[str, ...] = ()
    in_lists: str = "{}"
    rates_since: date | None = None

    @property
    def has_overall(self) -> bool:
        """Is there one rating for the whole home?"""
        return OVERALL in self.dimensions

    def words(self, value: str) -> str:
        """A value as people say it."""
        return self.scale.get(value, value)


NOT_YET_RATED = "Not yet rated"  # the word of registers (contract 3) for what CQC calls not yet inspected
SCHEMES = {
    Regulator.CQC: Scheme(
        name="CQC",
        dimensions={
            OVERALL: "Overall",
            "safe": "Safe",
            "effective": "Effective",
            "caring": "Caring",
            "responsive": "Responsive",
            "well_led": "Well-led",
        },
        scale={word: word for word in ("Outstanding", "Good", "Requires improvement", "Inadequate")},
        low=frozenset({"Requires improvement", "Inadequate"}),
        no_judgement=(
            "Insufficient evidence to rate",
            "Inspected but not rated",
            "Not yet inspected",
            NOT_YET_RATED,
        ),
    ),
    Regulator.CI: Scheme(
        name="Care Inspectorate",
        dimensions={
            "wellbeing": "How well people’s wellbeing is supported",
            "leadership": "Leadership",
            "staff": "Staff team",
            "setting": "Setting",
            "planning": "How well care and support is planned",
        },
        scale={
            "6": "Grade 6 (Excellent)",
            "5": "Grade 5 (Very good)",
            "4": "Grade 4 (Good)",
            "3": "Grade 3 (Adequate)",
            "2": "Grade 2 (Weak)",
            "1": "Grade 1 (Unsatisfactory)",
        },
        low=frozenset({"2", "1"}),
        in_lists="{}, lowest",
    ),
    Regulator.CIW: Scheme(
        name="Care Inspectorate Wales",
        dimensions={
            "well_being": "Well-being",
            "care_and_support": "Care and support",
            "leadership_and_management": "Leadership and management",
            "environment": "Environment",
        },
        scale={
            word: word
            for word in ("Excellent", "Good", "Requires improvement", "Requires significant improvement")
        },
        low=frozenset({"Requires improvement", "Requires significant improvement"}),
        in_lists="{}, lowest",
        rates_since=date(2025, 4, 1),
    ),
    Regulator.OFSTED: Scheme(
        name="Ofsted",
        dimensions={OVERALL: "Overall"},
        scale={
            word: word for word in ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
        },
        low=frozenset({"Requires improvement to be good", "Inadequate"}),
    ),
}
SCHOOLS = frozenset({"RES_SCHOOL_52", "RES_SCHOOL_38"})


def regulator_of(council_regulator: str, setting_type: str) -> Regulator:
    """Who inspects a home: the regulator of its host council's nation; Ofsted for an English school."""
    regulator = Regulator(council_regulator) if council_regulator in set(Regulator) else Regulator.CQC
    return Regulator.OFSTED if regulator is Regulator.CQC and setting_type in SCHOOLS else regulator


def values_of(regulator: str) -> tuple[str, ...]:
    """All that a dimension of this regulator may say, best first."""
    scheme = SCHEMES[Regulator(regulator)]
    return (*scheme.scale, *scheme.no_judgement)


def rank(regulator: str, value: str) -> int | None:
    """0 is the best of the scale; None is no judgement."""
    scale = list(SCHEMES[Regulator(regulator)].scale)
    return scale.index(value) if value in scale else None


def governing(regulator: str, ratings: Mapping[str, str]) -> str:
    """The value a home is known by: the overall one, or the lowest where there is none. Empty without any."""
    if SCHEMES[Regulator(regulator)].has_overall:
        return ratings.get(OVERALL, "")
    ranked = [value for value in ratings.values() if rank(regulator, value) is not None]
    return max(ranked, key=lambda value: rank(regulator, value), default="")


def is_low(regulator: str, value: str) -> bool:
    """Is the governing value one that asks for a check of everyone who lives there?"""
    return value in SCHEMES[Regulator(regulator)].low


def in_lists(regulator: str, value: str) -> str:
    """The governing value in the words of a list: "Good", "Grade 3 (Adequate), lowest"."""
    scheme = SCHEMES[Regulator(regulator)]
    return scheme.in_lists.format(scheme.words(value)) if value in scheme.scale else value


def fell(regulator: str, before: str, after: str) -> bool:
    """Is the new governing value worse than the one before, or low for the first time? Empty: none known."""
    now, then = rank(regulator, after), rank(regulator, before)
    if now is None:
        return False
    if then is None:
        return after in SCHEMES[Regulator(regulator)].low
    return now > then
