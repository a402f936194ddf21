"""Ages on a day. Someone born on 29 February has their birthday on the 28th in common years (domain E)."""

from collections.abc import Sequence
from datetime import date, timedelta

from linkworker.periods import add_months

ADULT_AT = 18
MONTHS_IN_YEAR = 12


def birthday(born_on: date, age: int) -> date:
    """The day someone reaches an age in whole years."""
    return add_months(born_on, MONTHS_IN_YEAR * age)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years at the end of a day: the birthday itself counts.

    Raises ValueError before the birth.
    """
    if day < born_on:
        raise ValueError("Nobody has an age before the day they were born.")
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


def latest_birth(on: date, age: int) -> date:
    """The last day of birth of those who have reached an age on a day.

    On 28 February of a common year it may be the 29th: they have their birthday then.
    """
    day = add_months(on, -MONTHS_IN_YEAR * age)
    tomorrow = day + timedelta(days=1)
    return tomorrow if birthday(tomorrow, age) <= on else day


def turns_18_on(born_on: date) -> date:
    """The day someone becomes an adult in law (Care Act 2014 is for adults; Family Law Reform Act 1969,
    s1).
    """
    return birthday(born_on, ADULT_AT)


def is_adult_on(born_on: date, day: date) -> bool:
    """Whether someone is 18 or over on a day."""
    return turns_18_on(born_on) <= day


def band(age: int, starts: Sequence[int]) -> str:
    """The band an age in years falls in, from the ages at which bands start, lowest first.

    `band(30, (14, 18, 26, 65))` is "26 to 64"; below the first start is "Under 14", above the last "65
    and over". Raises ValueError when there are no starts or they do not rise.
    """
    if not starts or list(starts) != sorted(set(starts)):
        raise ValueError("Give the ages at which bands start, each higher than the one before.")
    if age < starts[0]:
        return f"Under {starts[0]}"
    if age >= starts[-1]:
        return f"{starts[-1]} and over"
    upper = next(start for start in starts if start > age)
    lower = max(start for start in starts if start <= age)
    return str(lower) if upper - lower == 1 else f"{lower} to {upper - 1}"
