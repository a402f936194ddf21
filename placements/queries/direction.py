"""Whose register somebody reads, and a placement's direction told in words."""

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from placements.models import Person, Placement
from placements.rules.directions import possessive, words


def councils_of(staff) -> frozenset[int]:
    """Keys of the councils whose register somebody reads; a board's nurse acts for none."""
    return acting_for(staff, Permission.SEE_PEOPLE, Link.PLACING) | acting_for(
        staff, Permission.SEE_PEOPLE, Link.HOST
    )


def in_words(person: Person, placement: Placement | None) -> str:
    """Whose the person is and where they live: "Rutland's, living in Lincolnshire"."""
    responsible = str(person.responsible_council)
    if placement is None:
        return f"{possessive(responsible)}, no open placement"
    return words(responsible=responsible, host=str(placement.home.host_council))
