"""A finding is about one decision, and "cannot" has to be shown."""

from datetime import date

import pytest

from reviews.rules import best_interests, capacity
from reviews.rules.capacity import Finding

SHOWN = {"support_given": "Pictures", "causal_link": "A learning disability", "weighs": False}
DAY, SIXTEEN = date(2026, 11, 16), date(2012, 5, 4)


def questions(*, assessed_on=DAY, look_again_on=None, **finding):
    found = Finding(**finding)
    faults = capacity.faults(found, assessed_on=assessed_on, turns_16_on=SIXTEEN, look_again_on=look_again_on)
    return [question for question, _ in faults]


@pytest.mark.parametrize("ability", ["understands", "retains", "weighs", "communicates"])
def test_one_of_the_four_is_enough_to_be_unable(ability):
    shown = SHOWN | {"weighs": None} | {ability: False}
    assert questions(conclusion="cannot", **shown) == []
    assert questions(conclusion="can", **shown) == ["conclusion"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"weighs": None}, ["conclusion"]),
        ({"weighs": True}, ["conclusion"]),
        ({"support_given": " "}, ["support_given"]),
        ({"causal_link": ""}, ["causal_link"]),
        (
            {"weighs": None, "support_given": "", "causal_link": ""},
            ["conclusion", "support_given", "causal_link"],
        ),
    ],
)
def test_cannot_is_shown_by_a_no_by_support_and_by_its_cause(said, asked):
    assert questions(conclusion="cannot", **(SHOWN | said)) == asked


def test_nothing_needs_to_be_shown_for_somebody_to_decide():
    assert questions(conclusion="can") == []


def test_what_comes_and_goes_is_looked_at_again():
    assert questions(conclusion="fluctuates") == ["look_again_on"]
    assert questions(conclusion="fluctuates", look_again_on=date(2026, 12, 1)) == []
    assert questions(conclusion="can", look_again_on=DAY) == ["look_again_on"]


def test_the_act_applies_from_the_sixteenth_birthday():
    assert questions(conclusion="can", assessed_on=SIXTEEN) == []
    assert questions(conclusion="can", assessed_on=date(2012, 5, 3)) == ["assessed_on"]


DECIDED = {
    "conclusion": "cannot",
    "assessed_on": DAY,
    "decided_on": DAY,
    "less_restrictive_considered": True,
    "advance_decision": "none",
}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, []),
        ({"conclusion": "can"}, [""]),
        ({"conclusion": "fluctuates"}, [""]),
        ({"decided_on": date(2026, 11, 15)}, ["decided_on"]),
        ({"less_restrictive_considered": None}, ["less_restrictive_considered"]),
        ({"less_restrictive_considered": False}, ["less_restrictive_considered"]),
        ({"advance_decision": "applies"}, ["advance_decision"]),
    ],
)
def test_nobody_decides_for_another_but_in_their_best_interests(said, asked):
    assert [question for question, _ in best_interests.faults(**(DECIDED | said))] == asked
