"""Deprivations of liberty: the papers of one person, what is in force, and the facts of the duty to renew."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import Staff
from accounts.roles import Permission
from linkworker.words import counted, long_day
from placements.choices import LegalKind
from placements.models import LegalStatus, Person, Placement
from placements.queries.flags import NextDate, next_date
from placements.rules import ages, legal
from reviews.choices import AuthorisationState, LibertyConclusion, LibertyScheme
from reviews.models import Authorisation, AuthorisationCondition, LibertyAssessment, LibertyTest
from reviews.policies import authorisations_for
from reviews.rules import facts, liberty

AUTHORISING = (LegalKind.DOLS_STANDARD, LegalKind.COURT_OF_PROTECTION)
DETAINING = (LegalKind.MHA, LegalKind.CTO, LegalKind.GUARDIANSHIP)
WORDS = {
    liberty.REQUESTED: ("Waiting for a decision", "blue"),
    liberty.REFUSED: ("Refused", "grey"),
    liberty.WITHDRAWN: ("Withdrawn", "grey"),
    liberty.NOT_YET: ("Granted, not yet in force", "blue"),
    liberty.IN_FORCE: ("In force", "green"),
    liberty.EXPIRED: ("Expired", "red"),
    liberty.ENDED: ("Ended", "grey"),
    liberty.REPLACED: ("Replaced", "grey"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One request as its page and the lists show it."""

    row: Authorisation
    standing: str
    words: str
    colour: str
    waited: str  # "day 12 of 21", of a request
    late: bool
    ends: str  # "in 40 days", of one in force whose end is near
    near: bool
    reconsider: str  # why it must be looked at again; empty where it need not be
    concluded: LibertyAssessment | None
    not_deprived: bool  # in force, and yet the latest conclusion is that there is none

    @property
    def uid(self) -> UUID:
        return self.row.uid

    @property
    def last_day(self) -> date | None:
        """The last day it is or was in force, or was granted for."""
        return self.row.status.last_day if self.row.status else None

    @property
    def is_waiting(self) -> bool:
        return self.standing == liberty.REQUESTED

    @property
    def is_running(self) -> bool:
        """In force, or will be."""
        return self.standing in (liberty.IN_FORCE, liberty.NOT_YET)


def test_in_force(on: date) -> LibertyTest | None:
    """The test of a day. One query."""
    return LibertyTest.objects.filter(valid_from__lte=on).order_by("-valid_from").first()


def with_papers(rows: QuerySet[Authorisation]) -> QuerySet[Authorisation]:
    """Requests with what is needed to say how each stands."""
    concluded = LibertyAssessment.objects.select_related("test", "recorded_by")
    return rows.select_related("status", "supervisory_body", "recorded_by").prefetch_related(
        Prefetch("assessments", concluded.order_by("-assessed_on", "-pk"), to_attr="concluded")
    )


def papers_of(person: Person, on: date) -> list[Paper]:
    """Every request about a person, newest first. Three queries."""
    rows = with_papers(Authorisation.objects.filter(person=person)).order_by("-requested_on", "-pk")
    test = test_in_force(on)
    return [paper(row, test, on) for row in rows]


def paper(row: Authorisation, test: LibertyTest | None, on: date) -> Paper:
    """How a request stands on a day; it was fetched with its papers."""
    status = row.status
    stands = liberty.standing(
        row.state,
        starts_on=status.starts_on if status else None,
        ends_on=status.ends_on if status else None,
        last=row.last_day,
        closed_as=row.closed_as,
        on=on,
    )
    words, colour = WORDS[stands]
    concluded = row.concluded[0] if row.concluded else None
    waiting = stands == liberty.REQUESTED
    days = (on - row.requested_on).days
    late = waiting and row.scheme == LibertyScheme.DOLS and liberty.is_overdue(row.requested_on, on)
    running = stands in (liberty.IN_FORCE, liberty.NOT_YET)
    near = running and legal.alert(status.ends_on, on) is not None
    return Paper(
        row=row,
        standing=stands,
        words="Decision overdue" if late else words,
        colour="red" if late else colour,
        waited=_waited(row, days) if waiting else "",
        late=late,
        ends=_ends(status, on) if near else "",
        near=near,
        reconsider=_reconsider(row, concluded, test) if running or waiting else "",
        concluded=concluded,
        not_deprived=running and concluded is not None and concluded.conclusion != LibertyConclusion.DEPRIVED,
    )


def _waited(row: Authorisation, days: int) -> str:
    if row.scheme != LibertyScheme.DOLS:
        return f"{counted(days, 'day')} since the request"
    return f"{counted(days, 'day')} of {liberty.DECIDE_WITHIN_DAYS}"


def _ends(status: LegalStatus, on: date) -> str:
    left = (status.last_day - on).days
    return "today is the last day" if left == 0 else f"ends in {counted(left, 'day')}"


def _reconsider(row: Authorisation, concluded: LibertyAssessment | None, test: LibertyTest | None) -> str:
    dated = concluded.assessed_on if concluded else row.decided_on or row.requested_on
    if test is None or not liberty.to_reconsider(dated=dated, test_since=test.valid_from):
        return ""
    what = "Concluded" if concluded else "Granted" if row.decided_on else "Requested"
    return (
        f"{what} on {long_day(dated)}, before the test changed on {long_day(test.valid_from)}. "
        "It stays in force until it is looked at again, ends or runs out."
    )


