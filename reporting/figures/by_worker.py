"""A share of the caseload told by link worker: whoever held each person on the last day of the month.

A contact belongs to the person and to whoever made it. So a caseload that changes hands in the middle of a month
changes neither the figure nor who was seen: only under whose name each person stands.
"""

from dataclasses import dataclass

from accounts.models import Organisation
from accounts.queries.cover import team
from linkworker.periods import Month
from linkworker.words import UNALLOCATED
from reporting.figures.months import people_behind
from reporting.queries.holders import Holder, holders_on

SEEN_IN_TIME = "K19"
NOBODY = Holder("", UNALLOCATED)


@dataclass(frozen=True, slots=True)
class Share:
    """One link worker's part of the figure."""

    worker: Holder
    met: int
    of: int


def seen_by_worker(council: Organisation, month: Month) -> list[Share]:
    """K19 by who held each person at the end of the month: the unallocated first, always; then everybody by name,
    the idle of the team too. Adds up to the figure.
    """
    measure = people_behind(council, month, SEEN_IN_TIME)
    held = holders_on(measure.of, month.last_day)
    idle = {Holder(str(one.uid), one.name) for one in team(council, month.last_day)}
    known = sorted({*held.values(), *idle}, key=lambda holder: (holder.name.casefold(), holder.uid))
    counted = [held.get(person, NOBODY) for person in measure.of]
    met = [held.get(person, NOBODY) for person in measure.met]
    return [Share(worker, met.count(worker), counted.count(worker)) for worker in (NOBODY, *known)]
