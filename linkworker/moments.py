"""Where a day begins and ends: the moments between which something happened on it, by the clock of the country."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def start_of(day: date) -> datetime:
    """The first moment of a day, local time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The first moment of the next day, local time: a day of 23 or 25 hours ends where it ends."""
    return start_of(day + timedelta(days=1))
