"""What the review rules need to know about a person, and the rules themselves, as plain values."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linkworker.periods import Days, add_months
from linkworker.words import counted
from placements.rules.ages import age_on
from placements.rules.working_days import add_working_days

VISIT = "VISIT"
CHC_OUTCOMES_REVIEWED = frozenset({"full", "joint", "fnc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """One row of the effective-dated table of review duties (domain B5): read for the day asked about and
    passed in.

    `name` is the review as a sentence names it ("initial review"). First due `first_after_days`,
    `first_after_working_days` or `first_after_months` after the event that starts the duty (exactly one is
    given), then `then_months` or `then_days` after each review held (neither when it happens once). It is
    for people from `from_age` until `until_age` (the first age no longer) on the day it is counted from; a
    kind with two ages has two rules. `due_soon_days` is how long before the due date to warn. `source` is the
    law or guidance, named at the end of each reason.
    """

    kind: str
    name: str
    due_soon_days: int
    source: str
    first_after_days: int | None = None
    first_after_working_days: int | None = None
    first_after_months: int | None = None
    then_months: int | None = None
    then_days: int | None = None
    from_age: int = 0
    until_age: int | None = None
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        firsts = (self.first_after_days, self.first_after_working_days, self.first_after_months)
        if sum(period is not None for period in firsts) != 1:
            raise ValueError(f"Give {self.kind} one first period: in days, in working days or in months.")
        if self.then_months is not None and self.then_days is not None:
            raise ValueError(f"Give {self.kind} its next period in months or in days, not both.")

    def is_for(self, born_on: date, counted_from: date) -> bool:
        """Whether somebody has the age of this rule on the day a period is counted from."""
        age = age_on(born_on, max(counted_from, born_on))
        return self.from_age <= age and (self.until_age is None or age < self.until_age)

    def first_due(self, starts_on: date) -> date:
        """The first due date, counted from the event that starts the duty; months are clipped to month
        end.
        """
        if self.first_after_days is not None:
            return starts_on + timedelta(days=self.first_after_days)
        if self.first_after_working_days is not None:
            return add_working_days(starts_on, self.first_after_working_days, self.holidays)
        return add_months(starts_on, self.first_after_months or 0)

    def first_before(self, ends_on: date) -> date:
        """The due date of what must be asked for so long before something ends."""
        if self.first_after_days is not None:
            return ends_on - timedelta(days=self.first_after_days)
        if self.first_after_working_days is not None:
            return add_working_days(ends_on, -self.first_after_working_days, self.holidays)
        return add_months(ends_on, -(self.first_after_months or 0))

    def next_due(self, held_on: date) -> date:
        """The due date after a review was held. Raises ValueError for a duty that happens once."""
        if self.then_days is not None:
            return held_on + timedelta(days=self.then_days)
        if self.then_months is None:
            raise ValueError(f"{self.kind} happens once; it has no next due date.")
        return add_months(held_on, self.then_months)

    @property
    def repeats(self) -> bool:
        """Whether it is owed again after it was held."""
        return self.then_months is not None or self.then_days is not None

    @property
    def first_words(self) -> str:
        if self.first_after_days is not None:
            return counted(self.first_after_days, "day")
        if self.first_after_working_days is not None:
            return counted(self.first_after_working_days, "working day")
        return counted(self.first_after_months or 0, "month")

    @property
    def then_words(self) -> str:
        if self.then_days is not None:
            return counted(self.then_days, "day")
        return counted(self.then_months or 0, "month")


class Ward(StrEnum):
    """Which care and treatment reviews are owed in a setting."""

    NONE = ""
    NON_SECURE = "HOSP_NS"
    SECURE = "HOSP_SEC"
    CHILDREN = "HOSP_CYP"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementFacts:
    """A placement as the review rules see it.

    `hosted_elsewhere`: the home's host council is not the authority. `outside_own_icb`: the home's ICB is not
    the person's own; `icb_not_recorded`: one of the two is not known. `council_paid` and `aftercare`: the days of
    each funding line paid by a council, and of each under s117 of the Mental Health Act. `ward`: what kind of
    hospital it is, if it is one.
    """

    reference: str
    home: str
    stay: Days
    hosted_elsewhere: bool
    council_paid: tuple[Days, ...] = ()
    aftercare: tuple[Days, ...] = ()
    ward: Ward = Ward.NONE
    outside_own_icb: bool = False
    icb_not_recorded: bool = False

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
    """A review that took place; `covers` names the other kinds settled by the same meeting.

    `about` is the one thing it settles where each is reviewed by itself (a goal). `on_site` says whether
    whoever visited was there in person: an oversight visit held from afar settles nothing (domain B2). A look at
    a goal, a check after something happened and a health check are no `meeting`: each is kept in a place of its own.
    `recorded_on`: when it was written down, where that is known. `decided`: what was decided is on record, and where
    everything stays as it is, why.
    """

    kind: str
    held_on: date
    covers: frozenset[str] = frozenset()
    about: str | None = None
    on_site: bool | None = None
    meeting: bool = True
    recorded_on: date | None = None
    decided: bool = False

    def counts_as(self, kinds: frozenset[str], about: str | None = None) -> bool:
        """Whether it is of one of these kinds, and about the same thing."""
        settles = {self.kind, *self.covers} - (set() if self.on_site else {VISIT})
        return self.about == about and not kinds.isdisjoint(settles)


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that asks for a review: a request, or an event. `words` begin the sentence that says why.

    `until` is the first day on which it is asked no more: withdrawn, or whom it was asked for is gone.
    """

    kind: str
    asked_on: date
    words: str
    about: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Authorisation:
    """A deprivation of liberty that was authorised, until its last day. `what` begins the sentence."""

    what: str
    starts_on: date
    last_day: date
    renewal_asked_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A short-term goal that is looked at every so many days; None leaves it to the rule (domain B5, GOAL)."""

    about: str
    words: str
    set_on: date
    every_days: int | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class EducationPlan:
    """An education, health and care plan, from the day it was issued until the first day it is no more."""

    issued_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class HomeReview:
    """A home on the programme of whole-home reviews: everyone living there is looked at by a day.

    `until` is the first day on which this holds no more: taken off, or another day was set.
    """

    placement: str
    listed_on: date
    due_on: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this is what the programme says on a day."""
        return day in Days(self.listed_on, self.until)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What was said once about when a duty is held: planned for a day, or called off (None).

    `about` is its goal or placement where a person can owe several of a kind. `due_on` is the date it was said for.
    """

    kind: str
    about: str
    due_on: date
    planned_on: date | None
    made_on: date


@dataclass(frozen=True, slots=True)
class Cancelled:
    """One due date that is no longer owed, with the reason on record (domain B5).

    `said_on`: when it was cancelled. Whoever is placed again after that is owed it as anybody is. `event_on`: the day
    of the event it counted from, so that it stays cancelled when a change of the rule moves the day; None of one
    cancelled before that was kept. `ceased_on`: the day the person died or left, where that is why.
    """

    kind: str
    about: str
    due_on: date
    said_on: date | None = None
    event_on: date | None = None
    ceased_on: date | None = None

    def holds_on(self, on: date | None) -> bool:
        """Is the date off the list of a day, and without a day out of the count of those that fell due?

        What was due before they died or left was owed on its day: it is late until it was cancelled.
        """
        if self.ceased_on is None or self.due_on >= self.ceased_on:
            return True
        return on is not None and self.said_on is not None and self.said_on <= on


@dataclass(frozen=True, slots=True)
class Medicine:
    """A psychotropic medicine somebody takes, from a day (STOMP)."""

    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A person whose responsible council is the authority, with their whole history in any order.

    `on_gp_register`: on the GP's learning disability register. `preparing_since`: on the way to adulthood
    from that day. `died_on`: nothing is owed from that day. `arranged`: in the order it was said. A health
    check, a decision about going home and a check of a goal are reviews held.
    """

    reference: str
    born_on: date
    placements: tuple[PlacementFacts, ...] = ()
    held: tuple[HeldReview, ...] = ()
    decisions: tuple[ChcDecision, ...] = ()
    asked: tuple[Asked, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    goals: tuple[Goal, ...] = ()
    education_plans: tuple[EducationPlan, ...] = ()
    home_reviews: tuple[HomeReview, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    died_on: date | None = None
    arranged: tuple[Arranged, ...] = ()
    cancelled: tuple[Cancelled, ...] = ()
    preparing_since: date | None = None
    on_gp_register: bool = False

    def last_held(
        self, kinds: frozenset[str], *, until: date, since: date = date.min, about: str | None = None
    ) -> date | None:
        """The last day a review of these kinds was held, from `since` to `until`, both included."""
        days = (review.held_on for review in self.held if review.counts_as(kinds, about))
        return max((day for day in days if since <= day <= until), default=None)
