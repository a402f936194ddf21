"""The next dates of a person that floors above lend the summary by name.

The summary stands in `placements`, which may not import which review is due. So a floor above has a function
that tells, and PERSON_DATES in the settings names it, as REGISTER_COLUMNS names columns (decision 0023).
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import Staff
from accounts.roles import Permission
from placements.models import Person
from placements.queries.flags import LastTime, NextDate, in_order

# What somebody with these permissions may know of one person on a day; None is a kind of date they may not see.
DatesFromAbove = Callable[
    [Staff, Person, date, Collection[Permission]], tuple[NextDate | LastTime, ...] | None
]


class Lent(NamedTuple):
    """The days to come, None where not one kind of them may be seen; and when something was done last."""

    dates: tuple[NextDate, ...] | None
    last: tuple[LastTime, ...] = ()


def dates_from_above(staff: Staff, person: Person, *, on: date, granted: Collection[Permission]) -> Lent:
    """Every lent date that may be seen, soonest first."""
    lent: tuple[DatesFromAbove, ...] = tuple(map(import_string, settings.PERSON_DATES))
    told = [dates for read in lent if (dates := read(staff, person, on, granted)) is not None]
    if not told:
        return Lent(None)
    known = [each for dates in told for each in dates]
    return Lent(
        in_order(each for each in known if isinstance(each, NextDate)),
        tuple(each for each in known if isinstance(each, LastTime)),
    )
