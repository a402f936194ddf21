"""The next dates of a person that floors above lend the summary by name.

The summary stands in `placements`, which may not import which review is due. So a floor above has a function
that tells, and PERSON_DATES in the settings names it, as REGISTER_COLUMNS names columns (decision 0023).
"""

from collections.abc import Callable, Collection
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.roles import Permission
from placements.models import Person
from placements.queries.flags import NextDate, in_order

# Of one person on a day, for somebody with these permissions; None is a kind of date they may not see.
DatesFromAbove = Callable[[Person, date, Collection[Permission]], tuple[NextDate, ...] | None]


def dates_from_above(
    person: Person, *, on: date, granted: Collection[Permission]
) -> tuple[NextDate, ...] | None:
    """Every lent date that may be seen, soonest first; None where not one kind of them may be."""
    lent: tuple[DatesFromAbove, ...] = tuple(map(import_string, settings.PERSON_DATES))
    told = [dates for read in lent if (dates := read(person, on, granted)) is not None]
    return in_order(each for dates in told for each in dates) if told else None
