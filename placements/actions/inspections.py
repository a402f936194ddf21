"""What regulators said: recorded once, and withdrawn with a reason when it was recorded wrongly."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from linkworker.words import long_day
from placements.actions import events
from placements.models import Home, Inspection, InspectionRating
from placements.policies import may_record_about, may_withdraw
from placements.queries import inspections as queries
from placements.rules import inspections as rules

QUESTIONS = {"home_inspected_once_a_day": "published_on", "inspected_before_published": "inspected_on"}


class PublishedInTheFuture(Refusal):
    """An inspection that nobody can have read yet."""

    message = "The inspection must have been published today or in the past."
    question = "published_on"


class NothingWasRated(Refusal):
    """An inspection without a single rating says nothing."""

    message = "Choose the rating of at least one of the questions."


class OverallIsMissing(Refusal):
    """A regulator that rates the whole home has rated it."""

    message = "Choose the overall rating."
    question = rules.OVERALL


class NotOnTheScale(Refusal):
    """Each regulator has a scale of its own."""

    def __init__(self, question: str, regulator: str):
        super().__init__(f"Choose a rating of the scale of {regulator}.", question)


class NotRatedThen(Refusal):
    """Care Inspectorate Wales published no ratings before 1 April 2025."""

    def __init__(self, scheme: rules.Scheme):
        since = long_day(scheme.rates_since)
        super().__init__(f"{scheme.name} has published ratings only since {since}.", "published_on")


class WithdrawnAlready(Refusal):
    """What is withdrawn stays so, with the reason that was given first."""

    message = "This inspection was withdrawn already."


@transaction.atomic
def record_inspection(
    *,
    by: Staff,
    home: Home,
    ratings: Mapping[str, str],
    published_on: date,
    today: date,
    inspected_on: date | None = None,
    url: str = "",
) -> Inspection:
    """Keep what the home's regulator said, by dimension. The same answers sent twice give the same inspection.

    Raises the refusals above and a Refusal beside each question.
    """
    if not may_record_about(by, home):
        raise PermissionDenied
    regulator = queries.regulator_of(home)
    inspection, is_new = inspected(
        home,
        regulator=regulator,
        ratings=ratings,
        published_on=published_on,
        today=today,
        recorded_by=by,
        inspected_on=inspected_on,
        url=url,
    )
    if is_new:
        audit.record(
            by=by,
            verb="recorded inspection",
            subject=inspection,
            home=str(home.uid),
            regulator=regulator.value,
            published_on=published_on.isoformat(),
        )
    return inspection


@transaction.atomic
def withdraw_inspection(*, by: Staff, inspection: Inspection, why: str, now: datetime) -> Inspection:
    """Take an inspection that was recorded wrongly out of every list; it is kept with the reason.

    Raises WithdrawnAlready, and a Refusal when no reason is given.
    """
    if not may_withdraw(by, inspection):
        raise PermissionDenied
    one_at_a_time(inspection.home)
    held = Inspection.objects.select_related("home").get(pk=inspection.pk)
    if held.withdrawn_at is not None:
        if (held.withdrawn_by_id, held.withdrawn_why) == (by.pk, why):
            return held
        raise WithdrawnAlready
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = now, by, why
    keep(held, inspection_withdrawn_with_reason="why")
    audit.record(by=by, verb="withdrew inspection", subject=held, home=str(held.home.uid))
    return held


def inspected(
    home: Home,
    *,
    regulator: rules.Regulator,
    ratings: Mapping[str, str],
    published_on: date,
    today: date,
    recorded_by: Staff,
    inspected_on: date | None = None,
    url: str = "",
) -> tuple[Inspection, bool]:
    """The inspection without a line in the trail, and whether it is new: what a home's own form shares."""
    said = {dimension: value for dimension, value in ratings.items() if value}
    _check(regulator, said, published_on, today)
    one_at_a_time(home)
    same_day = home.inspections.standing().filter(regulator=regulator, published_on=published_on).first()
    if same_day is not None and _says(same_day) == (said, inspected_on, url):
        return same_day, False
    inspection = keep(
        Inspection(
            home=home,
            regulator=regulator,
            inspected_on=inspected_on,
            published_on=published_on,
            url=url,
            recorded_by=recorded_by,
        ),
        **QUESTIONS,
    )
    for dimension, value in said.items():
        keep(InspectionRating(inspection=inspection, regulator=regulator, dimension=dimension, value=value))
    if _fell(home, inspection, before=queries.latest(home, on=published_on, besides=inspection), today=today):
        events.rating_fell(home, inspection, today=today, recorded_by=recorded_by)
    return inspection, True


def _fell(home: Home, inspection: Inspection, *, before: Inspection | None, today: date) -> bool:
    """Only what is current now can fall; another regulator's scale cannot be compared with."""
    if queries.latest(home, on=today) != inspection:
        return False
    comparable = before if before is not None and before.regulator == inspection.regulator else None
    return rules.fell(inspection.regulator, queries.governing(comparable), queries.governing(inspection))


def _says(inspection: Inspection):
    ratings = dict(inspection.ratings.order_by("pk").values_list("dimension", "value"))
    return ratings, inspection.inspected_on, inspection.url


def _check(regulator: rules.Regulator, said: Mapping[str, str], published_on: date, today: date) -> None:
    scheme = rules.SCHEMES[regulator]
    if published_on > today:
        raise PublishedInTheFuture
    if scheme.rates_since is not None and published_on < scheme.rates_since:
        raise NotRatedThen(scheme)
    if scheme.has_overall and rules.OVERALL not in said:
        raise OverallIsMissing
    if not said:
        raise NothingWasRated
    for dimension, value in said.items():
        if dimension not in scheme.dimensions or value not in rules.values_of(regulator):
            raise NotOnTheScale(dimension, scheme.name)
