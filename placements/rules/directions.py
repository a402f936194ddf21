"""Which way a placement crosses an authority's border: the heart of the link worker scheme (domain 0;
contracts 4).

Decided on the host council of the home's address, never on distance, a provider's head office or a
postcode town.
"""

from enum import StrEnum


class Direction(StrEnum):
    """How a placement looks from one authority."""

    OUT = "out"
    IN = "in"
    LOCAL = "local"
    ELSEWHERE = "elsewhere"


LABELS = {
    Direction.OUT: "Placed out of area",
    Direction.IN: "Placed here by others",
    Direction.LOCAL: "Placed locally",
    Direction.ELSEWHERE: "Another authority's, elsewhere",
}


def direction(*, authority: str, responsible: str, host: str) -> Direction:
    """The direction as the authority sees it, from three GSS codes.

    Codes change when councils are reorganised: give the codes of today's successors, so that a renamed
    council is still the same council.
    """
    if responsible == authority:
        return Direction.LOCAL if host == authority else Direction.OUT
    return Direction.IN if host == authority else Direction.ELSEWHERE


def possessive(name: str) -> str:
    """Rutland's; St Helens'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def words(*, responsible: str, host: str) -> str:
    """Whose the person is and where they live, from short names: "Rutland's, living in Lincolnshire"."""
    return f"{possessive(responsible)}, living in {host}"
