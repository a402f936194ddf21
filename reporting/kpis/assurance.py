"""What a board wants to be assured of, without a target (A1 to A6 of domain H)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from reporting.kpi import Measure, Split, Tile
from reporting.queries.authority import Authority

FAR_MILES = 50  # domain H, A5


def rated_low(authority: Authority, day: date) -> Measure:
    """Adults placed out where the current rating asks for a check; homes nobody rated are not recorded."""
    ratings = authority.ratings(day)
    by_words: dict[str, list[str]] = defaultdict(list)
    unrated = []
    for someone, stay in authority.open_out(day):
        if stay.home_pk not in ratings:
            unrated.append(someone.id)
        elif ratings[stay.home_pk]:
            by_words[ratings[stay.home_pk]].append(someone.id)
    return _parted(sorted(by_words.items()), not_recorded=tuple(unrated))


def liberty_out_of_date(authority: Authority, day: date) -> Measure:
    """The council's people with an authorisation that ran out, a request that waits too long, or an old test."""
    found = authority.liberty(day)
    parts = (
        ("Expired within a year, and nothing since", found.expired),
        ("Expired longer ago, and nothing since", found.long_expired),
        ("Asked for more than 21 days ago, not decided", found.waiting),
        ("Judged before the test of today, not looked at again", found.to_reconsider),
    )
    told = [(label, _ids(authority, people)) for label, people in parts]
    everybody = found.expired | found.long_expired | found.waiting | found.to_reconsider
    return Measure.count(_ids(authority, everybody), split=_split(told))


def open_enquiries(authority: Authority, day: date) -> Measure:
    """Enquiries under section 42 about the council's people that are not closed, by the council that leads."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for person, hosts in authority.enquiries(day).items():
        for host in hosts:
            by_host[host].append(authority.own[person].id)
    return _parted(sorted(by_host.items()))


def no_advocate_to_be_had(authority: Authority, day: date) -> Measure:
    """The council's people owed an advocate nobody could provide, by the council whose area they live in."""
    stays = authority.open_own(day)
    by_host: dict[str, list[str]] = defaultdict(list)
    for person in sorted(authority.without_advocate(day)):
        by_host[authority.areas[stays[person].host].name].append(authority.own[person].id)
    return _parted(sorted(by_host.items()))


def far_away(authority: Authority, day: date) -> Measure:
    """Adults placed out whose host's area lies further than that; not recorded where a middle is not known."""
    far, unknown = [], []
    for someone, stay in authority.open_out(day):
        miles = authority.miles(stay)
        if miles is None:
            unknown.append(someone.id)
        elif miles > FAR_MILES:
            far.append(someone.id)
    return Measure.count(tuple(far), not_recorded=tuple(unknown))


def nobody_named(authority: Authority, day: date) -> Measure:
    """People on the caseload without a link worker that day."""
    people = [someone for someone, _ in authority.caseload(day)]
    named = authority.has_worker([someone.pk for someone in people], day)
    return Measure.count(tuple(someone.id for someone in people if someone.pk not in named))


def _parted(parts: Iterable[tuple[str, Iterable[str]]], **rest) -> Measure:
    told = [(label, tuple(people)) for label, people in parts]
    return Measure.count(tuple(one for _, people in told for one in people), split=_split(told), **rest)


def _split(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Split:
    return tuple((label, Measure.count(people)) for label, people in parts)


def _ids(authority: Authority, people: Iterable[int]) -> tuple[str, ...]:
    return tuple(authority.own[pk].id for pk in sorted(people))


TILES = (
    Tile(
        id="A1",
        title="At a home with a low rating",
        definition=(
            "Adults placed out (K01) who live where the regulator's current rating asks for a check: CQC and Care "
            "Inspectorate Wales below good, Care Inspectorate Scotland grade 2 or 1, Ofsted below good. Where a "
            "regulator gives no overall rating the lowest counts. Homes with no rating are not recorded."
        ),
        measure=rated_low,
        source="What regulators published by that day, as recorded on the home's page.",
        opened_with="see_placements",
        page="placements:homes",
    ),
    Tile(
        id="A2",
        title="Deprivation of liberty out of date",
        definition=(
            "People of the authority who live somewhere: an authorisation or order that ran out and was not followed "
            "by another, even long ago (the list to work from shows a year); a DoLS request not decided within 21 "
            "days; and whoever was last judged, or asked for, before the test of the law changed on 2 June 2026 and "
            "was not looked at again. A person counts once and may stand in more than one part."
        ),
        measure=liberty_out_of_date,
        source="Requests, decisions and legal statuses, as they stood on that day.",
        opened_with="see_rights",
        page="reviews:rights-overview",
    ),
    Tile(
        id="A3",
        title="Safeguarding enquiries open",
        definition=(
            "Enquiries under section 42 of the Care Act about people of the authority, decided on and not closed, by "
            "the council that leads. A person with two enquiries counts twice."
        ),
        measure=open_enquiries,
        source="Safeguarding concerns with their steps, by the day each was done.",
        opened_with="see_safeguarding",
        page="reviews:safeguarding",
    ),
    Tile(
        id="A4",
        title="Advocate needed and not to be had",
        definition=(
            "People of the authority owed an advocate of a kind that was last recorded as not available, by the "
            "council whose area they live in. That somebody needs one and that one is in place have no day: they "
            "count as they are recorded now."
        ),
        measure=no_advocate_to_be_had,
        source="Who is owed which advocate, worked out by the rules of advocacy, and what became of each offer.",
        opened_with="see_rights",
        page="reviews:rights-overview",
    ),
    Tile(
        id="A5",
        title=f"More than {FAR_MILES} miles from home",
        definition=(
            f"Adults placed out (K01) in an area whose middle is more than {FAR_MILES} miles, in a straight line, from "
            "the middle of the authority's own. Where a middle is not known they are not recorded."
        ),
        measure=far_away,
        source="The host council of each home.",
        opened_with="see_placements",
        page="placements:register",
    ),
    Tile(
        id="A6",
        title="Nobody named as link worker",
        definition=(
            "People on the caseload that day, the authority's own or living in its area, whom no link worker had then."
        ),
        measure=nobody_named,
        source="The caseload and its allocations, by day.",
        opened_with="see_people",
        page="reporting:dashboard",
    ),
)
