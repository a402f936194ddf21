"""What a person's story tells of their rights and their safety, as far as the reader may see it.

Each kind asks the policy of its own page, so the story never tells more than that page. What was entered in error is
no part of it: its own page strikes it through. Eight queries at the most.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch
from django.db.models.functions import Left
from django.utils import timezone

from casework.models.marks import Mark
from linkworker.moments import end_of
from linkworker.words import in_a_sentence, long_day
from placements.models import Person
from reviews import policies
from reviews.choices import AuthorisationState, ConcernDeed, EnquiryDecision, Harm, RiskOutcome
from reviews.models import Authorisation, BestInterestsDecision, ConcernStep
from reviews.queries.timeline_items import OPENING_CHARACTERS, Item, Kind, first_line

COLOURS = {"red": "red", "amber": "orange", "green": "green", "blue": "blue"}


def parts(staff, person: Person, on: date, limit: int) -> list[list[Item]]:
    """The newest of each kind up to a day: capacity, liberty, concerns, restrictive practice, ratings, a death."""
    about = (capacity, liberty, concerns, restraints, ratings, deaths)
    return [list(part(staff, person, on, limit)) for part in about]


def capacity(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """Each decision that was in doubt, on the day it was assessed and on the day it was made for the person."""
    found = policies.capacity_assessments_for(staff).standing().filter(person=person, assessed_on__lte=on)
    standing = Prefetch("decisions", BestInterestsDecision.objects.standing().order_by("-decided_on", "-pk"))
    for one in found.prefetch_related(standing).order_by("-assessed_on", "-pk")[:limit]:
        about = {"kind": Kind.RIGHTS, "page": "reviews:capacity-assessment", "uid": one.uid}
        yield Item(
            on=one.assessed_on,
            title=f"Capacity assessed: {in_a_sentence(one.decision)}",
            text=one.get_conclusion_display(),
            by=f"{one.assessed_by}, {one.assessor_role}",
            **about,
        )
        for made in one.decisions.all():
            if made.decided_on <= on:
                yield Item(
                    on=made.decided_on,
                    title=f"Decided in their best interests: {in_a_sentence(one.decision)}",
                    text=first_line(made.decision),
                    by=made.decided_by,
                    **about,
                )


def liberty(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """Each request to deprive of liberty, what became of it, and the day it ended early."""
    found = policies.authorisations_for(staff).filter(person=person, requested_on__lte=on)
    for one in found.select_related("status").order_by("-requested_on", "-pk")[:limit]:
        about = {"kind": Kind.RIGHTS, "page": "reviews:rights", "uid": person.uid}
        scheme = one.get_scheme_display()
        yield Item(
            on=one.requested_on,
            title=f"Deprivation of liberty asked for: {scheme}",
            by=one.requested_by,
            **about,
        )
        if one.decided_on and one.decided_on <= on:
            yield Item(
                on=one.decided_on,
                title=f"Deprivation of liberty {in_a_sentence(one.get_state_display())}: {scheme}",
                text=_became(one),
                **about,
            )
        if one.closed_as and one.status and one.status.ends_on and one.status.ends_on <= on:
            yield Item(
                on=one.status.ends_on,
                title=f"Deprivation of liberty {in_a_sentence(one.get_closed_as_display())} early: {scheme}",
                text=first_line(one.closed_because),
                **about,
            )


def _became(one: Authorisation) -> str:
    if one.state != AuthorisationState.GRANTED or one.granted_from is None or one.last_day is None:
        return first_line(one.decided_because)
    return f"From {long_day(one.granted_from)} until {long_day(one.last_day)}"


def concerns(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """Each safeguarding concern, on the days it was raised, decided and closed."""
    steps = ConcernStep.objects.filter(kind__in=[ConcernDeed.DECIDED, ConcernDeed.CLOSED], done_on__lte=on)
    found = policies.concerns_for(staff).standing().filter(person=person, concern_on__lte=on)
    found = found.select_related("organisation", "recorded_by", "host_council").prefetch_related(
        Prefetch("steps", steps.order_by("done_on", "pk"))
    )
    for one in found.order_by("-concern_on", "-pk")[:limit]:
        about = {"kind": Kind.SAFETY, "page": "reviews:concern", "uid": one.uid}
        yield Item(
            on=one.concern_on,
            title="Safeguarding concern raised",
            text="; ".join(Harm(each).label for each in one.harms),
            by=f"{one.recorded_by}, {one.organisation}; {one.host_council} leads",
            **about,
        )
        for step in one.steps.all():
            if step.kind == ConcernDeed.CLOSED:
                risk = RiskOutcome(step.risk).label if step.risk else ""
                yield Item(on=step.done_on, title="Safeguarding concern closed", text=risk, **about)
            else:
                decided = EnquiryDecision(step.decision).label
                yield Item(on=step.done_on, title="Safeguarding concern decided", text=decided, **about)


def restraints(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """Each time a restrictive practice was used."""
    found = policies.restraints_for(staff).standing().filter(person=person, started_at__lt=end_of(on))
    found = found.select_related("recorded_by", "organisation").annotate(
        opening=Left("reason", OPENING_CHARACTERS)
    )
    for one in found.order_by("-started_at", "-pk")[:limit]:
        yield Item(
            on=timezone.localdate(one.started_at),
            at=one.started_at,
            kind=Kind.SAFETY,
            title=one.get_kind_display(),
            text=first_line(one.opening),
            by=f"{one.recorded_by}, {one.organisation}",
            page="reviews:safety",
            uid=person.uid,
        )


def ratings(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """Each rating on the dynamic support register."""
    found = policies.dynamic_support_for(staff).standing().filter(person=person, rated_on__lte=on)
    for one in found.select_related("recorded_by", "organisation").order_by("-rated_on", "-pk")[:limit]:
        mark = (Mark(one.get_rating_display().partition(":")[0], COLOURS[one.rating]),) if one.rating else ()
        yield Item(
            on=one.rated_on,
            kind=Kind.SAFETY,
            title="Dynamic support register" if one.on_register else "Off the dynamic support register",
            text=first_line(one.reason),
            by=f"{one.recorded_by}, {one.organisation}",
            page="reviews:safety",
            uid=person.uid,
            tags=mark,
        )


def deaths(staff, person: Person, on: date, limit: int) -> Iterator[Item]:
    """The day somebody died."""
    for one in policies.deaths_for(staff).filter(person=person, died_on__lte=on).order_by("-pk")[:limit]:
        yield Item(
            on=one.died_on,
            kind=Kind.SAFETY,
            title="Died",
            text=one.get_place_display(),
            page="reviews:safety",
            uid=person.uid,
        )
