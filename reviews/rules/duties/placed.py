"""What living somewhere makes due: initial, yearly and out-of-area reviews, the way home, the whole home."""

from collections.abc import Iterator
from datetime import date

from placements.rules.ages import is_adult_on
from reviews.rules.duties.kinds import CA12, INIT, SETTLED_BY
from reviews.rules.duties.owed import Episode, IsOpen
from reviews.rules.facts import PersonFacts, PlacementFacts


def open_placements(person: PersonFacts, day: date, is_open: IsOpen) -> list[PlacementFacts]:
    """Those open on a day, the earliest first: with two open at once the date is the sooner."""
    found = [placement for placement in person.placements if is_open(placement, day)]
    return sorted(found, key=lambda placement: (placement.starts_on, placement.reference))


def initial(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Each placement, from its start (INIT)."""
    for placement in open_placements(person, day, is_open):
        yield _from_start(placement)


def annual(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """An adult for whom a council pays: from the last yearly review, else the initial one, else the start (CA12)."""
    placements = open_placements(person, day, is_open)
    council_pays = any(placement.council_pays_on(day) for placement in placements)
    if not (council_pays and is_adult_on(person.born_on, day)):
        return
    placement = placements[0]
    initial_on = person.last_held(SETTLED_BY[INIT], since=placement.starts_on, until=day)
    never = person.last_held(SETTLED_BY[CA12], until=day) is None
    if never and initial_on:
        words = "The initial review was held on"
        yield Episode(began_on=initial_on, words=words, placement=placement.reference)
    else:
        yield _from_start(placement, since=date.min)


def out_of_area(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Anybody placed out of area, from the start there (CONC)."""
    yield from (_from_start(placement) for placement in _away(person, day, is_open)[:1])


def way_home(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """An adult placed out of area: is it to be home again, and when (DEC)?"""
    if is_adult_on(person.born_on, day):
        yield from out_of_area(person, day, is_open)


def whole_home(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever lives in a home on the programme, until their own outcome is recorded (WH).

    Whoever came after the day of the programme had no part in that round: they are owed theirs from when they came.
    """
    there = {placement.reference: placement for placement in open_placements(person, day, is_open)}
    for listed in person.home_reviews:
        placement = there.get(listed.placement)
        if placement is None or not listed.holds_on(day):
            continue
        if placement.starts_on > listed.due_on:
            words = f"Placement at {placement.home}, which is on the programme, started"
            yield Episode(
                began_on=placement.starts_on,
                words=words,
                since=placement.starts_on,
                placement=placement.reference,
            )
        else:
            yield Episode(
                began_on=listed.listed_on,
                words=f"Everybody at {placement.home} is to be looked at by",
                since=max(listed.listed_on, placement.starts_on),
                placement=placement.reference,
                first_on=listed.due_on,
            )


def _away(person: PersonFacts, day: date, is_open: IsOpen) -> list[PlacementFacts]:
    return [placement for placement in open_placements(person, day, is_open) if placement.hosted_elsewhere]


def _from_start(placement: PlacementFacts, since: date | None = None) -> Episode:
    return Episode(
        began_on=placement.starts_on,
        words=f"Placement at {placement.home} started",
        since=placement.starts_on if since is None else since,
        placement=placement.reference,
    )
