"""What warns against placing somebody in a home on a day: an embargo, notice given, a closure to come."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from linkworker.words import long_day
from placements.choices import EventKind
from placements.models import Home, ProviderEvent

CLOSES_WITHIN = timedelta(days=366)  # before the day it closes, for a home whose closure no event tells
SAID = {
    EventKind.EMBARGO: "This home is under an embargo on new placements since {day}.",
    EventKind.NOTICE_GIVEN: "Notice was given about this home on {day}.",
    EventKind.CLOSURE: "This home is to close, as is known since {day}.",
}


@dataclass(frozen=True, slots=True)
class HomeWarning:
    """What to know before somebody is placed there, in a sentence; the day since when, where it is known."""

    words: str
    since: date | None


def warning_of(home: Home, day: date, *, today: date) -> HomeWarning | None:
    """The latest thing that warns against a placement from a day; what befell its provider counts as its own.

    A closure that no event tells warns while it is still to come.
    """
    events = ProviderEvent.objects.open_on(day).about(home).filter(kind__in=SAID)
    return _of(list(events.order_by("-happened_on", "-pk")[:1]), home.closed_on, day, today)


def was_ever_warned_of(uid: UUID | None) -> bool:
    """May the home with this public id ask for a reason? What a form asks before it is checked."""
    home = Home.objects.filter(uid=uid).first()
    if home is None:
        return False
    return (
        home.closed_on is not None
        or ProviderEvent.objects.standing().about(home).filter(kind__in=SAID).exists()
    )


class Warnings:
    """The same for many homes at once, asked in two queries."""

    def __init__(self, homes: Collection[int], *, today: date):
        self._today = today
        rows = Home.objects.filter(pk__in=homes).order_by().values_list("pk", "provider", "closed_on")
        self._homes = {home: (provider, closed_on) for home, provider, closed_on in rows}
        providers = {provider for provider, _ in self._homes.values() if provider}
        self._about_home: dict[int | None, list[ProviderEvent]] = defaultdict(list)
        self._about_provider: dict[int | None, list[ProviderEvent]] = defaultdict(list)
        about = Q(home__in=self._homes) | Q(provider__in=providers)
        for event in ProviderEvent.objects.standing().filter(about, kind__in=SAID).order_by("pk"):
            self._about_home[event.home_id].append(event)
            self._about_provider[event.provider_id].append(event)

    def of(self, home: int, day: date) -> HomeWarning | None:
        """As `warning_of`, by the home's primary key."""
        provider, closed_on = self._homes.get(home, (None, None))
        events = [
            *self._about_home.get(home, ()),
            *(self._about_provider.get(provider, ()) if provider else ()),
        ]
        there = [
            event
            for event in events
            if event.happened_on <= day and (event.ends_on is None or event.ends_on > day)
        ]
        return _of(
            sorted(there, key=lambda event: (event.happened_on, event.pk))[-1:], closed_on, day, self._today
        )


def _of(latest: list[ProviderEvent], closed_on: date | None, day: date, today: date) -> HomeWarning | None:
    for event in latest:
        words = SAID[EventKind(event.kind)].format(day=long_day(event.happened_on))
        return HomeWarning(words, event.happened_on)
    if closed_on is not None and today < closed_on and closed_on - CLOSES_WITHIN <= day < closed_on:
        return HomeWarning(f"This home closes on {long_day(closed_on)}.", None)
    return None
