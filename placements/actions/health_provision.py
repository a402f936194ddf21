"""Who provides which health service to a person, from which side, and what is needed and not provided."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.editing import settle
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.choices import HealthSide
from placements.models import HealthProvision, Person

QUESTIONS = {
    "health_provision_ends_after_start": "ends_on",
    "health_provision_one_organisation": "organisation_name",
    "health_provision_by_nobody": "side",
    "health_provision_ods_code_of_a_gp": "ods_code",
    "health_provision_other_is_named": "detail",
    "health_provision_one_gp": "starts_on",
}
DAYS = ("starts_on", "last_seen_on", "waiting_since")
CHANGEABLE = ("detail", "organisation", "organisation_name", "ods_code", *DAYS)
SAID = ("service", "side", *CHANGEABLE)


class HealthDayToCome(Refusal):
    """What the map says has happened."""

    def __init__(self, question: str):
        super().__init__("The day must be today or in the past.", question)


class SomebodyProvidesIt(Refusal):
    """A gap and a service cannot both be."""

    def __init__(self, there: HealthProvision):
        super().__init__(
            f"{there} is on the map already: {there.get_side_display().lower()}. Change or end that first.",
            "side",
        )


class HealthProvisionEndsBeforeItStarted(Refusal):
    """The days are the wrong way round."""

    message = "The day it ended must not be before the day it started."
    question = "ends_on"


class HealthProvisionEnded(Refusal):
    """What has ended is kept as it was."""

    def __init__(self, provision: HealthProvision):
        super().__init__(f"This ended on {long_day(provision.ends_on)}. Add the service again.")


@transaction.atomic
def add_health_provision(
    *, by: Staff, person: Person, today: date, submission: UUID, **said
) -> HealthProvision:
    """A service on the map; `said` are fields of `SAID`. Whoever provides it closes the gap that was there.

    The same form sent twice gives the one made first. Raises HealthDayToCome, SomebodyProvidesIt,
    AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    told = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(HealthProvision, submission, told):
        return earlier
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = {name: said[name] for name in SAID if name in said}
    provision = HealthProvision(person=person, submission=submission, fingerprint=told, **known)
    _refuse_days_to_come(provision, today)
    there = person.health_provision.in_force_on(today).filter(
        service=provision.service, detail=provision.detail
    )
    if provision.side == HealthSide.NOBODY and (provided := there.first()):
        raise SomebodyProvidesIt(provided)
    closed = 0
    for gap in there.filter(side=HealthSide.NOBODY):
        gap.ends_on = max(provision.starts_on or today, gap.starts_on or date.min)
        keep(gap, **QUESTIONS)
        closed += 1
    keep(provision, **QUESTIONS)
    audit.record(
        by=by,
        verb="added health provision",
        subject=provision,
        person=person,
        service=provision.service,
        side=provision.side,
        gaps_closed=closed,
    )
    return provision


@transaction.atomic
def edit_health_provision(
    *, by: Staff, provision: HealthProvision, today: date, seen: Mapping[str, Any] | None = None, **answers
) -> HealthProvision:
    """Keep right who provides it and when they were last seen; `answers` are fields of `CHANGEABLE`.

    `seen` is what the form was opened with. Nothing is written when nothing changes. Raises ChangedMeanwhile,
    HealthProvisionEnded, HealthDayToCome, and a Refusal beside each question.
    """
    provision = _running(provision)
    changed = settle(provision, {name: answers[name] for name in CHANGEABLE if name in answers}, seen)
    if not changed:
        return provision
    for name, answer in changed.items():
        setattr(provision, name, answer)
    _refuse_days_to_come(provision, today)
    keep(provision, **QUESTIONS)
    audit.record(
        by=by,
        verb="edited health provision",
        subject=provision,
        person=provision.person,
        fields=sorted(changed),
    )
    return provision


@transaction.atomic
def end_health_provision(
    *, by: Staff, provision: HealthProvision, ends_on: date, today: date
) -> HealthProvision:
    """The service ended, or is no longer needed. The same day sent twice changes nothing the second time.

    Raises HealthProvisionEnded, HealthDayToCome, and a Refusal beside each question.
    """
    if HealthProvision.objects.filter(pk=provision.pk, ends_on=ends_on).exists():
        return provision
    provision = _running(provision)
    if ends_on > today:
        raise HealthDayToCome("ends_on")
    if provision.starts_on is not None and ends_on < provision.starts_on:
        raise HealthProvisionEndsBeforeItStarted
    provision.ends_on = ends_on
    keep(provision, **QUESTIONS)
    audit.record(
        by=by,
        verb="ended health provision",
        subject=provision,
        person=provision.person,
        service=provision.service,
        ends_on=str(ends_on),
    )
    return provision


def _refuse_days_to_come(provision: HealthProvision, today: date) -> None:
    for name in DAYS:
        day = getattr(provision, name)
        if day is not None and day > today:
            raise HealthDayToCome(name)


def _running(provision: HealthProvision) -> HealthProvision:
    provision = (
        HealthProvision.objects.select_for_update(of=("self",)).select_related("person").get(pk=provision.pk)
    )
    if provision.ends_on is not None:
        raise HealthProvisionEnded(provision)
    return provision
