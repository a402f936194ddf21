"""What of safeguards waits for somebody: concerns with something still to be done, requests nobody has decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import Staff
from linkworker.words import long_day
from placements.models import LegalStatus
from placements.rules.legal import ALERT_DAYS, last_day
from reviews import policies
from reviews.choices import AuthorisationState, LibertyScheme
from reviews.queries import safeguarding
from reviews.queries.liberty import AUTHORISING
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

    One of which a council has not been told presses; closing it does not end the duty to tell. Of a withdrawn one only
    that duty is left, towards whoever knew of it.
    """
    found: dict[int, list[Waits]] = defaultdict(list)
    rows = safeguarding.whole(staff).filter(concern_on__lte=on)
    for concern in rows.order_by("concern_on", "pk"):
        told = safeguarding.told(concern, on)
        if told.owed:
            words = ". ".join(told.owed)
            waits = Waits(concern.uid, f"Safeguarding concern: {words}", told.since, told.is_untold)
            found[concern.person_id].append(waits)
    return found


def undecided(staff: Staff, on: date) -> dict[int, list[Waits]]:
    """By person, what of deprivations of liberty was asked for and is undecided though it should be. One query.

    A request under DoLS after 21 days (domain C1), and any request, an application to the Court of Protection among
    them, once what it is to follow ends within 28 days or has run out: after that nothing authorises it.
    """
    late = on - timedelta(days=liberty.DECIDE_WITHIN_DAYS)
    before = LegalStatus.objects.filter(person=OuterRef("person"), kind__in=AUTHORISING, starts_on__lte=on)
    latest = before.order_by(F("ends_on").desc(nulls_first=True), "-pk")
    rows = (
        policies.authorisations_for(staff)
        .filter(state=AuthorisationState.REQUESTED)
        .annotate(
            ends_on=Subquery(latest.values("ends_on")[:1]),
            ended_early=Subquery(latest.values("ended_early")[:1]),
        )
        .filter(
            Q(scheme=LibertyScheme.DOLS, requested_on__lt=late) | Q(ends_on__lte=_near(on), ended_early=False)
        )
    )
    found: dict[int, list[Waits]] = defaultdict(list)
    for person, uid, scheme, asked_on, ends_on, early in rows.order_by("requested_on", "pk").values_list(
        "person_id", "uid", "scheme", "requested_on", "ends_on", "ended_early"
    ):
        over = None if early or ends_on is None or ends_on > _near(on) else ends_on
        found[person].append(_undecided(uid, scheme, asked_on, over, on))
    return found


def _near(on: date) -> date:
    """The latest first day no longer in force of an order that ends within 28 days."""
    return on + timedelta(days=min(ALERT_DAYS) + 1)


def _undecided(uid: UUID, scheme: str, asked_on: date, ends_on: date | None, on: date) -> Waits:
    """`ends_on`: the first day on which what it follows authorises nothing any more, where that is near or past."""
    what = "Request to deprive of liberty (DoLS"
    since = liberty.decide_by(asked_on)
    before = "authorisation"
    if scheme == LibertyScheme.COURT:
        what, before = "Application to the Court of Protection (", "order"
    if ends_on is not None:
        last = last_day(ends_on)
        since = min(since, last) if scheme == LibertyScheme.DOLS else last
        ends = "ends on" if ends_on > on else "ran out on"
        joint = "; " if scheme == LibertyScheme.DOLS else ""
        what += f"{joint}the {before} before it {ends} {long_day(last)}"
    return Waits(uid, f"{what}) undecided", since, presses=True)
