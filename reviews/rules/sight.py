"""Who was last in the same room as a person: in words, and which side they came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linkworker.words import counted


class SeenBy(StrEnum):
    """The side whoever saw them stands on."""

    PLACING = "placing council"
    HOST = "host council"
    ICB = "responsible ICB"
    ANOTHER = ""


def side_of(body: int, *, responsible: int, host: int | None, icb: int | None) -> SeenBy:
    """The side of an organisation as the person stands today: an area they have left is no side any more, nor is an ICB
    that is not responsible for them.
    """
    if body == responsible:
        return SeenBy.PLACING
    if body == host:
        return SeenBy.HOST
    return SeenBy.ICB if body == icb else SeenBy.ANOTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSeen:
    """The last day somebody was in the same room as the person; None is never.

    Empty words are not recorded, or not the reader's to know. `away` is how far the area they live in lies from
    their own: how far whoever goes there has to go.
    """

    day: date | None
    days: int | None = None
    how: str = ""
    by: str = ""
    body: str = ""
    side: SeenBy = SeenBy.ANOTHER
    away: str = ""

    @property
    def by_whom(self) -> str:
        """ "Jo Fell, Rutland (placing council)": as much of it as is known."""
        body = f"{self.body} ({self.side})" if self.body and self.side else self.body
        return ", ".join(filter(None, (self.by, body)))

    @property
    def told(self) -> str:
        """How, and by whom: "Visit by Jo Fell, Rutland (placing council)"."""
        return " by ".join(filter(None, (self.how, self.by_whom)))

    @property
    def ago(self) -> str:
        """ "19 days ago"; "today"; empty for never."""
        if self.days is None:
            return ""
        return f"{counted(self.days, 'day')} ago" if self.days else "today"
