"""Deprivation of liberty: who may authorise it, until when, by when it must be decided (domain C1).

Whether somebody is deprived of their liberty is never worked out here: an assessor concludes it, by the test of that
day. Pure: facts and days in, words and days out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

DECIDE_WITHIN_DAYS = 21  # SI 2008/1858 reg 13, from the day the request is received
IN_VIEW_DAYS = 365  # how long one that ran out and was not followed stays on the list to work from
LONGEST_URGENT_DAYS = 7  # Schedule A1 para 78; extended once by as many, para 84
YOUNGEST_FOR_COURT, ADULT = 16, 18
DOLS, COURT, MHA, NONE = "dols", "court", "mha", ""
REQUESTED, GRANTED, REFUSED, WITHDRAWN = "requested", "granted", "refused", "withdrawn"
NOT_YET, IN_FORCE, EXPIRED, ENDED, REPLACED = "not_yet", "in_force", "expired", "ended", "replaced"


@dataclass(frozen=True, slots=True)
class Proposed:
    """The scheme that would authorise it, if any, and the reason in words."""

    scheme: str
    because: str


def proposed(*, age: int, route: str, detained_under: str = "") -> Proposed:
    """Which scheme fits somebody's age and the kind of place they live in.

    `route` is how the list of settings says it ("DoLS", "Court of Protection", "MHA or DoLS"; empty where nobody is
    known to live anywhere). `detained_under` is the section or order under which they are detained, if they are.
    """
    if detained_under:
        return Proposed(
            MHA, f"{detained_under} is in force: while it is, the Mental Health Act is the authority."
        )
    if age < YOUNGEST_FOR_COURT:
        return Proposed(
            NONE, "Under 16, take legal advice: neither DoLS nor the Court of Protection applies yet."
        )
    if not route:
        return Proposed(NONE, "No placement is open, so it cannot be said which scheme applies.")
    if route == "n/a":
        return Proposed(NONE, "Whoever is in custody is not deprived of liberty under these schemes.")
    if age < ADULT:
        return Proposed(
            COURT,
            "Aged 16 or 17, so the Court of Protection authorises it wherever they live: DoLS begins at 18.",
        )
    if "DoLS" not in route and route.startswith("MHA"):
        return Proposed(
            MHA, "In a secure hospital the Mental Health Act is the authority: record the section."
        )
    if "DoLS" not in route:
        return Proposed(
            COURT, "DoLS reaches care homes and hospitals only. Elsewhere the Court of Protection decides."
        )
    if route.startswith("MHA"):
        return Proposed(
            DOLS,
            "Aged 18 or over in a hospital and not detained, so DoLS, unless the Mental Health Act should be used.",
        )
    if "if registered" in route:
        return Proposed(
            DOLS,
            "Aged 18 or over, so DoLS if this is a registered care home; if not, the Court of Protection.",
        )
    return Proposed(DOLS, "Aged 18 or over in a care home, so DoLS.")


def decide_by(requested_on: date) -> date:
    """The last day on which a standard authorisation is decided in time."""
    return requested_on + timedelta(days=DECIDE_WITHIN_DAYS)


def is_overdue(requested_on: date, today: date) -> bool:
    """Should it have been decided before today?"""
    return today > decide_by(requested_on)


def last_day(granted_from: date, days: int) -> date:
    """The last day of so many days; the first counts."""
    return granted_from + timedelta(days=days - 1)


def standing(
    state: str, *, starts_on: date | None, ends_on: date | None, last: date | None, closed_as: str, on: date
) -> str:
    """How a request stands on a day: its state, and of a granted one whether it is in force or over.

    `ends_on` is the first day it is no longer in force, `last` the last day it was granted for.
    """
    if state != GRANTED or starts_on is None or ends_on is None or last is None:
        return state
    if on < starts_on:
        return NOT_YET
    if on < ends_on:
        return IN_FORCE
    if ends_on > last:
        return EXPIRED
    return closed_as or ENDED


def was_ended(*, last: date | None, granted_until: date | None, early: bool) -> bool:
    """Did somebody end an authorisation before it ran out: `last` is the last day it held, `granted_until` the last day
    its paper gives (None: no paper), `early` what the summary says.
    """
    return early or (last is not None and granted_until is not None and last < granted_until)


def to_reconsider(*, dated: date, test_since: date) -> bool:
    """Was it concluded, or at least asked for, under a test that no longer holds? It stays in force meanwhile."""
    return dated < test_since
