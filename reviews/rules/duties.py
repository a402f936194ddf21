"""Which reviews a person is owed on a day, and from what event each counts (contracts, section 6; domain
B5).

A review is not created when a placement starts: it is due, worked out here from what happened. Periods
are data (`DutyRule`); what starts and settles each kind of duty is the law's shape and is written down
once, below.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from linkworker.words import long_day
from placements.rules.ages import is_adult_on
from reviews.rules.facts import DutyRule, PersonFacts, PlacementFacts

INIT, CA12, CONC, CHC3, CHC12 = "INIT", "CA12", "CONC", "CHC3", "CHC12"
CHC_REVIEWS = frozenset({CHC3, CHC12})
SETTLED_BY = {
    INIT: frozenset({INIT}),
    CA12: frozenset({CA12}),
    CONC: frozenset({CONC}),
    CHC3: CHC_REVIEWS,
    CHC12: CHC_REVIEWS,
}
HAPPENS_ONCE = frozenset({INIT, CHC3})

IsOpen = Callable[[PlacementFacts, date], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """A review owed: when, counted from which event on which day, and why in a sentence."""

    kind: str
    due_on: date
    counted_from: date
    because: str
    placement_reference: str | None = None

    def settled_by_review_on(self, held_on: date) -> bool:
        """Whether a review of a settling kind held that day answers this duty.

        A duty that happens once is answered from the very day of its event. A repeating one counts from
        the last review, so only a later day answers it.
        """
        return held_on >= self.counted_from if self.kind in HAPPENS_ONCE else held_on > self.counted_from


def duties_on(
    person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen = PlacementFacts.open_on
) -> Iterator[Duty]:
    """The duties of the rule's kind unsettled on a day, from reviews held on or before it.

    Raises KeyError for a kind these rules do not know.
    """
    return _FINDERS[rule.kind](person, rule, day, is_open)


def events_of(person: PersonFacts) -> set[date]:
    """Every day a due date could be counted from."""
    return {
        *(placement.starts_on for placement in person.placements),
        *(review.held_on for review in person.held),
        *(decision.decided_on for decision in person.decisions),
    }


def _open_placements(person: PersonFacts, day: date, is_open: IsOpen) -> list[PlacementFacts]:
    found = [placement for placement in person.placements if is_open(placement, day)]
    return sorted(found, key=lambda placement: (placement.starts_on, placement.reference))


def _initial(person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen) -> Iterator[Duty]:
    for placement in _open_placements(person, day, is_open):
        if person.last_held(SETTLED_BY[INIT], since=placement.starts_on, until=day) is None:
            yield _from_start(rule, placement)


def _annual(person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen) -> Iterator[Duty]:
    """With two placements open at once the earlier one counts: the date is the sooner."""
    placements = _open_placements(person, day, is_open)
    council_pays = any(placement.council_pays_on(day) for placement in placements)
    if not (council_pays and is_adult_on(person.born_on, day)):
        return
    placement = placements[0]
    if last := person.last_held(SETTLED_BY[CA12], until=day):
        yield _from_review(rule, last, f"The last {rule.name} was held", placement)
    elif initial := person.last_held(SETTLED_BY[INIT], since=placement.starts_on, until=day):
        yield _from_event(rule, initial, "The initial review was held on", placement)
    else:
        yield _from_start(rule, placement)


def _out_of_area(person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen) -> Iterator[Duty]:
    placements = [p for p in _open_placements(person, day, is_open) if p.hosted_elsewhere]
    if not placements:
        return
    placement = placements[0]
    if last := person.last_held(SETTLED_BY[CONC], since=placement.starts_on, until=day):
        yield _from_review(rule, last, f"The last {rule.name} was held", placement)
    else:
        yield _from_start(rule, placement)


def _healthcare_first(person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen) -> Iterator[Duty]:
    decided_on = _latest_decision(person, day)
    if decided_on and person.last_held(CHC_REVIEWS, since=decided_on, until=day) is None:
        yield _from_event(rule, decided_on, "Continuing healthcare was decided on")


def _healthcare_yearly(person: PersonFacts, rule: DutyRule, day: date, is_open: IsOpen) -> Iterator[Duty]:
    decided_on = _latest_decision(person, day)
    if decided_on and (last := person.last_held(CHC_REVIEWS, since=decided_on, until=day)):
        yield _from_review(rule, last, "The last continuing healthcare review was held")


def _latest_decision(person: PersonFacts, day: date) -> date | None:
    days = (d.decided_on for d in person.decisions if d.is_reviewed and d.decided_on <= day)
    return max(days, default=None)


def _from_start(rule: DutyRule, placement: PlacementFacts) -> Duty:
    return _from_event(rule, placement.starts_on, f"Placement at {placement.home} started", placement)


def _from_event(rule: DutyRule, event_on: date, event: str, placement: PlacementFacts | None = None) -> Duty:
    due_on = rule.first_due(event_on)
    because = (
        f"{event} {long_day(event_on)}, so the {rule.name} is due by {long_day(due_on)} "
        f"({rule.first_words}). {rule.source}."
    )
    return Duty(rule.kind, due_on, event_on, because, placement.reference if placement else None)


def _from_review(rule: DutyRule, held_on: date, event: str, placement: PlacementFacts | None = None) -> Duty:
    due_on = rule.next_due(held_on)
    because = (
        f"{event} on {long_day(held_on)}, so the next is due by {long_day(due_on)} "
        f"({rule.then_words}). {rule.source}."
    )
    return Duty(rule.kind, due_on, held_on, because, placement.reference if placement else None)


_FINDERS = {
    INIT: _initial,
    CA12: _annual,
    CONC: _out_of_area,
    CHC3: _healthcare_first,
    CHC12: _healthcare_yearly,
}
