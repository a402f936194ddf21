"""When a goal is looked at next, whose rating counts, and what ends it."""

from datetime import date

import pytest

from casework.rules import goals
from casework.rules.goals import Look

SET_ON, EIGHT_WEEKS = date(2026, 1, 5), 56


@pytest.mark.parametrize(
    ("rating", "by_person", "counts", "ends"),
    [
        ("improving", "", "improving", False),
        ("same", "achieved", "achieved", True),
        ("achieved", "same", "same", False),
        ("stopped", "improving", "improving", True),  # the worker stops what cannot go on
        ("stopped", "", "stopped", True),
        ("worse", "stopped", "stopped", True),
    ],
)
def test_the_person_rates_first_and_what_counts_ends_the_goal(rating, by_person, counts, ends):
    look = Look(date(2026, 3, 2), rating, by_person)
    assert (look.counts, look.ends) == (counts, ends)


def test_the_first_look_is_due_so_many_weeks_after_the_goal_was_set():
    due = goals.next_look(SET_ON, [], EIGHT_WEEKS)
    assert (due.on, due.because) == (date(2026, 3, 2), "Set on 5 January 2026, and looked at every 8 weeks.")


def test_the_next_look_is_counted_from_the_last_one_not_from_when_it_was_due():
    due = goals.next_look(SET_ON, [Look(date(2026, 3, 12), "same")], 7)
    assert (due.on, due.because) == (date(2026, 3, 19), "Last looked at on 12 March 2026, and every 1 week.")


def test_nothing_is_due_once_the_goal_has_ended_and_again_when_it_goes_on():
    ended = [Look(date(2026, 3, 2), "achieved")]
    assert goals.next_look(SET_ON, ended, EIGHT_WEEKS) is None
    assert goals.next_look(SET_ON, [*ended, Look(date(2026, 4, 1), "same")], EIGHT_WEEKS).on == date(
        2026, 5, 27
    )


def test_each_day_a_look_was_due_and_whether_it_was_held():
    looks = [Look(date(2026, 3, 2), "same"), Look(date(2026, 4, 28), "same")]
    assert goals.due_days(SET_ON, looks, EIGHT_WEEKS) == [
        (date(2026, 3, 2), True),
        (date(2026, 4, 27), False),
        (date(2026, 6, 23), False),
    ]
    assert goals.due_days(SET_ON, [Look(date(2026, 2, 1), "achieved")], EIGHT_WEEKS) == [
        (date(2026, 3, 2), True)
    ]


def test_a_goal_is_open_from_its_day_until_the_look_that_ends_it():
    looks = [Look(date(2026, 3, 2), "achieved")]
    days = (date(2026, 1, 4), SET_ON, date(2026, 3, 1), date(2026, 3, 2))
    assert [goals.open_on(day, SET_ON, looks) for day in days] == [False, True, True, False]
