"""Random histories of people, crowded with dates that meet, clip or just miss one another."""

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from linkworker.periods import Days
from placements.rules.ages import birthday
from reviews.rules.facts import (
    Asked,
    Authorisation,
    ChcDecision,
    DutyRule,
    EducationPlan,
    Goal,
    HeldReview,
    HomeReview,
    Medicine,
    PersonFacts,
    PlacementFacts,
    Ward,
)
from tests.reviews.slow_diary import BANK_HOLIDAYS

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


def row(kind, **periods):
    return DutyRule(kind=kind, name=f"{kind} review", due_soon_days=28, source="Our own rule", **periods)


EVERY_RULE = (
    *RULES,
    row("FT", first_after_months=3, then_months=3),
    row("DEC", first_after_months=6, then_months=12),
    row("WH", first_after_months=24, then_months=24),
    row("S117R", first_after_days=42, then_months=12),
    row("CTR_PRE", first_after_working_days=10, holidays=frozenset(BANK_HOLIDAYS)),
    row("CTR_POST", first_after_days=28, from_age=18),
    row("CTR_POST", first_after_days=14, until_age=18),
    row("CTR_NS", first_after_months=6, then_months=6),
    row("CTR_SEC", first_after_months=12, then_months=12),
    row("CETR", first_after_months=3, then_months=3),
    row("VISIT", first_after_days=56, then_days=56, from_age=18),
    row("VISIT", first_after_days=42, then_days=42, until_age=18),
    row("EHC", first_after_months=12, then_months=12),
    row("TRN", first_after_months=12, then_months=12, until_age=17),
    row("TRN", first_after_months=6, then_months=6, from_age=17),
    row("DOL", first_after_days=56),
    row("MED", first_after_months=6, then_months=12),
    row("AHC", first_after_months=12, then_months=12),
    row("GOAL", first_after_days=56, then_days=56),
    row("REQ", first_after_days=28),
    row("UNPL", first_after_days=14),
)

# The facts of a life that go together: small histories in which the same few things meet again and again.
THEMES = {
    "placed": ("INIT", "CA12", "CONC", "DEC", "WH"),
    "paid": ("CHC3", "CHC12", "FT", "S117R"),
    "hospital": ("CTR_PRE", "CTR_POST", "CTR_NS", "CTR_SEC", "CETR", "VISIT"),
    "asked": ("REQ", "UNPL", "CTR_PRE", "DOL", "GOAL"),
    "growing": ("EHC", "TRN", "MED", "AHC"),
}
THEMES["everything"] = tuple(dict.fromkeys(kind for kinds in THEMES.values() for kind in kinds))
WITH_PLACEMENTS = frozenset({"INIT", "S117R", "CETR"})

START_DAYS = (date(2024, 8, 31), date(2024, 11, 30), date(2024, 2, 29), date(2025, 1, 15))
GAPS = (0, 0, 1, 10, 14, 27, 28, 29, 41, 42, 55, 56, 57, 89, 90, 181, 183, 184, 364, 365, 366)
ADULT = date(1980, 5, 5)
GROWING_UP = (
    *(date(2007, 2, 28), date(2007, 8, 31), date(2008, 2, 29), date(2007, 3, 31)),  # 18, and 17, about then
    *(date(2011, 8, 31), date(2011, 9, 1), date(2012, 2, 29)),  # 14
    *(date(2000, 2, 29), date(1999, 8, 31)),  # 25 and 26
)
TELLING_AGES = (14, 17, 18, 25, 26)
OUTCOMES = ("full", "full", "joint", "fnc", "not_eligible", "withdrawn")
WARDS = (Ward.NON_SECURE, Ward.NON_SECURE, Ward.SECURE, Ward.CHILDREN)
ABOUTS = (None, None, "G1", "G2")


def placement(number, stay, hosted_elsewhere, council_paid, **more):
    return PlacementFacts(
        reference=f"PL{number}",
        home="Elm House",
        stay=stay,
        hosted_elsewhere=hosted_elsewhere,
        council_paid=tuple(council_paid),
        **more,
    )


