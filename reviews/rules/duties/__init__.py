"""Which reviews a person is owed on a day, and from what event each counts (contracts, section 6; domain B5).

A review is not created when a placement starts: it is due, worked out here from what happened. Periods
are data (`DutyRule`); what starts and settles each kind of duty is the law's shape and is written down
once, in the modules of this room.
"""

from collections.abc import Iterator
from datetime import date

from reviews.rules.duties import asked, health, hospital, kinds, placed
from reviews.rules.duties.kinds import (
    AHC,
    CA12,
    CHC3,
    CHC12,
    CHC_REVIEWS,
    CONC,
    DOL,
    GOAL,
    INIT,
    SETTLED_BY,
    UNPL,
)
from reviews.rules.duties.owed import Duty, IsOpen, duty_of
from reviews.rules.facts import DutyRule, PersonFacts, PlacementFacts

__all__ = [
    "AHC",
    "CA12",
    "CHC3",
    "CHC12",
    "CHC_REVIEWS",
    "CONC",
    "DOL",
    "GOAL",
    "INIT",
    "SETTLED_BY",
    "UNPL",
    "Duty",
    "IsOpen",
    "due_days_of",
    "duties_on",
]

EPISODES: dict[str, asked.Finder] = {
    kinds.INIT: placed.initial,
    kinds.CA12: placed.annual,
    kinds.CONC: placed.out_of_area,
    kinds.DEC: placed.way_home,
    kinds.WH: placed.whole_home,
    kinds.CHC3: health.healthcare_first,
    kinds.CHC12: health.healthcare_yearly,
    kinds.FT: health.fast_track,
    kinds.S117R: health.aftercare,
    kinds.MED: health.medicines,
    kinds.AHC: health.health_check,
    kinds.CTR_PRE: asked.before_admission,
    kinds.CTR_POST: hospital.after_admission,
    kinds.CTR_NS: hospital.not_secure,
    kinds.CTR_SEC: hospital.secure,
    kinds.CETR: hospital.children,
    kinds.VISIT: hospital.visit,
    kinds.REQ: asked.requested,
    kinds.UNPL: asked.unplanned,
    kinds.DOL: asked.authorisation,
    kinds.GOAL: asked.goals,
    kinds.EHC: asked.education,
    kinds.TRN: asked.growing_up,
}


def duties_on(
    person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen = PlacementFacts.open_on
) -> Iterator[Duty]:
    """The duties of the rule's kind unsettled on a day, from reviews held on or before it, each told once: a
    home listed twice has one next date after everybody was looked at.

    Nothing is owed to somebody who died. Raises KeyError for a kind these rules do not know.
    """
    if person.died_on is not None and day >= person.died_on:
        return
    episodes = EPISODES[rule.kind](person, day, is_open)
    yield from dict.fromkeys(duty for episode in episodes for duty in duty_of(person, rule, episode, day))


def due_days_of(person: PersonFacts, rule: DutyRule) -> set[date]:
    """Every day on which something of the rule's kind could fall due, whatever else was known."""
    events = _events_of(person)
    found = {rule.first_due(event) for event in events}
    if rule.repeats:
        found |= {rule.next_due(event) for event in events}
    found |= {rule.first_before(one.last_day) for one in person.authorisations}
    found |= {listed.due_on for listed in person.home_reviews}
    found |= asked.school_days_of(person)
    found |= asked.goal_days_of(person)
    return found


def _events_of(person: PersonFacts) -> set[date]:
    return {
        *(placement.starts_on for placement in person.placements),
        *(placement.stay.ends_on for placement in person.placements if placement.stay.ends_on),
        *(days.starts_on for placement in person.placements for days in placement.aftercare),
        *(review.held_on for review in person.held),
        *(decision.decided_on for decision in person.decisions),
        *(one.asked_on for one in person.asked),
        *(goal.set_on for goal in person.goals),
        *(plan.issued_on for plan in person.education_plans),
        *(medicine.starts_on for medicine in person.medicines),
        *([person.preparing_since] if person.preparing_since else []),
    }
