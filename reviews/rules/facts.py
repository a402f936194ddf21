"""What the review rules need to know about a person, and the rules themselves, as plain values."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.periods import Days, add_months

CHC_OUTCOMES_REVIEWED = frozenset({"full", "joint", "fnc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """One row of the effective-dated table of review duties (domain B5): read for the day asked about and
    passed in.

    `name` is the review as a sentence names it ("initial review"). First due `first_after_days` or
    `first_after_months` after the event that starts the duty (exactly one is given), then `then_months`
    after each review held (None when it happens once). `due_soon_days` is how long before the due date to
    warn. `source` is the law or guidance, named at the end of each reason.
    """

    kind: str
    name: str
    due_soon_days: int
    source: str
    first_after_days: int | None = None
    first_after_months: int | None = None
    then_months: int | None = None

    def __post_init__(self) -> None:
        if (self.first_after_days is None) == (self.first_after_months is None):
            raise ValueError(f"Give {self.kind} a first period in days or in months, not both or neither.")

    def first_due(self, starts_on: date) -> date:
        """The first due date, counted from the event that starts the duty; months are clipped to month
        end.
        """
        if self.first_after_days is not None:
            return starts_on + timedelta(days=self.first_after_days)
        return add_months(starts_on, self.first_after_months or 0)

    def next_due(self, held_on: date) -> date:
        """The due date after a review was held. Raises ValueError for a duty that happens once."""
        if self.then_months is None:
            raise ValueError(f"{self.kind} happens once; it has no next due date.")
        return add_months(held_on, self.then_months)

    @property
    def first_words(self) -> str:
        if self.first_after_days is not None:
            return _count(self.first_after_days, "day")
        return _count(self.first_after_months, "month")

    @property
    def then_words(self) -> str:
        return _count(self.then_months, "month")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementFacts:
    """A placement as the review rules see it.

    `hosted_elsewhere`: the home's host council is not the authority. `council_paid`: the days of each
    funding line paid by a council.
    """

    reference: str
    home: str
    stay: Days
    hosted_elsewhere: bool
    council_paid: tuple[Days, ...] = ()

    @property
    def starts_on(self) -> date:
        return self.stay.starts_on

    def open_on(self, day: date) -> bool:
        """Started on or before the day and not left by it: the day of leaving is no longer in the
        placement.
        """
        return day in self.stay

    def not_ended_before(self, day: date) -> bool:
        """As `open_on`, but true on the day of leaving too (K13: "had not ended before it")."""
        return self.starts_on <= day and (self.stay.ends_on is None or self.stay.ends_on >= day)

    def council_pays_on(self, day: date) -> bool:
        return any(day in days for days in self.council_paid)


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that took place; `covers` names the other kinds settled by the same meeting."""

    kind: str
    held_on: date
    covers: frozenset[str] = frozenset()

    def counts_as(self, kinds: frozenset[str]) -> bool:
        return self.kind in kinds or not self.covers.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class ChcDecision:
    """A decision on NHS Continuing Healthcare."""

    decided_on: date
    outcome: str
    fast_track: bool = False

    @property
    def is_reviewed(self) -> bool:
        """Whether it starts the three-month and yearly reviews."""
        return self.outcome in CHC_OUTCOMES_REVIEWED and not self.fast_track


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A person whose responsible council is the authority, with their whole history in any order."""

    reference: str
    born_on: date
    placements: tuple[PlacementFacts, ...] = ()
    held: tuple[HeldReview, ...] = ()
    decisions: tuple[ChcDecision, ...] = ()

    def last_held(self, kinds: frozenset[str], *, until: date, since: date = date.min) -> date | None:
        """The last day a review of these kinds was held, from `since` to `until`, both included."""
        days = (review.held_on for review in self.held if review.counts_as(kinds))
        return max((day for day in days if since <= day <= until), default=None)


def _count(number: int | None, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
