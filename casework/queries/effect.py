"""What a contact changed for the person, to be said once it is in the log."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.choices import SEEN
from casework.models import Contact
from casework.queries.recency import last_seen


@dataclass(frozen=True, slots=True)
class Effect:
    """Did it count as seen, when were they last seen, when is the next due, how many actions came of it?"""

    counts_as_seen: bool
    last_seen_on: date | None
    next_due_on: date | None
    actions: int
    presence_missing: bool = False  # it would count, had it been recorded that the person was there


def effect_of(contact: Contact, on: date) -> Effect:
    """The state after a contact was logged, on a day. The next contact is due `contact_every_days` after the
    last one in which the person was seen (K19); None when they were never seen."""
    person = contact.person
    seen_on = last_seen([person], on).get(person.pk)
    due = seen_on + timedelta(days=person.contact_every_days) if seen_on else None
    missing = contact.person_present is None and contact.reached and contact.method in SEEN
    return Effect(contact.counts_as_seen, seen_on, due, contact.actions.count(), missing)
