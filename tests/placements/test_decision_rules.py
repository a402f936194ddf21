"""Who may decide that somebody moves home (domain C2)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from placements.rules import slips, support
from placements.rules.decisions import (
    Decided,
    Setting,
    faults,
    is_history,
    is_lower_support,
)
from tests.placements.recipes import BEST_INTERESTS, CONSENT

TODAY = date(2026, 11, 22)
CARE_HOME = Setting("RES", "Care home")
SHARED = Setting("SL_SHARED", "Supported living")
TENANCY = Setting("GENERAL_NEEDS", "Own home")
HOSPITAL = Setting("HOSP_ATU", "Hospital")
PRISON = Setting("PRISON", "Other")
PARENT = Decided(kind="parental", decided_on=TODAY, decided_by="Her mother")
SECTION = Decided(kind="legal", decided_on=TODAY, decided_by="Section 3")


def asked(decided, *, age=30, after=CARE_HOME):
    return [question for question, _ in faults(decided, age=age, after=after, today=TODAY)]


def test_a_whole_decision_of_each_kind_has_no_fault():
    assert asked(CONSENT) == asked(BEST_INTERESTS) == []
    assert asked(PARENT, age=15) == asked(SECTION, after=HOSPITAL) == asked(SECTION, after=PRISON) == []


def test_somebody_who_cannot_decide_cannot_agree_and_somebody_who_can_is_not_decided_for():
    assert asked(replace(CONSENT, capacity="lacks")) == ["decision_kind"]
    assert asked(replace(BEST_INTERESTS, capacity="has")) == ["decision_kind"]


@pytest.mark.parametrize(
    "question",
    ["decided_by", "options_considered", "wishes", "consulted", "authority", "less_restrictive_considered"],
)
def test_a_best_interests_decision_leaves_nothing_out(question):
    empty = None if question == "less_restrictive_considered" else " " if question == "wishes" else ""
    assert asked(replace(BEST_INTERESTS, **{question: empty})) == [question]


@pytest.mark.parametrize(
    "question", ["decided_on", "capacity", "capacity_assessed_on", "capacity_assessed_by"]
)
def test_capacity_is_found_for_this_decision_by_somebody_on_a_day(question):
    empty = None if question.endswith("_on") else ""
    assert asked(replace(CONSENT, **{question: empty})) == [question]


def test_what_was_looked_at_after_the_decision_did_not_inform_it():
    assert asked(replace(CONSENT, capacity_assessed_on=date(2026, 10, 21))) == ["capacity_assessed_on"]
    assert asked(replace(CONSENT, capacity_assessed_on=date(2026, 10, 20))) == []


def test_nothing_is_decided_in_the_future():
    assert asked(replace(CONSENT, decided_on=TODAY + timedelta(days=1))) == ["decided_on"]


@pytest.mark.parametrize(("age", "fault"), [(15, []), (16, ["decision_kind"])])
def test_a_parent_agrees_until_the_sixteenth_birthday(age, fault):
    assert asked(PARENT, age=age) == fault
    assert asked(CONSENT, age=age) == ([] if fault else ["decision_kind"])


def test_the_law_takes_nobody_to_a_care_home():
    assert asked(SECTION) == ["decision_kind"]
    assert asked(replace(SECTION, decided_by=""), after=HOSPITAL) == ["legal_basis"]
    assert asked(replace(PARENT, decided_by=""), age=15) == ["parent"]


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [
        (CARE_HOME, SHARED, True),
        (SHARED, TENANCY, True),
        (HOSPITAL, CARE_HOME, True),
        (CARE_HOME, Setting("TEMP", "Other"), True),
        (CARE_HOME, Setting("NUR", "Care home"), False),
        (SHARED, CARE_HOME, False),
        (None, TENANCY, False),
        (CARE_HOME, PRISON, False),
    ],
)
def test_less_support_is_told_by_the_kind_of_home(before, after, lower):
    assert is_lower_support(before, after) is lower


BEFORE, AFTER = TODAY - timedelta(days=7), TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("assessed_on", "starts_on", "fault"),
    [
        (None, BEFORE, "Enter the day the risks of less support were assessed"),
        (BEFORE, BEFORE, ""),
        (BEFORE + timedelta(days=1), BEFORE, "by 15 November 2026, before support is reduced"),
        (TODAY, BEFORE, "by 15 November 2026"),
        (TODAY, AFTER, ""),
        (AFTER, AFTER, "by 22 November 2026"),
        (TODAY, None, ""),
        (AFTER, None, "by 22 November 2026"),
    ],
)
def test_the_risks_of_less_support_are_looked_at_first(assessed_on, starts_on, fault):
    told = dict(support.risk_faults(assessed_on, "A sensor", starts_on=starts_on, today=TODAY))
    assert list(told) == (["risk_assessed_on"] if fault else [])
    assert fault in told.get("risk_assessed_on", "")


def test_less_support_needs_what_keeps_the_person_safe():
    told = dict(support.risk_faults(TODAY, " ", starts_on=None, today=TODAY))
    assert told == {"mitigation": "Enter what keeps the person safe with less support"}


@pytest.mark.parametrize(("days", "history"), [(28, False), (29, True), (0, False), (-5, False)])
def test_history_is_what_began_more_than_four_weeks_ago(days, history):
    assert is_history(TODAY - timedelta(days=days), TODAY) is history


@pytest.mark.parametrize(
    ("hours", "night", "cut"),
    [
        ("42", "sleep_in", False),
        ("41.99", "sleep_in", True),
        ("42", "technology", True),
        ("60", "responder", True),
        ("42", "waking", False),
    ],
)
def test_fewer_hours_or_less_at_night_is_a_cut(hours, night, cut):
    before = support.Level(Decimal("42"), "sleep_in")
    assert support.reduces(before, support.Level(Decimal(hours), night)) is cut
    assert support.reduces(None, support.Level(Decimal(hours), night)) is False


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (date(2026, 5, 4), "on the day expected"),
        (date(2026, 5, 16), "12 days later than expected"),
        (date(2026, 5, 3), "1 day earlier than expected"),
    ],
)
def test_a_slip_is_told_in_days(actual, words):
    assert slips.in_words(date(2026, 5, 4), actual) == words
