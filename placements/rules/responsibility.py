"""Which rule can make which body responsible, and where a rule leaves a trap (domain D). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.periods import add_months
from placements.rules.homes import HOSPITAL

COUNCIL_KINDS = frozenset({"council", "s117_council"})
BASES = {  # the rules by which each kind of duty can come about; the last four are written by the product itself
    "council": ("ordinary_residence", "s39_setting", "s39_hospital", "cross_border", "child_to_adult"),
    "icb": ("gp_registration", "placing_icb_stays", "detention", "child_to_adult"),
    "s117_council": ("s117_before_detention",),
    "s117_icb": ("detention",),
}
HELD_BY_ICB = frozenset({"Care home", HOSPITAL})
CONFIRMED_FOR_MONTHS = 12
REFER_WITHIN_MONTHS = 4  # SI 2014/2829: ordinary residence disputes go to the Secretary of State by then


@dataclass(frozen=True, slots=True)
class Setting:
    """Where somebody lives: the group of the setting, whether it keeps ordinary residence, and the nation.

    Somebody may be in hospital for a while and live elsewhere: only the rule about hospitals asks.
    """

    group: str
    keeps_residence: bool
    nation: str
    away_in_hospital: bool = False

    @property
    def is_hospital(self) -> bool:
        """Are they in hospital, to live or for a while?"""
        return self.away_in_hospital or self.group == HOSPITAL


AWAY_IN_HOSPITAL = Setting("", keeps_residence=False, nation="", away_in_hospital=True)  # and lives nowhere


def fits(kind: str, basis: str) -> bool:
    """Can this rule make a body responsible in this way?"""
    return basis in BASES[kind]


def why_not(basis: str, setting: Setting | None) -> str:
    """Why a rule cannot hold where somebody lives, as a sentence saying what to do; empty when it can."""
    if basis == "s39_setting" and (setting is None or not setting.keeps_residence):
        return (
            "Choose another rule: they do not live in a care home, supported living or Shared Lives, and only "
            "those keep ordinary residence under section 39."
        )
    if basis == "s39_hospital" and (setting is None or not setting.is_hospital):
        return "Choose another rule, or record the stay in hospital first: they are not in hospital."
    if basis == "cross_border" and (
        setting is None or setting.nation in ("", "England") or setting.group != "Care home"
    ):
        return (
            "Choose another rule: Schedule 1 covers care homes in Wales, Scotland and Northern Ireland only, "
            "not supported living."
        )
    return ""


def warnings(kind: str, basis: str, setting: Setting | None, *, elsewhere: bool) -> Iterator[str]:
    """What to look at again about a fact that may hold; each a sentence."""
    if basis == "placing_icb_stays" and (setting is None or setting.group not in HELD_BY_ICB):
        yield (
            "Check the ICB: the placing ICB stays responsible for a care home or independent hospital. "
            "In supported living responsibility can follow the new GP."
        )
    if kind == "council" and basis == "ordinary_residence" and elsewhere:
        yield (
            "Check the council: they live in another council’s area. If they were placed there, section 39 "
            "may be the rule; if they moved by themselves, they may be the other council’s."
        )
    if (
        kind == "council"
        and basis in ("s39_setting", "s39_hospital", "cross_border")
        and why_not(basis, setting)
    ):
        yield "Check the council: where they live now no longer keeps ordinary residence by this rule."


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """Is it time to ask again? Never confirmed, or more than twelve months ago."""
    return confirmed_on is None or add_months(confirmed_on, CONFIRMED_FOR_MONTHS) < today


def refer_by(raised_on: date) -> date:
    """The last day to refer an ordinary residence dispute to the Secretary of State."""
    return add_months(raised_on, REFER_WITHIN_MONTHS)


def days_left(raised_on: date, today: date) -> int:
    """Days until it must be referred; less than nothing when that day has passed."""
    return (refer_by(raised_on) - today) // timedelta(days=1)
