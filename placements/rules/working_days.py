"""Working days in England and Wales: Monday to Friday without bank holidays. Pure: the holidays are given.

`bank_holidays` works out a year as the Banking and Financial Dealings Act 1971 and the royal proclamations lay
it down; what is proclaimed for one year alone (a coronation, a funeral) is a row of the file and no rule.
"""

from collections.abc import Collection
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

MONDAY, SATURDAY = 0, 5
DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, number: int, holidays: Collection[date]) -> date:
    """The day so many working days after a day, or before it when the number is negative.

    The day itself is never counted, whatever it is: one working day after a Saturday is the Monday.
    """
    step = DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def working_days_between(first: date, last: date, holidays: Collection[date]) -> int:
    """How many working days lie after `first`, up to and with `last`; none when it is not later."""
    days = (first + DAY * number for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def bank_holidays(year: int) -> dict[date, str]:
    """The eight bank holidays of England and Wales in a year, with the days put in place of a weekend's."""
    sunday = easter(year)
    found = {
        sunday - 2 * DAY: "Good Friday",
        sunday + DAY: "Easter Monday",
        date(year, 5, 1) + relativedelta(weekday=MO(1)): "Early May bank holiday",
        date(year, 5, 31) + relativedelta(weekday=MO(-1)): "Spring bank holiday",
        date(year, 8, 31) + relativedelta(weekday=MO(-1)): "Summer bank holiday",
    }
    for day, name in (
        (date(year, 1, 1), "New Year’s Day"),
        (date(year, 12, 25), "Christmas Day"),
        (date(year, 12, 26), "Boxing Day"),
    ):
        kept = _next_free(day, found)
        found[kept] = name if kept == day else f"{name} (in its place)"
    return dict(sorted(found.items()))


def _next_free(day: date, taken: Collection[date]) -> date:
    """A holiday of a weekend is kept on the next weekday that is none already.

    When Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas is kept on the Tuesday.
    """
    if day.weekday() == SATURDAY + 1 and (day.month, day.day) == (12, 25):
        return day + 2 * DAY
    while day.weekday() >= SATURDAY or day in taken:
        day += DAY
    return day
