"""What is to come: a contact is planned, moved to another day, or cancelled, each with its reason."""

from datetime import date, datetime, time
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions import refusals
from casework.actions.actions import works_for
from casework.models import Contact, PlannedContact
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person


@transaction.atomic
def plan_contact(
    *,
    by: Staff,
    person: Person,
    planned_on: date,
    method: str,
    today: date,
    worker: Staff | None = None,
    planned_at: time | None = None,
    note: str = "",
    made_in: Contact | None = None,
    submission: UUID | None = None,
) -> PlannedContact:
    """Plan a contact with a person; without `worker` it is for the one who plans it.

    Inside a contact (`made_in`) the plan needs no key of its own. Sent again under the same key it makes
    nothing more. Refuses a day that has passed, and a worker who could not log it.
    """
    worker = worker or by
    said = {"planned_on": planned_on, "planned_at": planned_at, "method": method, "note": note}
    fingerprint = ""
    if submission is not None:
        fingerprint = sending.fingerprint(by=by, person=person, worker=worker, said=said)
        if earlier := sending.sent_before(PlannedContact, submission, fingerprint):
            return earlier
    plan = PlannedContact(
        person=person,
        worker=worker,
        made_in=made_in,
        submission=submission,
        fingerprint=fingerprint,
        **said,
    )
    return _kept(by=by, plan=plan, today=today, verb="planned contact")


@transaction.atomic
def move_planned_contact(
    *,
    by: Staff,
    plan: PlannedContact,
    planned_on: date,
    because: str,
    now: datetime,
    today: date,
    planned_at: time | None = None,
    submission: UUID | None = None,
) -> PlannedContact:
    """Put a plan on another day or time. The old plan is kept, cancelled with the reason; returns the new one.

    Sent again under the same key it moves nothing more. Refuses what `plan_contact` refuses, no reason, and
    a plan that was kept or cancelled.
    """
    fingerprint = ""
    if submission is not None:
        said = {"planned_on": planned_on, "planned_at": planned_at, "because": because}
        fingerprint = sending.fingerprint(by=by, plan=plan, said=said)
        if earlier := sending.sent_before(PlannedContact, submission, fingerprint):
            return earlier
    old = _cancelled(by=by, plan=plan, because=because, now=now)
    moved = PlannedContact(
        person=old.person,
        worker=old.worker,
        planned_on=planned_on,
        planned_at=planned_at,
        method=old.method,
        note=old.note,
        made_in=old.made_in,
        instead_of=old,
        submission=submission,
        fingerprint=fingerprint,
    )
    return _kept(by=by, plan=moved, today=today, verb="moved planned contact")


@transaction.atomic
def cancel_planned_contact(*, by: Staff, plan: PlannedContact, because: str, now: datetime) -> PlannedContact:
    """Take a plan off the calendar, with the reason. Cancelled once, it stays so."""
    plan = _cancelled(by=by, plan=plan, because=because, now=now)
    audit.record(by=by, verb="cancelled planned contact", subject=plan, person=plan.person)
    return plan


def _kept(*, by: Staff, plan: PlannedContact, today: date, verb: str) -> PlannedContact:
    standing = policies.standing(by, plan.person, Permission.LOG_CONTACT)
    if standing is None:
        raise PermissionDenied
    if plan.planned_on < today:
        raise refusals.PlannedInThePast
    if plan.worker != by and not works_for(plan.worker, standing.organisation, today):
        raise refusals.WorkerNotInTheTeam
    plan.organisation = standing.organisation
    keep(plan)
    audit.record(by=by, verb=verb, subject=plan, person=plan.person, planned_on=str(plan.planned_on))
    return plan


def _cancelled(*, by: Staff, plan: PlannedContact, because: str, now: datetime) -> PlannedContact:
    kept = PlannedContact.objects.select_for_update(of=("self",)).select_related(
        "person", "worker", "made_in"
    )
    plan = kept.get(pk=plan.pk)
    standing = policies.standing(by, plan.person, Permission.LOG_CONTACT)
    if standing is None or standing.organisation.pk != plan.organisation_id:
        raise PermissionDenied
    if plan.kept_by_id or plan.cancelled_at:
        raise refusals.PlanIsClosed
    if not because.strip():
        raise refusals.WhyMissing
    plan.cancelled_at, plan.cancelled_by, plan.cancelled_because = now, by, because.strip()
    return keep(plan)
