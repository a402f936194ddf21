"""What healthcare makes due: continuing healthcare, fast track, aftercare, medicines, the annual health check."""

from collections.abc import Iterator
from datetime import date

from placements.rules.ages import age_on
from reviews.rules.duties.owed import Episode, IsOpen
from reviews.rules.facts import PersonFacts

HEALTH_CHECK_AT = 14
FULL = "full"
NEXT_CHC = "The last continuing healthcare review"


def healthcare_first(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """The latest decision that somebody is eligible, not by fast track (CHC3)."""
    yield from _from_decision(person, day, only_again=False)


def healthcare_yearly(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """The same, once a first review was held (CHC12)."""
    yield from _from_decision(person, day, only_again=True)


def fast_track(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Continuing healthcare by fast track, until another decision is made (FT).

    On one day a decision that is not fast track counts before one that is, then one that is reviewed.
    """
    made = [one for one in person.decisions if one.decided_on <= day]
    latest = max(
        made, key=lambda one: (one.decided_on, not one.fast_track, one.outcome == FULL), default=None
    )
    if latest and latest.fast_track and latest.outcome == FULL:
        words = "Fast track was agreed on"
        yield Episode(began_on=latest.decided_on, words=words, since=latest.decided_on)


def aftercare(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Aftercare under s117 that is paid for, from the day somebody left hospital, else its first day (S117R)."""
    paid = [days for placement in person.placements for days in placement.aftercare]
    if not any(day in days for days in paid):
        return
    left = [
        placement.stay.ends_on
        for placement in person.placements
        if placement.ward and placement.stay.ends_on and placement.stay.ends_on <= day
    ]
    if left:
        yield Episode(began_on=max(left), words="Left hospital with s117 aftercare on", since=max(left))
    else:
        first = min(days.starts_on for days in paid)
        yield Episode(began_on=first, words="s117 aftercare began on", since=first)


def medicines(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Psychotropic medicine, from the day the first of those taken now was started (MED, STOMP)."""
    taken = [
        medicine.starts_on
        for medicine in person.medicines
        if medicine.starts_on <= day and (medicine.ends_on is None or day < medicine.ends_on)
    ]
    if taken:
        yield Episode(began_on=min(taken), words="Psychotropic medicine was started on", since=min(taken))


def health_check(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever is 14 or over and on the GP's register (AHC). Without a check on record there is no day to count from."""
    if person.on_gp_register and age_on(person.born_on, day) >= HEALTH_CHECK_AT:
        yield Episode(began_on=person.born_on, words="", only_again=True)


def _from_decision(person: PersonFacts, day: date, *, only_again: bool) -> Iterator[Episode]:
    days = (decision.decided_on for decision in person.decisions if decision.is_reviewed)
    decided_on = max((decided for decided in days if decided <= day), default=None)
    if decided_on:
        yield Episode(
            began_on=decided_on,
            words="Continuing healthcare was decided on",
            since=decided_on,
            only_again=only_again,
            named=NEXT_CHC,
        )
