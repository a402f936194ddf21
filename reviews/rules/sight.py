"""How long since someone was seen.

A contact counts when the person themself was there (K19; contracts, section 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FACE_TO_FACE = frozenset({"visit", "meeting"})
SEEN_BY = FACE_TO_FACE | {"video"}


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """A contact: the day it happened, by which method, and whether the person was present (None: not
    recorded).
    """

    happened_on: date
    method: str
    person_present: bool | None


def last_seen_on(
    contacts: Iterable[ContactFacts], on: date, methods: frozenset[str] = SEEN_BY
) -> date | None:
    """The last day on or before `on` the person was present by one of these methods; None when never."""
    days = (
        contact.happened_on
        for contact in contacts
        if contact.person_present and contact.method in methods and contact.happened_on <= on
    )
    return max(days, default=None)


def days_since_face_to_face(contacts: Iterable[ContactFacts], on: date) -> int | None:
    """Whole days since the last visit or meeting with the person there; 0 on the day itself, None when
    never.
    """
    last = last_seen_on(contacts, on, FACE_TO_FACE)
    return None if last is None else (on - last).days


def seen_in_time(contacts: Iterable[ContactFacts], on: date, every_days: int) -> bool:
    """Whether the last contact with the person there, by visit, meeting or video, is within their own
    interval.

    `every_days` is days, inclusive: seen exactly that many days before is in time. Never seen is not in
    time.
    """
    last = last_seen_on(contacts, on)
    return last is not None and (on - last).days <= every_days
