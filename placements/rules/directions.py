"""Which way a placement crosses a border: the heart of the link worker scheme (domain 0; contracts 4).

Decided on the host council of the home's address, never on distance, a provider's head office or a
postcode town.
"""

from collections.abc import Collection, Hashable
from enum import StrEnum


class Direction(StrEnum):
    """How a placement looks from the councils somebody acts for."""

    OUT = "out"
    IN = "in"
    LOCAL = "local"
    NOWHERE = "none"


TRANSITION = "transition"  # a side of the switch that goes by age, not by border: 14 to 25 (domain E)

LABELS = {
    Direction.OUT: "Placed out",
    Direction.IN: "Placed in",
    Direction.LOCAL: "At home",
    Direction.NOWHERE: "No open placement",
}


def direction_of(*, responsible: Hashable, host: Hashable | None, ours: Collection[Hashable]) -> Direction:
    """The direction as the councils `ours` see it; a council by any key, `host` None without an open placement.

    Somebody who acts for neither council sees every border crossed as placed out. GSS codes change when
    councils are reorganised: give keys that do not, or the codes of today's successors.
    """
    if host is None:
        return Direction.NOWHERE
    if host == responsible:
        return Direction.LOCAL
    return Direction.IN if host in ours and responsible not in ours else Direction.OUT


def possessive(name: str) -> str:
    """Rutland's; St Helens'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def words(*, responsible: str, host: str) -> str:
    """Whose the person is and where they live, from short names: "Rutland's, living in Lincolnshire"."""
    return f"{possessive(responsible)}, living in {host}"
