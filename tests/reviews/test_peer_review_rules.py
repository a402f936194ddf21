"""The rules of peer review, without a database: the draw, the score, the wait, who is on the case."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from reviews.choices import StandardMet
from reviews.rules import peer_review as rules
from reviews.rules.peer_review import Score, Tie

RECORDS = [UUID(int=number) for number in range(1, 41)]


def test_the_same_seed_and_the_same_records_give_the_same_draw():
    assert rules.drawn("seed", RECORDS, 5) == rules.drawn("seed", list(reversed(RECORDS)), 5)


def test_a_draw_can_be_worked_out_again_by_hand():
    assert rules.lot("seed", UUID(int=1)) == (
        "ed0294d58d5b8c95842ac397fc4f704bd53c3dccc968b4ae8ca67488bcf05128"
    )
    assert rules.drawn("seed", RECORDS, 3) == sorted(RECORDS, key=lambda uid: rules.lot("seed", uid))[:3]


def test_another_seed_gives_another_draw():
    assert rules.drawn("seed", RECORDS, 5) != rules.drawn("another", RECORDS, 5)


def test_of_fewer_than_asked_all_are_drawn():
    assert set(rules.drawn("seed", RECORDS[:3], 5)) == set(RECORDS[:3])


def test_no_record_is_favoured():
    fell = [uid for seed in range(2000) for uid in rules.drawn(str(seed), RECORDS[:10], 2)]
    often = [fell.count(uid) for uid in RECORDS[:10]]
    assert all(320 < times < 480 for times in often), (
        often
    )  # 400 each, give or take four and a half deviations


@pytest.mark.parametrize(
    ("answers", "met", "of"),
    [
        (["met", "met", "met"], 3, 3),
        (["met", "partly"], Fraction(3, 2), 2),
        (["met", "not_met"], 1, 2),
        (["met", "not_recorded"], 1, 2),
        (["met", "not_applicable"], 1, 1),
        (["partly"], Fraction(1, 2), 1),
    ],
)
def test_the_score_is_the_share_met_of_what_applies(answers, met, of):
    assert rules.score(answers) == Score(Fraction(met), of)


def test_where_no_standard_applies_there_is_no_score():
    assert rules.score(["not_applicable", "not_applicable"]) is None
    assert rules.score([]) is None


def test_every_answer_is_worth_something_or_left_out():
    assert {*rules.WORTH, rules.LEFT_OUT} == set(StandardMet.values)


def test_a_score_is_rounded_down_so_that_100_means_everything():
    assert (Score(Fraction(2), 3).of_100, Score(Fraction(3), 3).of_100) == (66, 100)
    assert Score(Fraction(11, 2), 7).words == "5.5 of 7"


def test_the_mean_counts_each_record_the_same():
    scores = [Score(Fraction(7), 7)] * 4 + [Score(Fraction(0), 1)]
    assert rules.mean(scores) == 80


def test_of_fewer_than_five_there_is_no_mean():
    assert rules.mean([Score(Fraction(7), 7)] * 4) is None


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (date(2025, 7, 1), date(2026, 6, 30), True),
        (date(2025, 7, 1), date(2026, 7, 1), False),
        (date(2028, 2, 29), date(2029, 2, 27), True),
        (date(2028, 1, 1), date(2028, 12, 31), True),
        (date(2026, 5, 4), date(2026, 5, 4), True),
    ],
)
def test_a_period_is_a_year_at_most(first, last, fits):
    assert rules.is_at_most_a_year(first, last) is fits


def test_longer_than_28_days_is_late():
    assert not rules.is_late(date(2026, 11, 1), date(2026, 11, 29))
    assert rules.is_late(date(2026, 11, 1), date(2026, 11, 30))


def test_whoever_had_a_hand_in_it_is_on_the_case_for_the_first_reason():
    found = rules.on_the_case(recorded_by=1, added_by=[2, 1], read_by=[3], allocated_to=[4, None, 2])
    assert found == {1: Tie.RECORDED, 2: Tie.ADDED, 3: Tie.READ, 4: Tie.ALLOCATED}


def test_somebody_is_told_why_in_words_to_themselves():
    assert Tie.RECORDED.to_themselves.startswith("You recorded this review.")
    assert Tie.ALLOCATED.to_themselves.startswith("You have the person on your caseload, or had on the day")
