"""What of safeguards waits for somebody: concerns with something still to be done, requests nobody has decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from accounts.models import Staff
from reviews import policies
from reviews.choices import AuthorisationState
from reviews.queries import safeguarding
from reviews.rules import liberty


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: what in words, since when, and whether somebody may be unsafe or unlawfully held."""

    uid: UUID
    words: str
    since: date
    presses: bool


def concerns(staff: Staff, on: date) -> dict[int, list[Waits]]:
    """By person, the concerns within reach that have something still to be done. Two queries.

    One of which a council has not been told presses; closing it does not end the duty to tell.
    """
    found: dict[int, list[Waits]] = defaultdict(list)
    rows = safeguarding.whole(staff).filter(concern_on__lte=on)
    for concern in rows.order_by("concern_on", "pk"):
        told = safeguarding.told(concern, on)
        if told.owed:
            words = ". ".join(told.owed)
            waits = Waits(
                concern.uid, f"Safeguarding concern: {words}", concern.concern_on, bool(told.not_told)
            )
            found[concern.person_id].append(waits)
    return found


def undecided(staff: Staff, on: date) -> dict[int, list[Waits]]:
    """By person, the requests to deprive of liberty undecided after 21 days (domain C1). One query."""
    late = on - timedelta(days=liberty.DECIDE_WITHIN_DAYS)
    rows = policies.authorisations_for(staff).filter(
        state=AuthorisationState.REQUESTED, requested_on__lt=late
    )
    found: dict[int, list[Waits]] = defaultdict(list)
    for person, uid, scheme, asked_on in rows.order_by("requested_on", "pk").values_list(
        "person_id", "uid", "scheme", "requested_on"
    ):
        if scheme == "dols":
            words = "Request to deprive of liberty (DoLS) undecided"
            found[person].append(Waits(uid, words, liberty.decide_by(asked_on), presses=True))
    return found
