"""Continuing healthcare as values: the Checklist, what a tool points to, the team, and every clock."""

from datetime import date, timedelta
from itertools import product

import pytest

from placements.models import DstDomain
from placements.rules import chc as rules

NAMES = [
    *("Breathing", "Nutrition", "Continence", "Skin", "Mobility", "Communication"),
    *("Psychological", "Cognition", "Behaviour", "Medication", "Consciousness"),
]
STARRED = (0, 8, 9, 10)


def read(letters):
    return rules.read_checklist(letters, NAMES, STARRED)


@pytest.mark.parametrize(
    ("letters", "positive", "because"),
    [
        ("CAACCCCCCCC", True, "2 domains are A"),
        ("CBBBBCCCCCC", False, "no A and 4 B"),
        ("CABBBBCCCCC", True, "one A and 4 B"),
        ("CABBBCCCCCC", False, "1 A and 3 B"),
        ("CCCCCCCCACC", True, "one A in Behaviour, which is marked *"),
        ("CBBBBBCCCCC", True, "5 domains are B"),
        ("ACCCCCCCCCC", True, "one A in Breathing, which is marked *"),
        ("CCCCCCCCCCA", True, "one A in Consciousness"),
        ("CCCCCCCACCC", False, "1 A and no B"),
        ("CCCCCCCCCCC", False, "no A and no B"),
    ],
)
def test_eleven_letters_say_whether_a_full_assessment_follows(letters, positive, because):
    found = read(letters)
    assert (found.positive, because in found.because) == (positive, True), found.words


@pytest.mark.parametrize("letters", ["", "AAAAAAAAAA", "AAAAAAAAAAAA", "aaaaaaaaaaa", "CCCCCCCCCCD"])
def test_anything_but_eleven_letters_is_no_checklist(letters):
    with pytest.raises(ValueError, match="eleven letters"):
        read(letters)


def test_the_result_is_told_with_its_reason():
    assert read("CCCCCCCCACC").words == "Positive: one A in Behaviour, which is marked *"


@pytest.mark.parametrize(
    ("levels", "indicated"),
    [
        ("PNNNNNNNNNNN", "clear"),
        ("NSNNNNNNSNNN", "clear"),
        ("NSLNNNNNNNNN", "may"),
        ("NSNNNNNNNNNN", "little"),
        ("NHMHNNNNNNNN", "may"),
        ("NHMNNNNNNNNN", "little"),
        ("NLLLLLLLLLLL", "little"),
        ("NNNNNNNNNNNN", "little"),
    ],
)
def test_levels_point_to_something_and_never_decide(levels, indicated):
    found = rules.indicator(levels)
    assert found.indicated == indicated
    assert "never a decision" in found.never_a_decision


@pytest.mark.parametrize(
    ("professions", "whole"),
    [
        ([], False),
        (["nurse"], False),
        (["nurse", "nurse"], False),
        (["nurse", "doctor"], True),
        (["nurse", "social_worker"], True),
        (["nurse", "care_act_assessor"], True),
        (["social_worker"], False),
        (["social_worker", "care_act_assessor"], False),
    ],
)
def test_a_team_is_two_health_professions_or_health_and_a_care_act_assessor(professions, whole):
    assert rules.team_is_whole(professions) is whole


RECEIVED = date(2026, 3, 2)


def clock(decided_on=None, on=date(2026, 3, 19), **fields):
    return rules.clock(**{"received_on": RECEIVED, "decided_on": decided_on, "on": on} | fields)


@pytest.mark.parametrize(
    ("decided_on", "state", "words"),
    [
        (date(2026, 3, 30), "in_time", "Decided on day 28, in time: it was due 30 March 2026"),
        (date(2026, 3, 31), "late", "Decided 1 day late, on day 29: it was due 30 March 2026"),
        (RECEIVED, "in_time", "Decided on day 0, in time: it was due 30 March 2026"),
    ],
)
def test_the_28th_day_is_in_time_and_the_29th_is_late(decided_on, state, words):
    found = clock(decided_on)
    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(
    ("on", "state", "words"),
    [
        (date(2026, 3, 19), "running", "Day 17 of 28: decision due 30 March 2026"),
        (date(2026, 3, 30), "running", "Day 28 of 28: decision due 30 March 2026"),
        (date(2026, 4, 2), "overdue", "3 days late: the decision was due 30 March 2026. Today is day 31"),
    ],
)
def test_an_open_clock_says_which_day_it_is(on, state, words):
    found = clock(on=on)
    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(("days", "flagged"), [(84, False), (85, True)])
def test_more_than_twelve_weeks_is_flagged_decided_or_not(days, flagged):
    day = RECEIVED + timedelta(days=days)
    assert clock(on=day).far_too_late is flagged
    assert clock(day).far_too_late is flagged


@pytest.mark.parametrize("left_out", [{"fast_track": True}, {"outcome": "withdrawn"}])
def test_fast_track_and_withdrawn_are_not_counted(left_out):
    assert clock(date(2026, 6, 1), **left_out).state == "not_counted"


def test_without_the_day_of_receipt_nobody_says_it_was_in_time():
    assert clock(date(2026, 6, 1), received_on=None).state == "not_started"


@pytest.mark.parametrize(
    ("decided_on", "due_on"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 5, 31), date(2026, 8, 31)),
    ],
)
def test_the_first_review_is_due_three_calendar_months_after_the_decision(decided_on, due_on):
    assert rules.first_review_due(decided_on) == due_on


def test_the_clocks_of_a_persons_dispute():
    assert rules.last_day_to_ask(date(2026, 8, 31)) == date(2027, 2, 28)
    assert rules.dispute_due("local_review", date(2026, 11, 30)) == date(2027, 2, 28)
    assert rules.dispute_due("independent_review", date(2026, 11, 30)) is None


@pytest.mark.django_db
def test_the_domains_are_those_of_the_tool():
    rows = {row.number: row for row in DstDomain.objects.order_by("number")}
    assert {number for number, row in rows.items() if row.carries_priority} == {1, 9, 10, 11}
    assert {number for number, row in rows.items() if row.starred} == {1, 9, 10, 11}
    assert {number for number, row in rows.items() if len(row.levels) == 6} == {1, 9, 10}
    assert [number for number, row in rows.items() if not row.in_checklist] == [12]
    assert rows[11].levels == "NLMHP"
    assert {number for number, row in rows.items() if row.levels == "NLMH"} == {3, 6, 7}
    assert all(("P" in row.levels) == row.carries_priority for row in rows.values())


def test_every_combination_of_few_letters_agrees_with_the_words_of_the_rule():
    for first in product("ABC", repeat=4):
        letters = "".join(first) + "CCCCC" + "CA"[first[0] == "B"] + "B"
        a, b = letters.count("A"), letters.count("B")
        starred = any(letters[place] == "A" for place in STARRED)
        assert read(letters).positive is (a >= 2 or b >= 5 or (a == 1 and b >= 4) or starred), letters
