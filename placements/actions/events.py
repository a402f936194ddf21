"""What happens to a home or a provider: recorded once, told to both sides, and everyone who lives there checked."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.policies import allowed_at
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.choices import CheckOutcome, EventKind
from placements.models import Home, Inspection, Person, ProviderEvent, ProviderNotice, ResidentCheck
from placements.policies import may_end, may_record_about, may_record_for
from placements.queries import events as queries

QUESTIONS = {"event_ends_after_it_happened": "ends_on"}


class HappensLater(Refusal):
    """What is to come is recorded when it is known, from the day it was."""

    message = "The day must be today or in the past: the day it became known will do."
    question = "happened_on"


class NobodyRunsIt(Refusal):
    """An event about the provider of a home nobody is known to run."""

    message = "Record who runs this home first, or record the event for this home only."
    question = "whole_provider"


class OverAlready(Refusal):
    """What is over does not end again on another day."""

    def __init__(self, event: ProviderEvent):
        super().__init__(f"This was over already, on {long_day(event.ends_on)}.", "ends_on")


class OverLater(Refusal):
    """An end that nobody can know yet."""

    message = "The day it was over must be today or in the past."
    question = "ends_on"


class NotConcerned(Refusal):
    """A check of somebody who neither lived there then nor lives there now."""

    message = "Choose somebody whom this event concerns."
    question = "person"


class CheckedBeforeItHappened(Refusal):
    """A check says how somebody is after the event."""

    def __init__(self, event: ProviderEvent):
        super().__init__(f"The check must be on or after {long_day(event.happened_on)}.", "checked_on")


class CheckedLater(Refusal):
    """A check that was not made yet."""

    message = "The check must have been today or in the past."
    question = "checked_on"


class NeedsWords(Refusal):
    """Whoever reads that something is needed must read what."""

    message = "Enter what is needed, or where the move leads."
    question = "words"


@transaction.atomic
def record_provider_event(
    *,
    by: Staff,
    home: Home,
    kind: str,
    happened_on: date,
    today: date,
    submission: UUID,
    whole_provider: bool = False,
    ends_on: date | None = None,
    words: str = "",
    source: str = "",
) -> ProviderEvent:
    """Keep what happened to a home, or to everything its provider runs, and tell both sides.

    Raises HappensLater, NobodyRunsIt, AlreadySentWithOtherAnswers and a Refusal beside each question.
    """
    if not may_record_about(by, home):
        raise PermissionDenied
    said = {"kind": kind, "happened_on": happened_on, "ends_on": ends_on, "words": words, "source": source}
    fingerprint = sending.fingerprint(by=by, home=home, whole_provider=whole_provider, **said)
    if earlier := sending.sent_before(ProviderEvent, submission, fingerprint):
        return earlier
    if happened_on > today:
        raise HappensLater
    if whole_provider and home.provider is None:
        raise NobodyRunsIt
    about = {"provider": home.provider} if whole_provider else {"home": home}
    event = happened(
        **about, **said, today=today, recorded_by=by, submission=submission, fingerprint=fingerprint
    )
    audit.record(
        by=by,
        verb="recorded provider event",
        subject=event,
        kind=event.kind,
        home=str(home.uid),
        whole_provider=whole_provider,
        happened_on=happened_on.isoformat(),
        told=event.notices.count(),
    )
    return event


def happened(
    *,
    kind: str,
    happened_on: date,
    today: date,
    recorded_by: Staff,
    home: Home | None = None,
    provider: Organisation | None = None,
    inspection: Inspection | None = None,
    **said,
) -> ProviderEvent:
    """An event and its notices without a line in the trail: what inspections and closing a home share."""
    event = keep(
        ProviderEvent(
            home=home,
            provider=provider,
            kind=kind,
            happened_on=happened_on,
            checks_due_on=_checks_due_on(happened_on),
            inspection=inspection,
            recorded_by=recorded_by,
            **said,
        ),
        **QUESTIONS,
    )
    _tell(event, today)
    return event


def _tell(event: ProviderEvent, today: date) -> None:
    """Both sides, of whom nobody is told twice."""
    told = set(event.notices.order_by().values_list("organisation", flat=True))
    for organisation in queries.bodies_to_tell(event, on=today):
        if organisation.pk not in told:
            keep(ProviderNotice(event=event, organisation=organisation))


@transaction.atomic
def end_provider_event(*, by: Staff, event: ProviderEvent, ends_on: date, today: date) -> ProviderEvent:
    """The event is over from a day: the embargo lifted, the notice taken back.

    The same day sent twice changes nothing. Raises OverAlready, OverLater and a Refusal beside each question.
    """
    if not may_end(by, event):
        raise PermissionDenied
    held = ProviderEvent.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    if held.ends_on == ends_on:
        return held
    if held.ends_on is not None:
        raise OverAlready(held)
    if ends_on > today:
        raise OverLater
    held.ends_on = ends_on
    keep(held, **QUESTIONS)
    audit.record(
        by=by, verb="ended provider event", subject=held, kind=held.kind, ends_on=ends_on.isoformat()
    )
    return held


@transaction.atomic
def record_resident_check(
    *,
    by: Staff,
    event: ProviderEvent,
    person: Person,
    checked_on: date,
    outcome: str,
    today: date,
    words: str = "",
) -> ResidentCheck:
    """Keep how one person is after an event. The same answers sent twice give the same check.

    Raises the refusals above and a Refusal beside each question.
    """
    if not may_record_for(by, person):
        raise PermissionDenied
    sending.one_at_a_time(person)
    said = {"checked_on": checked_on, "outcome": outcome, "words": words, "checked_by": by}
    again = event.checks.filter(person=person, **said).first()
    if again is not None:
        return again
    if not queries.stays_concerned(event, on=today).filter(person=person).exists():
        raise NotConcerned
    if checked_on > today:
        raise CheckedLater
    if checked_on < event.happened_on:
        raise CheckedBeforeItHappened(event)
    if outcome != CheckOutcome.SAFE and not words.strip():
        raise NeedsWords
    check = keep(ResidentCheck(event=event, person=person, **said), resident_checked_once_a_day="checked_on")
    audit.record(
        by=by,
        verb="recorded resident check",
        subject=check,
        person=person,
        event=str(event.uid),
        checked_on=checked_on.isoformat(),
    )
    return check


@transaction.atomic
def acknowledge_provider_notice(*, by: Staff, notice: ProviderNotice, now: datetime) -> ProviderNotice:
    """Somebody of the organisation it is addressed to has read it. Once is enough, whoever was first."""
    if not allowed_at(by, Permission.ACKNOWLEDGE_NOTICE, notice.organisation_id):
        raise PermissionDenied
    held = ProviderNotice.objects.select_for_update(of=("self",), no_key=True).get(pk=notice.pk)
    if held.acknowledged_at is not None:
        return held
    held.acknowledged_at, held.acknowledged_by = now, by
    keep(held)
    audit.record(by=by, verb="acknowledged provider notice", subject=held, organisation=notice.organisation)
    return held


def rating_fell(home: Home, inspection: Inspection, *, today: date, recorded_by: Staff) -> ProviderEvent:
    """The event a fallen rating makes, from the day everybody could read it."""
    return happened(
        home=home,
        kind=EventKind.RATING_FELL,
        happened_on=inspection.published_on,
        today=today,
        recorded_by=recorded_by,
        inspection=inspection,
        source=inspection.get_regulator_display(),
    )


def closing_day_changed(home: Home, *, today: date, recorded_by: Staff) -> ProviderEvent | None:
    """The event that a home closes follows its closing day: made, put right, or over. Nobody is told twice.

    A closure that somebody recorded is left as they said it. None where nobody lives there.
    """
    standing = ProviderEvent.objects.closures_of(home, today).select_for_update(of=("self",), no_key=True)
    event = standing.order_by("-pk").first()
    if event is None:
        return _home_closes(home, today=today, recorded_by=recorded_by) if home.closed_on else None
    if event.submission is not None:
        return event
    if home.closed_on is None:
        event.ends_on = max(today, event.happened_on + timedelta(days=1))
    else:
        event.happened_on = min(home.closed_on, timezone.localdate(event.created_at))
        event.checks_due_on = _checks_due_on(event.happened_on)
        event.ends_on, event.words = None, _closes_on(home)
    keep(event, **QUESTIONS)
    if event.ends_on is None:
        _tell(event, today)
    return event


def _home_closes(home: Home, *, today: date, recorded_by: Staff) -> ProviderEvent | None:
    happened_on = min(home.closed_on, today)
    if not home.placements.open_on(happened_on).exists() and not home.placements.open_on(today).exists():
        return None
    return happened(
        home=home,
        kind=EventKind.CLOSURE,
        happened_on=happened_on,
        today=today,
        recorded_by=recorded_by,
        words=_closes_on(home),
    )


def _closes_on(home: Home) -> str:
    return f"The home closes on {long_day(home.closed_on)}."


def _checks_due_on(happened_on: date) -> date:
    return happened_on + timedelta(days=settings.PROVIDER_EVENT_CHECK_DAYS)
