"""One thing that happened to a person, as their story tells it, and the order of what happened on one day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator

from casework.models.marks import Mark

OPENING_CHARACTERS = 400  # of a long text are read from the database
LINE_CHARACTERS = 240  # of its first line are shown; the whole of it is behind the link


class Kind(StrEnum):
    """What an item is about."""

    PLACEMENT = "placement"
    CONTACT = "contact"
    REFERRAL = "referral"
    REVIEW = "review"
    RIGHTS = "rights"
    SAFETY = "safety"
    FUNDING = "funding"
    HEALTH = "health"


# On one day: what was decided stands above what was said, and both above where somebody lives and who pays.
ORDER = (
    *(Kind.HEALTH, Kind.FUNDING, Kind.PLACEMENT, Kind.REFERRAL),
    *(Kind.CONTACT, Kind.REVIEW, Kind.RIGHTS, Kind.SAFETY),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened, on a day (`at` a moment, where it is known), in words, with where to read on."""

    on: date
    kind: Kind
    title: str
    text: str = ""
    by: str = ""
    at: datetime | None = None
    page: str = ""
    uid: UUID | None = None
    tags: tuple[Mark, ...] = ()

    @property
    def url(self) -> str:
        """The page that tells more; empty when there is none."""
        return reverse(self.page, args=[self.uid]) if self.page else ""


def first_line(text: str) -> str:
    """The first line of a longer text, cut where a line of the story ends."""
    return Truncator(next(iter(text.strip().splitlines()), "").strip()).chars(LINE_CHARACTERS)
