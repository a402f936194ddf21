"""Random histories of people, crowded with dates that meet, clip or just miss one another."""

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from linkworker.periods import Days
from reviews.rules.facts import ChcDecision, DutyRule, HeldReview, PersonFacts, PlacementFacts

KINDS = ("INIT", "CA12", "CONC", "CHC3", "CHC12")
RULES = (
    DutyRule(
        kind="INIT", name="initial review", first_after_days=56, due_soon_days=28, source="Care Act guidance"
    ),
    DutyRule(
        kind="CA12",
        name="annual review",
        first_after_months=12,
        then_months=12,
        due_soon_days=28,
        source="Care Act guidance",
    ),
    DutyRule(
        kind="CONC",
        name="out of area review",
        first_after_months=6,
        then_months=6,
        due_soon_days=28,
        source="Winterbourne View Concordat",
    ),
    DutyRule(
        kind="CHC3",
        name="first continuing healthcare review",
        first_after_months=3,
        due_soon_days=28,
        source="National Framework",
    ),
    DutyRule(
        kind="CHC12",
        name="continuing healthcare review",
        first_after_months=12,
        then_months=12,
        due_soon_days=28,
        source="National Framework",
    ),
)

START_DAYS = (date(2024, 8, 31), date(2024, 11, 30), date(2024, 2, 29), date(2025, 1, 15))
GAPS = (0, 0, 1, 28, 55, 56, 57, 89, 90, 181, 183, 184, 364, 365, 366)
BIRTHS = (date(1980, 5, 5), date(1980, 5, 5), date(2007, 2, 28), date(2007, 8, 31))
OUTCOMES = ("full", "joint", "fnc", "not_eligible", "withdrawn")


def placement(number, stay, hosted_elsewhere, council_paid):
    return PlacementFacts(
        reference=f"PL{number}",
        home="Elm House",
        stay=stay,
        hosted_elsewhere=hosted_elsewhere,
        council_paid=tuple(council_paid),
    )


class Chance:
    """Makes a history from one number. Every date is another date plus a telling number of days."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.known = list(START_DAYS)

    def gap(self):
        return self.random.choice((*GAPS, self.random.randint(0, 500)))

    def day(self):
        day = self.random.choice(self.known) + timedelta(days=self.gap())
        self.known.append(day)
        return day

    def stay(self):
        starts_on = self.day()
        return Days(starts_on, self.random.choice((None, starts_on + timedelta(days=self.gap()))))

    def placement(self, number):
        stay = self.stay()
        paid = self.random.choice(([stay], [stay], [self.stay()], [self.stay(), self.stay()], []))
        return placement(number, stay, self.random.random() < 0.6, paid)

    def review(self):
        covers = self.random.sample(KINDS, self.random.choice((0, 0, 1, 2)))
        return HeldReview(self.random.choice((*KINDS, "REQ")), self.day(), frozenset(covers))

    def decision(self):
        return ChcDecision(self.day(), self.random.choice(OUTCOMES), self.random.random() < 0.2)

    def person(self):
        return PersonFacts(
            reference="P0001",
            born_on=self.random.choice(BIRTHS),
            placements=tuple(self.placement(number) for number in range(self.random.randint(0, 3))),
            held=tuple(self.review() for _ in range(self.random.randint(0, 6))),
            decisions=tuple(self.decision() for _ in range(self.random.randint(0, 2))),
        )


def from_seed(seed):
    """A person and a day to ask about."""
    chance = Chance(seed)
    return chance.person(), chance.day()


histories = st.integers(0, 2**32 - 1).map(from_seed)
