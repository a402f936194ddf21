"""What the assurance tiles ask of a council that no indicator asks: ratings, distance, liberty, enquiries, advocates.

Part of `reporting.queries.authority.Authority`, which says whose people they are and where they live.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from accounts.models import Organisation
from placements.models import Allocation
from placements.queries import inspections
from placements.rules import distances
from reporting.queries.rows import Someone, Stay
from reviews.queries import assured


class Assurance:
    """The readings, each for a day; the rest is the authority's."""

    council: Organisation
    own: dict[int, Someone]
    open_out: Callable[[date], list[tuple[Someone, Stay]]]
    open_own: Callable[[date], dict[int, Stay]]

    def ratings(self, day: date) -> dict[int, str]:
        """What `inspections.low_rated` says of the homes of those placed out."""
        homes = {stay.home_pk for _, stay in self.open_out(day)}
        return inspections.low_rated(homes, on=day)

    @cached_property
    def areas(self) -> dict[int, Organisation]:
        """The councils in whose areas homes stand, by primary key, with the middles of their areas."""
        return Organisation.objects.in_bulk({stay.host for stays in self.stays.values() for stay in stays})

    def miles(self, stay: Stay) -> float | None:
        """From the middle of the council's area to the middle of the host's; None where one is not known."""
        ends = (self.council, self.areas[stay.host])
        here, there = (distances.point(one.latitude, one.longitude) for one in ends)
        return None if here is None or there is None else distances.miles_between(here, there)

    def liberty(self, day: date) -> assured.Liberty:
        """Of the council's own people who live somewhere on a day."""
        return assured.liberty_on([*self.open_own(day)], day)

    def enquiries(self, day: date) -> dict[int, list[str]]:
        """Of the council's own people, whether they live somewhere or not."""
        return assured.enquiries_on([pk for pk, someone in self.own.items() if someone.is_ours(day)], day)

    def without_advocate(self, day: date) -> frozenset[int]:
        """Of the council's own people who live somewhere on a day."""
        return assured.without_advocate([*self.open_own(day)], day)

    def has_worker(self, people: list[int], day: date) -> frozenset[int]:
        """Those of these people with a link worker on a day."""
        rows = Allocation.objects.on(day).filter(person__in=people).order_by()
        return frozenset(rows.values_list("person_id", flat=True))
