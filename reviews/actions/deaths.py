"""Somebody has died: it is recorded once, what was planned with them ends, and whoever must know is told."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import cancel_planned_contact
from casework.actions.goal_refusals import refuse_day
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.actions import stays
from placements.choices import EndReason
from placements.models import Person
from reviews.models import Death, DeathNotice

DAY = timedelta(days=1)
BECAUSE = "The person has died"


class RecordedAlready(Refusal):
    """A death is recorded once."""

    message = "This person's death is recorded already. It stands on the Safety tab."


class ToldBeforeTheDeath(Refusal):
    """A slip of the day."""

    question = "notified_on"
    message = "The day must be on or after the day the person died"


@transaction.atomic
def record_death(
    *,
    by: Staff,
    person: Person,
    died_on: date,
    place: str,
    today: date,
    now: datetime,
    submission: UUID,
    expected: bool | None = None,
    words: str = "",
) -> Death:
    """Keep that somebody died, and end what was to come.

    Contacts planned by one's own organisation are cancelled. A placement still open ends that day where whoever
    records it may end it; else it stays open, and the Safety tab says so. Reviews and contacts are owed to nobody
    without a placement. The same form sent twice records one. Raises RecordedAlready, and the refusals of ending.
    """
    standing = policies.standing(by, person, Permission.RECORD_SAFEGUARDING)
    if standing is None:
        raise PermissionDenied
    said = {"died_on": died_on, "place": place, "expected": expected, "words": words.strip()}
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(Death, submission, fingerprint):
        return earlier
    refuse_day(died_on, person, today, question="died_on")
    sending.one_at_a_time(person)
    if person.deaths.exists():
        raise RecordedAlready
    death = keep(
        Death(
            person=person,
            organisation=standing.organisation,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        )
    )
    cancelled = _cancel_plans(by, person, now)
    ended = _end_placement(by, person, died_on, today)
    audit.record(
        by=by,
        verb="recorded death",
        subject=death,
        person=person,
        organisation=standing.organisation,
        placements_ended=ended,
        contacts_cancelled=cancelled,
    )
    return death


def _cancel_plans(by: Staff, person: Person, now: datetime) -> int:
    standing = policies.standing(by, person, Permission.LOG_CONTACT)
    if standing is None:
        return 0
    plans = list(
        person.planned_contacts.open().filter(organisation=standing.organisation).order_by("planned_on", "pk")
    )
    for plan in plans:
        cancel_planned_contact(by=by, plan=plan, because=BECAUSE, now=now)
    return len(plans)


def _end_placement(by: Staff, person: Person, died_on: date, today: date) -> int:
    """How many placements ended: none where somebody else keeps it, or may end it."""
    stay = person.placements.filter(ends_on=None, starts_on__lte=died_on).order_by("pk").first()
    if stay is None or not policies.may(by, Permission.END_PLACEMENT, person):
        return 0
    ends_on = max(died_on, stay.starts_on + DAY)
    try:
        stays.end_placement(by=by, placement=stay, ends_on=ends_on, end_reason=EndReason.DIED, today=today)
    except stays.KeptByAnother:
        return 0
    return 1


@transaction.atomic
def record_death_notice(
    *,
    by: Staff,
    death: Death,
    kind: str,
    notified_on: date,
    today: date,
    submission: UUID,
    reference: str = "",
) -> DeathNotice:
    """Keep that LeDeR, or another body, was told. Raises ToldBeforeTheDeath, and a Refusal beside each question."""
    if policies.standing(by, death.person, Permission.RECORD_SAFEGUARDING) is None:
        raise PermissionDenied
    said = {"kind": kind, "notified_on": notified_on, "reference": reference.strip()}
    fingerprint = sending.fingerprint(by=by, death=death, **said)
    if earlier := sending.sent_before(DeathNotice, submission, fingerprint):
        return earlier
    refuse_day(notified_on, death.person, today, question="notified_on")
    if notified_on < death.died_on:
        raise ToldBeforeTheDeath
    notice = keep(
        DeathNotice(death=death, recorded_by=by, submission=submission, fingerprint=fingerprint, **said),
        death_told_once="kind",
    )
    audit.record(
        by=by,
        verb="recorded notice of death",
        subject=death,
        person=death.person,
        kind=kind,
        notified_on=str(notified_on),
    )
    return notice
