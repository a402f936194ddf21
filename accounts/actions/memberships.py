"""Which roles may be given and ended, and where: refusals in words."""

from datetime import date

from accounts import policies
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, Role


class NotAtThisOrganisation(Exception):
    """Somebody tried to change roles where they are no administrator."""

    message = "You give and end roles at your own organisation only."


class LastAdministrator(Exception):
    """Nobody would be left who could add staff."""

    message = (
        "This is the organisation’s last administrator. Make somebody else an administrator first, without "
        "an end date."
    )


def refuse_elsewhere(by: Staff, organisation: Organisation) -> None:
    """Raises NotAtThisOrganisation unless a role held today grants it at this very organisation."""
    if not policies.allowed_at(by, Permission.MANAGE_STAFF, organisation.pk):
        raise NotAtThisOrganisation


def refuse_last_administrator(membership: Membership, ends_on: date) -> None:
    """Raises LastAdministrator unless another open account keeps the role, without an end, from that day on.

    Call in the transaction that ends it: the organisation is held, so that two cannot end each other.
    """
    if membership.role != Role.ADMINISTRATOR:
        return
    here = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    others = Membership.objects.filter(organisation=here, role=Role.ADMINISTRATOR, ends_on=None)
    staying = others.filter(starts_on__lte=ends_on, staff__is_active=True).exclude(pk=membership.pk)
    if not staying.exclude(staff=membership.staff_id).exists():
        raise LastAdministrator