def authorisation_for(staff: Staff) -> QuerySet[Authorisation]:
    """The requests somebody may read, with their papers."""
    return with_papers(authorisations_for(staff)).select_related("person__responsible_council")


def condition_for(staff: Staff) -> QuerySet[AuthorisationCondition]:
    """The conditions of those."""
    return AuthorisationCondition.objects.filter(
        authorisation__in=authorisations_for(staff).order_by()
    ).select_related("authorisation__person", "authorisation__status")


def conditions_of(row: Authorisation) -> list[AuthorisationCondition]:
    """Open ones first."""
    return sorted(row.conditions.order_by("pk"), key=lambda one: (one.done_on is not None, one.pk))


def proposed_scheme(person: Person, on: date) -> liberty.Proposed:
    """Which scheme would authorise a deprivation of this person's liberty today, and why. Two queries."""
    rows = LegalStatus.objects.filter(person=person, kind=LegalKind.MHA).in_force_on(on)
    detained = rows.order_by("-starts_on", "-pk").first()
    stay = Placement.objects.open_on(on).filter(person=person).select_related("home__setting_type")
    here = stay.order_by("-starts_on", "-pk").first()
    return liberty.proposed(
        age=ages.age_on(person.date_of_birth, on),
        route=here.home.setting_type.dol_route if here else "",
        detained_under=detained.in_words if detained else "",
    )


def bare_statuses(person: Person, on: date) -> list[LegalStatus]:
    """What authorises today, or will, and has no request behind it: it stands on the summary alone. One query."""
    rows = LegalStatus.objects.filter(person=person, kind__in=AUTHORISING, authorisation=None)
    return list(rows.exclude(ends_on__lte=on).order_by("ends_on", "pk"))


def authorised_facts(people: QuerySet | Collection[int]) -> dict[int, tuple[facts.Authorisation, ...]]:
    """For the duty to renew (DOL): every authorised deprivation of liberty of these people, by their primary key.

    With and without a request behind it; one without a last day is never due. Two queries, however many people.
    """
    asked: dict[int, list[date]] = defaultdict(list)
    requests = Authorisation.objects.filter(person__in=people).exclude(
        state__in=[AuthorisationState.WITHDRAWN, AuthorisationState.REFUSED]
    )
    for person, day in requests.order_by("requested_on", "pk").values_list("person_id", "requested_on"):
        asked[person].append(day)
    found: dict[int, list[facts.Authorisation]] = defaultdict(list)
    statuses = LegalStatus.objects.filter(person__in=people, kind__in=AUTHORISING, ends_on__isnull=False)
    for status in statuses.select_related("authorisation").order_by("person_id", "starts_on", "pk"):
        found[status.person_id].append(_fact(status, asked[status.person_id]))
    return {person: tuple(each) for person, each in found.items()}


def not_followed(rows: Collection[facts.Authorisation]) -> list[facts.Authorisation]:
    """Without those that ended early because another began: a shorter one that follows is the one to renew."""
    return [
        one
        for one in rows
        if one.ended_on is None
        or not any(other.starts_on >= one.ended_on for other in rows if other is not one)
    ]


def was_ended(status: LegalStatus) -> bool:
    """Did somebody end it before it ran out? Of a status fetched with its authorisation, without a query."""
    paper = getattr(status, "authorisation", None)
    granted_until = paper.last_day if paper else None
    return liberty.was_ended(last=status.last_day, granted_until=granted_until, early=status.ended_early)


def _fact(status: LegalStatus, asked: Collection[date]) -> facts.Authorisation:
    paper = getattr(status, "authorisation", None)
    return facts.Authorisation(
        what=status.get_kind_display(),
        starts_on=status.starts_on,
        last_day=paper.last_day if paper else status.last_day,
        renewal_asked_on=next((day for day in asked if day > status.starts_on), None),
        ended_on=status.ends_on if was_ended(status) else None,
    )


def authorised_until(
    staff: Staff, person: Person, on: date, granted: Collection[Permission]
) -> tuple[NextDate, ...] | None:
    """What the summary tells whoever is told nothing else of it: the last day. None for everybody else. One query."""
    if Permission.SEE_AUTHORISED_UNTIL not in granted or Permission.SEE_RIGHTS in granted:
        return None
    rows = LegalStatus.objects.filter(person=person, kind__in=AUTHORISING, ends_on__isnull=False)
    running = rows.in_force_on(on).order_by("-ends_on", "-pk").first()
    if running is None:
        return ()
    return (next_date(running.last_day, "Deprivation of liberty authorised until", on=on),)


def urgent_until(row: Authorisation, on: date) -> date | None:
    """The last day of the urgent authorisation in force beside a request; None where there is none. One query."""
    if row.urgent_from is None:
        return None
    urgent = LegalStatus.objects.filter(person=row.person_id, kind=LegalKind.DOLS_URGENT).in_force_on(on)
    running = urgent.order_by("-ends_on", "-pk").first()
    return running.last_day if running else None
