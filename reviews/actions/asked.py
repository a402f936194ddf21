"""A review is asked for; a psychotropic medicine is started, and stopped."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.models import Person
from reviews.models import PsychotropicMedicine, ReviewRequest


class AskedInTheFuture(Refusal):
    """It is written down once it was asked."""

    question = "asked_on"
    message = "The day it was asked for must be today or in the past"


class AskedBeforeBirth(Refusal):
    """A slip of the year."""

    question = "asked_on"
    message = "Check the year: the person was not born yet"


class StartedInTheFuture(Refusal):
    """What is planned belongs in the plan."""

    question = "started_on"
    message = "The day the medicine was started must be today or in the past"


class StartedBeforeBirth(Refusal):
    """A slip of the year."""

    question = "started_on"
    message = "Check the year: the person was not born yet"


class StoppedInTheFuture(Refusal):
    """It is stopped once it is no longer given."""

    question = "ended_on"
    message = "The day the medicine was stopped must be today or in the past"


class StoppedAlready(Refusal):
    """It stopped once; started again it is recorded again."""

    message = "This medicine is recorded as stopped already. If it was started again, record it again"


class TakenAlready(Refusal):
    """The same medicine is not taken twice over."""

    question = "name"
    message = "This medicine is on record already, and not stopped"


@transaction.atomic
def request_review(
    *,
    by: Staff,
    person: Person,
    kind: str,
    asked_on: date,
    asked_by: str,
    why: str,
    today: date,
    submission: UUID,
    name: str = "",
) -> ReviewRequest:
    """Write down who asked for a review, when and why: from then on it is due. Sent again it is one request.

    Refuses a day to come, one before birth, and no reason.
    """
    standing = policies.standing(by, person, Permission.REQUEST_REVIEW)
    if standing is None:
        raise PermissionDenied
    said = {
        "kind": kind,
        "asked_on": asked_on,
        "asked_by": asked_by,
        "name": name.strip(),
        "why": why.strip(),
    }
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(ReviewRequest, submission, fingerprint):
        return earlier
    if asked_on > today:
        raise AskedInTheFuture
    if asked_on < person.date_of_birth:
        raise AskedBeforeBirth
    made = keep(
        ReviewRequest(
            person=person,
            organisation=standing.organisation,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        review_request_says_why="why",
        review_request_kind="kind",
    )
    audit.record(
        by=by, verb="requested review", subject=made, person=person, kind=kind, asked_on=str(asked_on)
    )
    return made


@transaction.atomic
def record_medicine(
    *,
    by: Staff,
    person: Person,
    name: str,
    reason: str,
    started_on: date,
    today: date,
    submission: UUID,
    reduction: str = "",
) -> PsychotropicMedicine:
    """Put a psychotropic medicine on record: from then on reviews of it are due. Sent again it is one.

    Refuses a day to come, one before birth, and a medicine of that name that is still taken.
    """
    standing = policies.standing(by, person, Permission.RECORD_MEDICINE)
    if standing is None:
        raise PermissionDenied
    said = {"name": name.strip(), "reason": reason.strip(), "started_on": started_on}
    said["reduction"] = reduction.strip()
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(PsychotropicMedicine, submission, fingerprint):
        return earlier
    if started_on > today:
        raise StartedInTheFuture
    if started_on < person.date_of_birth:
        raise StartedBeforeBirth
    sending.one_at_a_time(person)
    same = PsychotropicMedicine.objects.filter(person=person, name__iexact=said["name"], ended_on=None)
    if same.exists():
        raise TakenAlready
    made = keep(
        PsychotropicMedicine(
            person=person,
            organisation=standing.organisation,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        medicine_named_with_reason="name",
    )
    audit.record(by=by, verb="recorded medicine", subject=made, person=person)
    return made


@transaction.atomic
def end_medicine(
    *, by: Staff, medicine: PsychotropicMedicine, ended_on: date, today: date
) -> PsychotropicMedicine:
    """Say on which day a medicine was stopped. The same day sent twice changes nothing the second time."""
    held = PsychotropicMedicine.objects.select_for_update(of=("self",)).select_related("person")
    held = held.get(pk=medicine.pk)
    if policies.standing(by, held.person, Permission.RECORD_MEDICINE) is None:
        raise PermissionDenied
    if held.ended_on == ended_on:
        return held
    if held.ended_on is not None:
        raise StoppedAlready
    if ended_on > today:
        raise StoppedInTheFuture
    held.ended_on = ended_on
    keep(held, medicine_stopped_after_start="ended_on")
    audit.record(by=by, verb="ended medicine", subject=held, person=held.person)
    return held
