"""What a board is to be assured of about some people on a day: their liberty, enquiries into harm, advocates.

As things stood on that day: what was decided, ended or closed later is as if nobody knew it yet.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q

from placements.models import LegalStatus, Person
from reviews.choices import AuthorisationState, ConcernDeed, EnquiryDecision, LibertyScheme
from reviews.models import Authorisation, ConcernStep, LibertyAssessment, SafeguardingConcern
from reviews.queries import advocacy
from reviews.queries.liberty import AUTHORISING, test_in_force
from reviews.rules import liberty

EXPIRED_FOR_DAYS = 365  # what ran out longer ago is no longer news
People = Collection[int]


@dataclass(frozen=True, slots=True)
class Liberty:
    """Whose authorisation ran out and was not followed, whose request waits too long, and who was last judged by a
    test that is no longer the law (domain C1). Primary keys.
    """

    expired: frozenset[int]
    waiting: frozenset[int]
    to_reconsider: frozenset[int]


def liberty_on(people: People, on: date) -> Liberty:
    """The three of these people on a day. Four queries."""
    test = test_in_force(on)
    statuses = list(
        LegalStatus.objects.filter(person__in=people, kind__in=AUTHORISING, starts_on__lte=on)
        .exclude(ends_on__lte=on - timedelta(days=EXPIRED_FOR_DAYS))
        .select_related("authorisation")
    )
    running = {one.person_id: one for one in statuses if one.ends_on is None or one.ends_on > on}
    ran_out = {
        one.person_id for one in statuses if one.ends_on and one.ends_on <= on and not _ended_early(one)
    }
    asked = _asked_by(people, on)
    old = set()
    if test is not None:
        live = [one for one in asked if _waits(one, on) or (one.status and one.person_id in running)]
        old = {
            one.person_id
            for one in live
            if liberty.to_reconsider(dated=_dated(one, on), test_since=test.valid_from)
        }
        bare = [one for one in running.values() if getattr(one, "authorisation", None) is None]
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
    return Liberty(frozenset(ran_out - running.keys()), frozenset(late), frozenset(old))


def _ended_early(status: LegalStatus) -> bool:
    """Somebody ended it, so it did not run out: the summary says so, or the papers do."""
    paper = getattr(status, "authorisation", None)
    return status.ended_early or (paper is not None and bool(paper.closed_as))


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
    """The councils that lead an enquiry under section 42 open on a day, by person, one for each enquiry. One query."""
    closed = ConcernStep.objects.filter(kind=ConcernDeed.CLOSED, done_on__lte=on).order_by().values("concern")
    enquired = ConcernStep.objects.filter(
        kind=ConcernDeed.DECIDED, decision=EnquiryDecision.S42, done_on__lte=on
    )
    rows = SafeguardingConcern.objects.filter(person__in=people, pk__in=enquired.order_by().values("concern"))
    found: dict[int, list[str]] = defaultdict(list)
    for person, host in (
        rows.exclude(pk__in=closed)
        .order_by("host_council__name", "pk")
        .values_list("person_id", "host_council__name")
    ):
        found[person].append(host)
    return found


def without_advocate(people: People, on: date) -> frozenset[int]:
    """Whoever was owed an advocate nobody could provide (domain C3). Eight queries."""
    owed = advocacy.owed_by_person(Person.objects.filter(pk__in=people).order_by("pk"), on)
    return frozenset(pk for pk, lines in owed.items() if any(one.not_available for one in lines))
