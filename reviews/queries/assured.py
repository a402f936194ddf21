"""What a board is to be assured of about some people on a day: their liberty, enquiries into harm, advocates.

As things stood on that day: what was decided, ended or closed later is as if nobody knew it yet.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Prefetch, Q, Subquery

from placements.models import LegalStatus, Person
from reviews.choices import AuthorisationState, ConcernDeed, EnquiryDecision, LibertyScheme
from reviews.models import Authorisation, ConcernStep, LibertyAssessment, SafeguardingConcern
from reviews.queries import advocacy
from reviews.queries.liberty import AUTHORISING, test_in_force, was_ended
from reviews.rules import liberty

People = Collection[int]


@dataclass(frozen=True, slots=True)
class Liberty:
    """Whose authorisation ran out and was not followed, lately or more than a year ago, whose request waits too long,
    and who was last judged by a test that is no longer the law (domain C1). Primary keys.
    """

    expired: frozenset[int]
    long_expired: frozenset[int]
    waiting: frozenset[int]
    to_reconsider: frozenset[int]


def liberty_on(people: People, on: date) -> Liberty:
    """The three of these people on a day. Four queries."""
    test = test_in_force(on)
    statuses = list(
        LegalStatus.objects.filter(person__in=people, kind__in=AUTHORISING, starts_on__lte=on).select_related(
            "authorisation"
        )
    )
    running = [one for one in statuses if one.ends_on is None or one.ends_on > on]
    covered = {one.person_id for one in running}
    over = [one for one in statuses if one.ends_on and one.ends_on <= on and not was_ended(one)]
    since = on - timedelta(days=liberty.IN_VIEW_DAYS)
    lately = {one.person_id for one in over if one.ends_on > since} - covered
    asked = _asked_by(people, on)
    old = set()
    if test is not None:
        live = [one for one in asked if _waits(one, on) or (one.status and one.person_id in covered)]
        old = {
            one.person_id
            for one in live
            if liberty.to_reconsider(dated=_dated(one, on), test_since=test.valid_from)
        }
        bare = [one for one in running if getattr(one, "authorisation", None) is None]
        old |= {
            one.person_id
            for one in bare
            if liberty.to_reconsider(dated=one.starts_on, test_since=test.valid_from)
        }
    late = {
        one.person_id
        for one in asked
        if one.scheme == LibertyScheme.DOLS and _waits(one, on) and liberty.is_overdue(one.requested_on, on)
    }
    return Liberty(
        expired=frozenset(lately),
        long_expired=frozenset({one.person_id for one in over} - covered - lately),
        waiting=frozenset(late),
        to_reconsider=frozenset(old),
    )


def _asked_by(people: People, on: date) -> list[Authorisation]:
    """Requests that wait on a day or whose authorisation is in force on it, with what was concluded by then."""
    concluded = LibertyAssessment.objects.filter(assessed_on__lte=on).order_by("-assessed_on", "-pk")
    waits = Q(decided_on=None, state=AuthorisationState.REQUESTED) | Q(decided_on__gt=on)
    runs = Q(status__starts_on__lte=on) & (Q(status__ends_on=None) | Q(status__ends_on__gt=on))
    rows = Authorisation.objects.filter(waits | runs, person__in=people, requested_on__lte=on)
    return list(
        rows.select_related("status").prefetch_related(
            Prefetch("assessments", concluded, to_attr="concluded")
        )
    )


def _waits(row: Authorisation, on: date) -> bool:
    return row.decided_on is None or row.decided_on > on


def _dated(row: Authorisation, on: date) -> date:
    """The day of the last word on whether there is a deprivation of liberty, as far as it was known."""
    if row.concluded:
        return row.concluded[0].assessed_on
    return row.requested_on if row.decided_on is None or row.decided_on > on else row.decided_on


def enquiries_on(people: People, on: date) -> dict[int, list[str]]:
    """The councils that lead an enquiry under section 42 open on a day, by person, one for each enquiry. One query.

    The latest decision counts (`rules/safeguarding.stands`).
    """
    closed = ConcernStep.objects.filter(kind=ConcernDeed.CLOSED, done_on__lte=on).order_by().values("concern")
    decided = ConcernStep.objects.filter(concern=OuterRef("pk"), kind=ConcernDeed.DECIDED, done_on__lte=on)
    latest = Subquery(decided.order_by("-done_on", "-pk").values("decision")[:1])
    rows = SafeguardingConcern.objects.standing().filter(person__in=people).alias(said_last=latest)
    found: dict[int, list[str]] = defaultdict(list)
    for person, host in (
        rows.filter(said_last=EnquiryDecision.S42)
        .exclude(pk__in=closed)
        .order_by("host_council__name", "pk")
        .values_list("person_id", "host_council__name")
    ):
        found[person].append(host)
    return found


def without_advocate(people: People, on: date) -> frozenset[int]:
    """Whoever was owed an advocate nobody could provide (domain C3). Eight queries."""
    owed = advocacy.owed_by_person(Person.objects.filter(pk__in=people).order_by("pk"), on)
    return frozenset(pk for pk, lines in owed.items() if any(one.not_available for one in lines))
