"""Accounts: made with one role, closed and opened again."""

from datetime import date

from django.db import transaction

from accounts import audit, policies
from accounts.actions.memberships import NobodyGrantsThemselves, give_role
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, Role
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time


class HoldsARoleElsewhere(Refusal):
    """The account is another organisation's as well."""

    message = (
        "This account holds a role at another organisation too. End its role here instead of closing it."
    )


class AddressInUse(Refusal):
    """One account an address."""

    question = "email"
    message = "There is already an account with this email address"


@transaction.atomic
def add_staff(
    *, by: Staff, email: str, name: str, role: str, organisation: Organisation, starts_on: date
) -> Staff:
    """Make an account with one role. It has no password: the person sets one from the sign-in page.

    Raises AddressInUse.
    """
    one_at_a_time(organisation)
    someone = _account(email, name)
    audit.record(by=by, verb="added staff", subject=someone)
    give_role(by=by, staff=someone, role=role, organisation=organisation, starts_on=starts_on)
    return someone


@transaction.atomic
def add_administrator(*, email: str, name: str, organisation: Organisation, starts_on: date) -> Staff:
    """Make an administrator's account from the server's command line, where nobody is signed in.

    It has no password. Raises AddressInUse, and a Refusal when the address or the name will not do.
    """
    someone = _account(email, name)
    keep(Membership(staff=someone, organisation=organisation, role=Role.ADMINISTRATOR, starts_on=starts_on))
    audit.record(
        by=None,
        verb="added administrator",
        subject=someone,
        at=organisation.code,
        starts_on=str(starts_on),
    )
    return someone


@transaction.atomic
def set_may_sign_in(*, by: Staff, staff: Staff, may: bool) -> Staff:
    """Open or close an account. A closed one is refused at its very next page."""
    if by.pk == staff.pk:
        raise NobodyGrantsThemselves
    mine = policies.organisations_for(by, Permission.MANAGE_STAFF)
    held = staff.memberships.in_force_on(by.acting_on)
    if held.exclude(organisation__in=mine).exists():
        raise HoldsARoleElsewhere
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    staff.is_active = may
    keep(staff)
    audit.record(by=by, verb="opened account" if may else "closed account", subject=staff)
    return staff


def _account(email: str, name: str) -> Staff:
    if Staff.objects.filter(email=email.lower()).exists():
        raise AddressInUse
    someone = Staff(email=email.lower(), name=name)
    someone.set_unusable_password()
    return keep(someone)
