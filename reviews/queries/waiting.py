"""What of safeguards waits for somebody: concerns with something still to be done, requests nobody has decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import Staff
from linkworker.words import long_day
from placements.choices import LegalKind
from placements.models import LegalStatus
from placements.rules.legal import ALERT_DAYS, last_day
from reviews import policies
from reviews.choices import AuthorisationState, LibertyScheme
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

    A request under DoLS after 21 days (domain C1); an application to the Court of Protection, which has no such day,
    once the order it is to follow ends within 28 days or has run out.
    """
    late = on - timedelta(days=liberty.DECIDE_WITHIN_DAYS)
    orders = LegalStatus.objects.filter(
        person=OuterRef("person"), kind=LegalKind.COURT_OF_PROTECTION, starts_on__lte=on
    )
    latest = orders.order_by(F("ends_on").desc(nulls_first=True), "-pk")
    rows = (
        policies.authorisations_for(staff)
        .filter(state=AuthorisationState.REQUESTED)
        .annotate(
            order_ends_on=Subquery(latest.values("ends_on")[:1]),
            order_ended_early=Subquery(latest.values("ended_early")[:1]),
        )
        .filter(
            Q(scheme=LibertyScheme.DOLS, requested_on__lt=late)
            | Q(scheme=LibertyScheme.COURT, order_ends_on__lte=_near(on), order_ended_early=False)
        )
    )
    found: dict[int, list[Waits]] = defaultdict(list)
    for person, uid, scheme, asked_on, order_ends_on in rows.order_by("requested_on", "pk").values_list(
        "person_id", "uid", "scheme", "requested_on", "order_ends_on"
    ):
        if scheme == LibertyScheme.DOLS:
            words = "Request to deprive of liberty (DoLS) undecided"
            found[person].append(Waits(uid, words, liberty.decide_by(asked_on), presses=True))
        else:
            found[person].append(_before_the_court(uid, order_ends_on, on))
    return found


def _near(on: date) -> date:
    """The latest first day no longer in force of an order that ends within 28 days."""
    return on + timedelta(days=min(ALERT_DAYS) + 1)


def _before_the_court(uid: UUID, order_ends_on: date, on: date) -> Waits:
    last = last_day(order_ends_on)
    ends = "ends on" if order_ends_on > on else "ran out on"
    words = f"Application to the Court of Protection (the order before it {ends} {long_day(last)}) undecided"
    return Waits(uid, words, last, presses=True)
