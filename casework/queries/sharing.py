"""With whom may a contact be shared? The other bodies tied to the person, by name."""

from datetime import date
from typing import NamedTuple

from casework.choices import SharedWith
from casework.policies import SIDE_OF
from placements.models import Person, Placement
from placements.policies import Standing


class OtherSide(NamedTuple):
    """A side of a person's care other than one's own, and who stands there."""

    side: SharedWith
    name: str


def other_sides(person: Person, standing: Standing, on: date) -> list[OtherSide]:
    """The other sides of this person's care on a day. The organisation that writes is never one of them."""
    own = SIDE_OF[standing.link]
    open_now = Placement.objects.open_on(on).filter(person=person).select_related("home__host_council")
    host = next((stay.home.host_council for stay in open_now), None)
    bodies = {
        SharedWith.PLACING: person.responsible_council,
        SharedWith.HOST: host if host != person.responsible_council else None,
        SharedWith.ICB: person.responsible_icb,
    }
    return [OtherSide(side, str(body)) for side, body in bodies.items() if body and side != own]