class Chance:
    """Makes a history from one number. Every date is another date plus a telling number of days."""

    def __init__(self, seed, theme):
        self.random = random.Random(seed)
        self.theme, self.kinds = theme, THEMES[theme]
        grown = theme in {"placed", "paid", "asked"}
        self.born_on = self.random.choice((*GROWING_UP, *[ADULT] * (9 if grown else 2)))
        self.known = [*START_DAYS, *self.birthdays()]

    def birthdays(self):
        days = (birthday(self.born_on, age) for age in TELLING_AGES)
        return [day for day in days if START_DAYS[2] <= day < date(2026, 12, 31)]

    def gap(self):
        return self.random.choice((*GAPS, self.random.randint(0, 500)))

    def day(self):
        day = self.random.choice(self.known) + timedelta(days=self.gap())
        self.known.append(day)
        return day

    def often(self, share):
        return self.random.random() < share

    def stay(self):
        starts_on = self.day()
        return Days(starts_on, self.random.choice((None, starts_on + timedelta(days=self.gap()))))

    def line(self, _):
        """Days of a funding line: at least one, as the database keeps it."""
        starts_on = self.day()
        return Days(starts_on, self.random.choice((None, starts_on + timedelta(days=1 + self.gap()))))

    def until(self, starts_on):
        return self.random.choice((None, None, starts_on + timedelta(days=self.gap())))

    def some(self, kind, most, make):
        """None, one or a few of what belongs to a kind of review."""
        if kind not in self.kinds:
            return ()
        return tuple(make(number) for number in range(self.random.randint(0, most)))

    def placements(self):
        if WITH_PLACEMENTS.isdisjoint(self.kinds):
            return ()
        made = []
        for number in range(self.random.randint(0, 3)):
            stay = self.stay()
            if made and made[-1].stay.ends_on and self.often(0.6):
                starts_on = made[-1].stay.ends_on
                stay = Days(starts_on, self.until(starts_on))
            elif made and made[-1].stay.ends_on and self.often(0.3):  # two at once, left together
                ends_on = made[-1].stay.ends_on
                stay = Days(ends_on - timedelta(days=self.gap()), ends_on)
            made.append(self.placement(number, stay))
        return tuple(made)

    def placement(self, number, stay):
        paid = self.random.choice(([stay], [stay], [self.stay()], [self.stay(), self.stay()], []))
        ward = {"hospital": 0.85, "paid": 0.4, "everything": 0.4}.get(self.theme, 0)
        return placement(
            number,
            stay,
            self.often(0.6),
            paid,
            aftercare=self.some("S117R", 2, self.line),
            ward=self.random.choice(WARDS) if self.often(ward) else Ward.NONE,
            outside_own_icb=self.often(0.6),
        )

    def review(self):
        covers = self.random.sample(self.kinds, self.random.choice((0, 1, 1, 2)))
        kind = self.random.choice((*self.kinds, "REQ"))
        on_site = self.random.choice((True, True, False, None))
        about = self.random.choice(ABOUTS) if {kind, *covers} & {"GOAL", "REQ", "UNPL", "CTR_PRE"} else None
        return HeldReview(kind, self.day(), frozenset(covers), about, on_site)

    def decision(self, _):
        return ChcDecision(self.day(), self.random.choice(OUTCOMES), self.often(0.5))

    def request(self, number):
        kinds = [kind for kind in self.kinds if kind in {"REQ", "UNPL", "CTR_PRE"}]
        kind, asked_on = self.random.choice(kinds), self.day()
        return Asked(kind, asked_on, f"Request {number}", self.random.choice(ABOUTS), self.until(asked_on))

    def authorisation(self, number):
        starts_on = self.day()
        last_day = starts_on + timedelta(days=self.gap())
        renewal = self.random.choice((None, last_day - timedelta(days=self.gap())))
        ended = self.random.choice((None, None, last_day - timedelta(days=self.gap())))
        return Authorisation(f"Authorisation {number}", starts_on, last_day, renewal, ended)

    def goal(self, number):
        set_on = self.day()
        every = self.random.choice((None, 28, 91, 365))
        return Goal(self.random.choice(("G1", "G2")), f"Goal {number}", set_on, every, self.until(set_on))

    def lasting(self, made):
        starts_on = self.day()
        return made(starts_on, self.until(starts_on))

    def home_review(self, _):
        listed_on = self.day()
        due_on = listed_on + timedelta(days=self.gap())
        return HomeReview(f"PL{self.random.choice((0, 0, 1, 2))}", listed_on, due_on, self.until(listed_on))

    def preparing_since(self):
        if "TRN" not in self.kinds or self.often(0.2):
            return None
        return self.random.choice((date(2023, 9, 1), self.day(), self.day()))

    def person(self):
        return PersonFacts(
            reference="P0001",
            born_on=self.born_on,
            placements=self.placements(),
            decisions=self.some("CHC3", 3, self.decision),
            asked=self.some("CTR_PRE", 3, self.request),
            authorisations=self.some("DOL", 2, self.authorisation),
            goals=self.some("GOAL", 2, self.goal),
            education_plans=(
                self.some("EHC", 2, lambda _: self.lasting(EducationPlan))
                or self.some("CETR", 1, lambda _: self.lasting(EducationPlan))
            ),
            home_reviews=self.some("WH", 2, self.home_review),
            medicines=self.some("MED", 3, lambda _: self.lasting(Medicine)),
            preparing_since=self.preparing_since(),
            on_gp_register=self.often(0.8),
            held=tuple(self.review() for _ in range(self.random.randint(0, 6))),
        )


def from_seed(seed, theme):
    """A person and a day to ask about."""
    chance = Chance(seed, theme)
    return chance.person(), chance.day()


def of_theme(theme):
    return st.integers(0, 2**32 - 1).map(lambda seed: from_seed(seed, theme))
