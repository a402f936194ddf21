"""With whom may a contact be shared? The other bodies tied to the person, by name."""

from typing import NamedTuple

from casework.choices import SharedWith
from casework.policies import SIDE_OF
from placements.models import Person, Placement
from placements.policies import Standing


class OtherSide(NamedTuple):
    """A side of a person's care other than one's own, and who stands there."""

    side: SharedWith
    name: str


def other_sides(person: Person, standing: Standing, placement: Placement | None) -> list[OtherSide]:
    """The other sides of this person's care where they live. The organisation that writes is never one of them."""
    own = SIDE_OF[standing.link]
    host = placement.home.host_council if placement else None
    bodies = {
        SharedWith.PLACING: person.responsible_council,
        SharedWith.HOST: host if host != person.responsible_council else None,
        SharedWith.ICB: person.responsible_icb,
    }
    return [OtherSide(side, str(body)) for side, body in bodies.items() if body and side != own]
