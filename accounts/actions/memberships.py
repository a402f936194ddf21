"""The roles somebody holds: dated, at one's own organisation, never one's own, never the last administrator's."""

from datetime import date

from django.db import transaction

from accounts import audit, policies
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time

QUESTIONS = {"membership_held_once": "role", "membership_ends_after_start": "ends_on"}


class NobodyGrantsThemselves(Refusal):
    """An administrator tried to change their own roles."""

    message = "Ask another administrator: nobody changes their own roles."


class NotAtThisOrganisation(Refusal):
    """Somebody tried to change roles where they are no administrator."""

    message = "You give and end roles at your own organisation only."


class LastAdministrator(Refusal):
    """Nobody would be left who could add staff."""

    message = (
        "This is the organisation’s last administrator. Make somebody else an administrator first, without "
        "an end date."
    )


@transaction.atomic
def give_role(
    *, by: Staff, staff: Staff, role: str, organisation: Organisation, starts_on: date
) -> Membership:
    """Give a role at one's own organisation from a day; nobody holds it there twice.

    Raises NobodyGrantsThemselves and NotAtThisOrganisation.
    """
    if by.pk == staff.pk:
        raise NobodyGrantsThemselves
    _refuse_elsewhere(by, organisation)
    membership = Membership(staff=staff, organisation=organisation, role=role, starts_on=starts_on)
    keep(membership, **QUESTIONS)
    audit.record(
        by=by,
        verb="gave role",
        subject=staff,
        role=role,
        at=organisation.code,
        starts_on=str(starts_on),
    )
    return membership


@transaction.atomic
def end_membership(*, by: Staff, membership: Membership, ends_on: date) -> Membership:
    """Take a role away from a day on, which must come after its first.

    Raises NobodyGrantsThemselves, NotAtThisOrganisation and LastAdministrator.
    """
    if by.pk == membership.staff_id:
        raise NobodyGrantsThemselves
    _refuse_elsewhere(by, membership.organisation)
    _refuse_last_administrator(membership, ends_on)
    membership.ends_on = ends_on
    keep(membership, **QUESTIONS)
    audit.record(
        by=by, verb="ended role", subject=membership.staff, role=membership.role, ends_on=str(ends_on)
    )
    return membership


def _refuse_elsewhere(by: Staff, organisation: Organisation) -> None:
    if not policies.allowed_at(by, Permission.MANAGE_STAFF, organisation.pk):
        raise NotAtThisOrganisation


def _refuse_last_administrator(membership: Membership, ends_on: date) -> None:
    """Another open account must keep the role, without an end, from that day on.

    The organisation is held until the transaction ends, so that two cannot end each other.
    """
    if membership.role != Role.ADMINISTRATOR:
        return
    one_at_a_time(membership.organisation)
    others = Membership.objects.filter(
        organisation=membership.organisation_id, role=Role.ADMINISTRATOR, ends_on=None
    )
    staying = others.filter(starts_on__lte=ends_on, staff__is_active=True).exclude(pk=membership.pk)
    if not staying.exclude(staff=membership.staff_id).exists():
        raise LastAdministrator
