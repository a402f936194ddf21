"""The assurance tiles of a council on a day, as far as somebody may know of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from linkworker.periods import Month
from reporting.kpi import Measure, Tile
from reporting.kpis.assurance import TILES
from reporting.queries.authority import Authority


@dataclass(frozen=True, slots=True)
class Assured:
    """One tile and what it found."""

    tile: Tile
    measure: Measure


def assured(authority: Organisation, day: date, granted: Collection[str]) -> tuple[Assured, ...]:
    """Each tile whose permission is among those granted, measured on a day from one reading of the council.

    As the register has that day now; a number of queries that does not grow with people.
    """
    read = Authority(authority, [Month.of(day)])
    return tuple(Assured(tile, tile.measure(read, day)) for tile in TILES if tile.opened_with in granted)
