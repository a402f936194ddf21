"""The secret address of a calendar: made, read, stopped. Its secret is told once and kept nowhere."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.policies import allowed, as_of
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from reporting.models import CalendarFeed
from reporting.queries import calendar

SECRET_BYTES = 32  # 256 bits: nobody guesses it
READS_AN_HOUR = 60
HOUR = timedelta(hours=1)
BACK, AHEAD = timedelta(days=31), timedelta(days=366)  # what a calendar program is told


class AddressIsShownOnce(Refusal):
    """The same form sent again would have to show a secret that is kept nowhere."""

    message = (
        "This form has already been sent, and its address is shown only once. "
        "If you have not copied it, load the page again and make another."
    )


class ReadTooOften(Refusal):
    """No calendar program needs it every minute."""

    message = "This calendar was read too often. Try again in an hour."


class Address(NamedTuple):
    """An address that was just made, with the secret of it."""

    feed: CalendarFeed
    secret: str


class Read(NamedTuple):
    """What an address gives: whose it is, and what stands in their calendar."""

    staff: Staff
    entries: list[calendar.Entry]


@transaction.atomic
def renew_calendar_feed(*, by: Staff, submission: UUID, now: datetime) -> Address:
    """Make an address, and stop the one there was. Raises AddressIsShownOnce for a form sent again."""
    if not allowed(by, Permission.SEE_CALENDAR):
        raise PermissionDenied
    sending.one_at_a_time(by)
    fingerprint = sending.fingerprint(by=by)
    if sending.sent_before(CalendarFeed, submission, fingerprint, otherwise=AddressIsShownOnce):
        raise AddressIsShownOnce
    _stop(by, now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = keep(
        CalendarFeed(staff=by, secret_hash=_hashed(secret), submission=submission, fingerprint=fingerprint)
    )
    audit.record(by=by, verb="made calendar address", subject=feed)
    return Address(feed, secret)


@transaction.atomic
def stop_calendar_feed(*, by: Staff, now: datetime) -> CalendarFeed | None:
    """Stop one's own address at once; None when there is none."""
    sending.one_at_a_time(by)
    feed = _stop(by, now)
    if feed is not None:
        audit.record(by=by, verb="stopped calendar address", subject=feed)
    return feed


@transaction.atomic
def read_calendar_feed(*, secret: str, today: date, now: datetime) -> Read | None:
    """What a calendar program is told at an address; None for one that is not good.

    It is good while it was not stopped and its owner may sign in and holds a role with a calendar, today. The trail
    is told once a day, and again when it would name somebody it has not named that day. Raises ReadTooOften.
    """
    feeds = CalendarFeed.objects.live().select_for_update(of=("self",)).select_related("staff")
    feed = feeds.filter(secret_hash=_hashed(secret)).first()
    if feed is None or not _may_be_read(as_of(feed.staff, today)):
        return None
    _count(feed, now)
    found = calendar.feed_entries(feed.staff, since=today - BACK, until=today + AHEAD, on=today)
    people = sorted({entry.person_uid for entry in found})
    told = hashlib.sha256(" ".join(people).encode()).hexdigest()
    fresh = (feed.read_on, feed.people_told) != (today, told)
    feed.read_on, feed.people_told = today, told
    CalendarFeed.objects.note_read(feed)
    if fresh:
        audit.listed(by=feed.staff, kind="calendar feed", people=people)
    return Read(feed.staff, found)


def _may_be_read(staff: Staff) -> bool:
    shown = settings.DEMONSTRATION or not staff.demonstration
    return shown and staff.is_active and allowed(staff, Permission.SEE_CALENDAR)


def _count(feed: CalendarFeed, now: datetime) -> None:
    if feed.hour_from is None or now - feed.hour_from >= HOUR:
        feed.hour_from, feed.reads = now, 0
    if feed.reads >= READS_AN_HOUR:
        raise ReadTooOften
    feed.reads += 1


def _stop(staff: Staff, now: datetime) -> CalendarFeed | None:
    feed = CalendarFeed.objects.live().select_for_update().filter(staff=staff).first()
    if feed is not None:
        feed.stopped_at = now
        keep(feed)
    return feed


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
