"""What is due on a day, what fell due in a month, what is overdue: lists made from the duties a person is
owed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from linkworker.periods import Month
from reviews.rules.duties import INIT, SETTLED_BY, Duty, due_days_of, duties_on
from reviews.rules.facts import DutyRule, HeldReview, PersonFacts, PlacementFacts
from reviews.rules.plans import Key, is_cancelled, key_of, planned_for


class State(StrEnum):
    """How a duty stands on the day asked about."""

    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Due:
    """A review not yet held. `planned_on` is what a worker has arranged; it never moves `due_on`.

    `about` is the one thing it is for where each is reviewed by itself: a goal, what happened at a home.
    """

    person: str
    kind: str
    due_on: date
    state: State
    because: str
    placement_reference: str | None = None
    planned_on: date | None = None
    about: str | None = None
    event_on: date | None = None

    @property
    def key(self) -> Key:
        """Which duty of the person it is, to be planned or cancelled."""
        return key_of(self.kind, self.placement_reference, self.about)

    def days_overdue(self, on: date) -> int:
        """Whole days past the due date, never below 0."""
        return max((on - self.due_on).days, 0)

    def as_json(self) -> dict:
        """The row as contracts, section 6, has it."""
        return {
            "person": self.person,
            "kind": self.kind,
            "due_on": self.due_on.isoformat(),
            "state": str(self.state),
            "planned_on": self.planned_on and self.planned_on.isoformat(),
            "because": self.because,
        }


@dataclass(frozen=True, slots=True)
class FellDue:
    """A due date that came round, and the day of the review that settled it (None: not held)."""

    person: str
    kind: str
    due_on: date
    held_on: date | None
    because: str
    placement_reference: str | None = None
    about: str | None = None
    event_on: date | None = None

    @property
    def key(self) -> Key:
        """Which duty of the person it was."""
        return key_of(self.kind, self.placement_reference, self.about)

    @property
    def on_time(self) -> bool:
        """Held on or before the due date. Counted by the day it was held, not the day it was typed."""
        return self.held_on is not None and self.held_on <= self.due_on


def state_on(due_on: date, on: date, due_soon_days: int) -> State:
    """Overdue after the due date, due on it, due soon up to `due_soon_days` before it, else upcoming."""
    if on > due_on:
        return State.OVERDUE
    if on == due_on:
        return State.DUE
    return State.DUE_SOON if on >= due_on - timedelta(days=due_soon_days) else State.UPCOMING


def due_rows(person: PersonFacts, rules: Iterable[DutyRule], on: date) -> list[Due]:
    """Every review owed to the person and not held by a day, soonest first (contracts, section 6).

    `rules` are those in force on the day; a kind without a rule is not owed. Reviews held after the day and
    placements that had not started or had been left by it do not count. Raises KeyError for an unknown kind.
    """
    return sorted(_dues(person, rules, on), key=due_order)


def _dues(person: PersonFacts, rules: Iterable[DutyRule], on: date) -> Iterator[Due]:
    placed = came(person, on)
    for rule in rules:
        for duty in duties_on(person, rule, on):
            key = key_of(duty.kind, duty.placement_reference, duty.about)
            if is_cancelled(key, duty.due_on, duty.event_on, person.cancelled, placed, on):
                continue
            yield Due(
                person.reference,
                duty.kind,
                duty.due_on,
                state_on(duty.due_on, on, rule.due_soon_days),
                duty.because,
                duty.placement_reference,
                planned_for(key, duty.due_on, person.arranged, person.held),
                duty.about,
                duty.event_on,
            )


def came(person: PersonFacts, on: date) -> list[date]:
    """The days on which they were placed somewhere, up to a day."""
    return [placement.starts_on for placement in person.placements if placement.starts_on <= on]


def due_order(due: Due) -> tuple:
    """By due date, person and kind; two initial reviews due on one day go by placement, two goals by goal."""
    return (due.due_on, due.person, due.kind, due.placement_reference or "", due.about or "")


def overdue_rows(person: PersonFacts, rules: Iterable[DutyRule], on: date) -> list[Due]:
    """Reviews whose due date has passed by a day and which have not been held (K12), longest overdue
    first.
    """
    return [due for due in due_rows(person, rules, on) if due.state == State.OVERDUE]


def reviews_due_in(person: PersonFacts, rules: Iterable[DutyRule], month: Month) -> list[FellDue]:
    """Every due date that fell in a month, with the day of the review that settled it (K11).

    A due date fell on a day when, had the review that settled it not been held, the person would have
    been owed it that day. So:

    * a review held early settles the date it was early for, which still counts, in the month it fell;
    * a date that moved before it came (a new placement, an initial review, a new decision) never fell;
    * a date the person was no longer owed that day (they had left, no council was paying) never fell. For
      an initial review the placement must not have ended *before* the day, as K13 counts it;
    * a date that came round is settled once, by the first review of a settling kind after the event it
      was counted from. Held later than the date, or never: not on time. What happens after the date
      cannot undo it.
    * a date that was cancelled is left out, unless the person died or left only after it: then it was owed.

    Ordered by due date, kind, placement and day held. Rules are those of the month asked about.
    """
    found = [
        row
        for rule in rules
        for row in _fell_due(person, rule, month)
        if not is_cancelled(row.key, row.due_on, row.event_on, person.cancelled)
    ]
    return sorted(found, key=_fell_due_order)


def _fell_due_order(row: FellDue) -> tuple:
    return (row.due_on, row.kind, row.placement_reference or "", row.held_on or date.max)


def _fell_due(person: PersonFacts, rule: DutyRule, month: Month) -> Iterator[FellDue]:
    settling = sorted(
        (review for review in person.held if review.counts_as(SETTLED_BY[rule.kind], review.about)),
        key=lambda review: review.held_on,
    )
    for day in sorted(day for day in due_days_of(person, rule) if day in month):
        answered: set[Duty] = set()
        for review in (*settling, None):
            for duty in _owed_had_it_not_been_held(person, rule, day, review):
                if (
                    duty.due_on == day
                    and duty not in answered
                    and (review is None or duty.settled_by(review))
                ):
                    answered.add(duty)
                    held_on = review.held_on if review else None
                    yield FellDue(
                        person.reference,
                        duty.kind,
                        day,
                        held_on,
                        duty.because,
                        duty.placement_reference,
                        duty.about,
                        duty.event_on,
                    )


def _owed_had_it_not_been_held(
    person: PersonFacts, rule: DutyRule, day: date, review: HeldReview | None
) -> Iterator[Duty]:
    """The duties owed on a day, leaving out every review from the day of that one."""
    is_open = PlacementFacts.not_ended_before if rule.kind == INIT else PlacementFacts.open_on
    return duties_on(_before(person, review), rule, day, is_open)


def _before(person: PersonFacts, review: HeldReview | None) -> PersonFacts:
    if review is None:
        return person
    held = tuple(other for other in person.held if other.held_on < review.held_on)
    return replace(person, held=held)
