"""Which months' reports should exist by a day. Pure: the clock is the caller's."""

from datetime import date

from linkworker.periods import Month

SATURDAY = 5


def first_working_day(month: Month) -> date:
    """The first day of a month that is neither a Saturday, a Sunday nor New Year's Day."""
    day = month.first_day
    while day.weekday() >= SATURDAY or (day.month, day.day) == (1, 1):
        day = day.replace(day=day.day + 1)
    return day


def months_due(*, first: Month, on: date) -> tuple[Month, ...]:
    """Every month from `first` whose report is due by a day, earliest first.

    A month's report is due on the first working day of the month after it (scheme's own standard), so a week's
    outage loses nothing: the next run makes what is missing. `first` in the future gives none.
    """
    last = Month.of(on).previous()
    if on < first_working_day(Month.of(on)):
        last = last.previous()
    months = []
    month = first
    while month.first_day <= last.first_day:
        months.append(month)
        month = month.next()
    return tuple(months)
