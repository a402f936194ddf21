"""Facts of a person written as text, and tables of what they are owed: for the tests of the duty table."""

from datetime import date

import pytest

from linkworker.periods import Days
from reviews.rules import cadence
from reviews.rules.facts import (
    Asked,
    Authorisation,
    ChcDecision,
    Goal,
    HeldReview,
    HomeReview,
    PersonFacts,
)
from tests.reviews import histories
from tests.reviews.histories import EVERY_RULE

ADULT = date(1980, 5, 5)
LEAP_DAY_CHILD = date(2008, 2, 29)  # 18 on 28 February 2026


def day(text):
    return date.fromisoformat(text)


def days(starts_on, ends_on=None):
    return Days(day(starts_on), ends_on and day(ends_on))


def stay(starts_on, ends_on=None, *, number=1, elsewhere=True, paid=(), **more):
    return histories.placement(number, days(starts_on, ends_on), elsewhere, paid, **more)


def ward(kind, starts_on, ends_on=None, **more):
    return stay(starts_on, ends_on, ward=kind, **more)


def held(kind, on, about=None, *, on_site=None):
    return HeldReview(kind, day(on), frozenset(), about, on_site)


def fast(on, outcome="full"):
    return ChcDecision(day(on), outcome, fast_track=True)


def decided(on, outcome="full"):
    return ChcDecision(day(on), outcome)


def asked(kind, on, about=None):
    return Asked(kind, day(on), f"{kind} was asked for on {on}", about)


def runs(made, starts_on, ends_on=None):
    return made(day(starts_on), ends_on and day(ends_on))


def authorised(starts_on, last_day, *, renewal=None, ended=None):
    return Authorisation(
        f"Until {last_day}", day(starts_on), day(last_day), renewal and day(renewal), ended and day(ended)
    )


def goal(about, set_on, every_days, closed_on=None):
    return Goal(about, f"Goal {about}", day(set_on), every_days, closed_on and day(closed_on))


def listed(on, due_on, reference="PL1", until=None):
    return HomeReview(reference, day(on), day(due_on), until and day(until))


def owed(kind, on, *, born_on=ADULT, **facts):
    someone = PersonFacts(
        reference="P0001",
        born_on=born_on,
        **{name: tuple(known) if isinstance(known, list) else known for name, known in facts.items()},
    )
    return [str(row.due_on) for row in cadence.due_rows(someone, EVERY_RULE, day(on)) if row.kind == kind]


def table(*rows):
    """(what it shows, kind, day asked about, due dates, facts)"""
    return pytest.mark.parametrize(
        ("kind", "on", "due", "facts"), [pytest.param(*row[1:], id=row[0]) for row in rows]
    )


def preparing(since, born_on, **more):
    return {"born_on": day(born_on), "preparing_since": day(since), **more}
