"""What stands against a home today, in the fewest words: what happened there and is not over, its rating, its end."""

from collections.abc import Iterable
from datetime import date

from linkworker.words import long_day
from placements.choices import EventKind
from placements.models import Home, ProviderEvent
from placements.queries.flags import Flag
from placements.queries.inspections import CurrentRating

SAID = {
    EventKind.RATING_FELL: "Rating fell on {day}",
    EventKind.EMBARGO: "Embargo on new placements since {day}",
    EventKind.CLOSURE: "Closure to come, known since {day}",
    EventKind.NOTICE_GIVEN: "Notice given on {day}",
    EventKind.SAFEGUARDING: "Whole-home safeguarding since {day}",
    EventKind.OTHER: "Something else happened on {day}",
}


def open_events(home: Home, *, on: date) -> list[ProviderEvent]:
    """What befell a home, or whoever runs it, and is not over on a day; the latest first. One query."""
    return list(ProviderEvent.objects.open_on(on).about(home).order_by("-happened_on", "-pk"))


def home_flags(
    home: Home, events: Iterable[ProviderEvent], rating: CurrentRating | None, *, on: date
) -> tuple[Flag, ...]:
    """The flags of a home on a day. `events` are those not over; a rating that is not low is no alarm."""
    return tuple(_flags(home, events, rating, on))


def _flags(home, events, rating, on):
    if rating is not None and rating.is_low:
        yield Flag(f"Rated {rating.words}, {long_day(rating.published_on)}", alarm=True)
    if home.closed_on is not None:
        words = "Closed from" if home.closed_on <= on else "Closes on"
        yield Flag(f"{words} {long_day(home.closed_on)}", alarm=True)
    for event in events:
        everywhere = ", at every home of its provider" if event.provider_id else ""
        words = SAID[EventKind(event.kind)].format(day=long_day(event.happened_on))
        yield Flag(f"{words}{everywhere}", alarm=True)
    if rating is not None and not rating.is_low:
        yield Flag(f"Rated {rating.words}, {long_day(rating.published_on)}")
