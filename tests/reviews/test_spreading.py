"""Meetings are spread over working days, the most urgent first, and nobody has more than they can hold. Pure."""

import random
from datetime import date, timedelta

import pytest

from placements.rules.working_days import is_working_day
from reviews.rules.spreading import spread

MONDAY = date(2026, 12, 21)
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})


def days(meetings, *, until=date(2026, 12, 31), each_day=1, taken=None):
    found = spread(
        meetings, since=MONDAY, until=until, each_day=each_day, taken=taken or {}, holidays=CHRISTMAS
    )
    return [found.days[name].day if name in found.days else None for name, _ in meetings]


def test_the_first_asked_for_gets_the_first_day_and_no_holiday_or_weekend_is_used():
    assert days([(name, "Sam") for name in "abcdefg"]) == [21, 22, 23, 24, 29, 30, 31]


def test_each_worker_has_days_of_their_own():
    assert days([("a", "Sam"), ("b", "Kim"), ("c", "Sam")]) == [21, 21, 22]


def test_what_stands_in_the_calendar_already_takes_its_room():
    assert days([("a", "Sam"), ("b", "Sam")], each_day=2, taken={("Sam", MONDAY): 1}) == [21, 22]


def test_what_there_is_no_room_for_is_told_and_not_squeezed_in():
    found = spread(
        [("a", "Sam"), ("b", "Sam")], since=MONDAY, until=MONDAY, each_day=1, taken={}, holidays=CHRISTMAS
    )
    assert (found.days, found.no_room) == ({"a": MONDAY}, ("b",))


@pytest.mark.parametrize("wrong", [{"each_day": 0}, {"until": MONDAY - timedelta(days=1)}])
def test_less_than_one_a_day_and_a_period_backwards_are_refused(wrong):
    with pytest.raises(ValueError, match="At least one"):
        spread([], **{"since": MONDAY, "until": MONDAY, "each_day": 1, "taken": {}, "holidays": ()} | wrong)


def test_nobody_ever_has_more_than_they_can_hold():
    for seed in range(300):
        chance = random.Random(seed)
        workers = chance.choices("abc", k=chance.randrange(40))
        busy = {("abc"[chance.randrange(3)], chance.randrange(21)): chance.randrange(4) for _ in range(10)}
        never_too_many(workers, each_day=chance.randint(1, 3), busy=busy)


def never_too_many(workers, *, each_day, busy):
    taken = {(worker, MONDAY + timedelta(days=day)): number for (worker, day), number in busy.items()}
    meetings = list(enumerate(workers))
    until = MONDAY + timedelta(days=20)
    found = spread(meetings, since=MONDAY, until=until, each_day=each_day, taken=taken, holidays=CHRISTMAS)
    assert len(found.days) + len(found.no_room) == len(meetings)
    held = dict(taken)
    for number, worker in meetings:
        if number in found.days:
            day = found.days[number]
            assert MONDAY <= day <= until
            assert is_working_day(day, CHRISTMAS)
            held[worker, day] = held.get((worker, day), 0) + 1
            assert held[worker, day] <= each_day
