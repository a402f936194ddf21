"""What somebody set for themselves: their calendar address and the morning letter."""

from dataclasses import dataclass

from accounts.models import Staff
from reporting.models import CalendarFeed, DigestChoice


@dataclass(frozen=True, slots=True)
class Account:
    """The address there is, if any, and whether a letter comes each working day."""

    feed: CalendarFeed | None
    wants_digest: bool


def account_of(staff: Staff) -> Account:
    """One's own. Two queries."""
    feed = CalendarFeed.objects.live().filter(staff=staff).first()
    declined = DigestChoice.objects.filter(staff=staff, wanted=False).exists()
    return Account(feed, not declined)
