"""A calendar as a calendar program reads it (RFC 5545): initials and references, and nothing anybody wrote.

Times are local, with the rules of the clock beside them: a visit at ten stays at ten when the clocks change.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from reporting.queries.calendar import Entry, What

LONDON = ZoneInfo("Europe/London")
A_VISIT = timedelta(hours=1)  # nobody types how long; a line of no length would not be seen
ASK_AGAIN = timedelta(hours=1)
# The last Sunday of March and of October, as the Summer Time Act 1972 has stood since 2002. The library works the
# same out from the system's table, but begins the summer at two o'clock, which is an hour that does not exist.
CLOCK = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def as_ics(entries: Iterable[Entry], *, site: str) -> bytes:
    """The entries as a file; `site` is the address links begin with."""
    calendar = Calendar()
    calendar.add("prodid", "-//Link Worker//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Link Worker")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(Timezone.from_ical(CLOCK.replace("\n", "\r\n")))
    for entry in entries:
        calendar.add_component(_event(entry, site))
    return calendar.to_ical()


def _event(entry: Entry, site: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(site).hostname}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", entry.sequence)
    event.add("summary", f"{entry.words}: {entry.reference}")
    event.add("url", site + entry.url)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.at is None:
        event.add("dtstart", entry.on)  # a whole day: a date, so that no time zone can move it
    else:
        event.add("dtstart", datetime.combine(entry.on, entry.at, LONDON))
        event.add("duration", A_VISIT)
    timed = entry.at is not None and entry.what == What.CONTACT
    event.add("transp", "OPAQUE" if timed else "TRANSPARENT")
    return event
