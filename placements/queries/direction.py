"""Which way a placement crosses a border, as the councils somebody acts for see it (contract 4)."""

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from placements.models import Person, Placement
from placements.rules.directions import Direction, possessive, words

NOWHERE = "none"
LABELS = {
    Direction.OUT: "Placed out",
    Direction.IN: "Placed in",
    Direction.LOCAL: "At home",
    NOWHERE: "No open placement",
}


def councils_of(staff) -> frozenset[int]:
    """Keys of the councils whose register somebody reads; a board's nurse acts for none."""
    return acting_for(staff, Permission.SEE_PEOPLE, Link.PLACING) | acting_for(
        staff, Permission.SEE_PEOPLE, Link.HOST
    )


def direction_of(*, responsible: int, host: int | None, ours: frozenset[int]) -> str:
    """`out`, `in`, `local` or `none` (no open placement), from the keys of the councils concerned.

    Somebody who acts for neither council sees every border crossed as placed out.
    """
    if host is None:
        return NOWHERE
    if host == responsible:
        return Direction.LOCAL
    return Direction.IN if host in ours and responsible not in ours else Direction.OUT


def in_words(person: Person, placement: Placement | None) -> str:
    """Whose the person is and where they live: "Rutland's, living in Lincolnshire"."""
    responsible = str(person.responsible_council)
    if placement is None:
        return f"{possessive(responsible)}, no open placement"
    return words(responsible=responsible, host=str(placement.home.host_council))
