"""How long a legal status may last and when its end is near (Mental Capacity Act 2005, Schedule A1)."""

from datetime import date, timedelta

from linkworker.periods import add_months

STANDARD, URGENT, COURT = "dols_standard", "dols_urgent", "court_of_protection"
BY_PAPER = frozenset({STANDARD, COURT})  # nobody says that these are in force but the body that decided
LONGEST_STANDARD_MONTHS = 12
LONGEST_URGENT_DAYS = 14  # seven given by the home, and at most seven more by the council
ALERT_DAYS = (56, 28)  # domain C1


def latest_end(kind: str, starts_on: date) -> date | None:
    """The latest first day no longer in force; None for what may last without an end."""
    if kind == STANDARD:
        return add_months(starts_on, LONGEST_STANDARD_MONTHS)
    if kind == URGENT:
        return starts_on + timedelta(days=LONGEST_URGENT_DAYS)
    return None


def last_day(ends_on: date) -> date:
    """The last day in force, as the paper says it."""
    return ends_on - timedelta(days=1)


def alerted_until(on: date) -> date:
    """The latest first day no longer in force that is near, seen from a day."""
    return on + timedelta(days=max(ALERT_DAYS) + 1)


def alert(ends_on: date | None, on: date) -> int | None:
    """56 or 28: within how many days of its last day it is, the nearer one; None while there is time."""
    if ends_on is None or ends_on <= on:
        return None
    left = (last_day(ends_on) - on).days
    return min((days for days in ALERT_DAYS if left <= days), default=None)
