"""How far the area somebody lives in lies from their own, as a column of the register (`rules/distances.py`)."""

from datetime import date

from django.db.models import F, QuerySet

from accounts.roles import Permission
from placements.models import Person
from placements.policies import people_for
from placements.queries.register_columns import Cell, ColumnFromAbove
from placements.queries.residence import with_stay
from placements.rules import distances

IN_THEIR_OWN = Cell(0, "In their own area")


def miles_away(staff, people: QuerySet[Person], on: date) -> dict[int, Cell]:
    """Miles, to the nearest five, by primary key; whoever lives nowhere known, or in an area whose middle is not
    known, is left out.
    """
    reached = people.filter(pk__in=people_for(staff, Permission.SEE_PLACEMENTS).order_by().values("pk"))
    rows = with_stay(reached.order_by(), on).values_list(
        *("pk", "responsible_council", F("stay__home__host_council")),
        *("responsible_council__latitude", "responsible_council__longitude"),
        *(F("stay__home__host_council__latitude"), F("stay__home__host_council__longitude")),
    )
    found = {}
    for pk, own, host, *degrees in rows:
        here, there = distances.point(*degrees[:2]), distances.point(*degrees[2:])
        if own == host:
            found[pk] = IN_THEIR_OWN
        elif here is not None and there is not None:
            found[pk] = Cell(distances.rough_miles(here, there))
    return found


AWAY = ColumnFromAbove(
    "away", "Miles from their own area", Permission.SEE_PLACEMENTS, miles_away, numeric=True
)
