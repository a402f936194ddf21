"""Accounts and the roles they hold. Never granted to oneself."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import audit, policies
from accounts.actions.memberships import refuse_elsewhere, refuse_last_administrator
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, Role


class NobodyGrantsThemselves(Exception):
    """An administrator tried to change their own roles."""

    message = "Ask another administrator: nobody changes their own roles."


class HoldsARoleElsewhere(Exception):
    """The account is another organisation's as well."""

    message = (
        "This account holds a role at another organisation too. End its role here instead of closing it."
    )


class AlreadyHoldsTheRole(Exception):
    """The role is held there on some of these days."""

    message = "This person already holds this role there."


@transaction.atomic
def add_staff(
    *, by: Staff, email: str, name: str, role: str, organisation: Organisation, starts_on: date
) -> Staff:
    """Make an account with one role. It has no password: the person sets one from the sign-in page."""
    someone = Staff.objects.create_user(email, name=name)
    audit.record(by=by, verb="added staff", subject=someone)
    give_role(by=by, staff=someone, role=role, organisation=organisation, starts_on=starts_on)
    return someone


@transaction.atomic
def add_administrator(*, email: str, name: str, organisation: Organisation, starts_on: date) -> Staff:
    """Make an administrator's account from the server's command line, where nobody is signed in.

    It has no password. Raises ValidationError when the address or the name will not do, or the account exists.
    """
    someone = Staff.objects.create_user(email, name=name)
    membership = Membership(
        staff=someone, organisation=organisation, role=Role.ADMINISTRATOR, starts_on=starts_on
    )
    membership.full_clean()
    membership.save()
    audit.record(
        by=None,
        verb="added administrator",
        subject=someone,
        at=organisation.code,
        starts_on=str(starts_on),
    )
    return someone


@transaction.atomic
def give_role(
    *, by: Staff, staff: Staff, role: str, organisation: Organisation, starts_on: date
) -> Membership:
    """Give a role at one's own organisation from a day.

    Raises NobodyGrantsThemselves, NotAtThisOrganisation or AlreadyHoldsTheRole.
    """
    if by.pk == staff.pk:
        raise NobodyGrantsThemselves
    refuse_elsewhere(by, organisation)
    membership = Membership(staff=staff, organisation=organisation, role=role, starts_on=starts_on)
    try:
        membership.full_clean()
    except ValidationError as error:
        raise AlreadyHoldsTheRole from error
    membership.save()
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

    Raises NobodyGrantsThemselves, NotAtThisOrganisation, LastAdministrator or ValidationError.
    """
    if by.pk == membership.staff_id:
        raise NobodyGrantsThemselves
    refuse_elsewhere(by, membership.organisation)
    refuse_last_administrator(membership, ends_on)
    membership.ends_on = ends_on
    membership.full_clean()
    membership.save(update_fields=["ends_on"])
    audit.record(
        by=by, verb="ended role", subject=membership.staff, role=membership.role, ends_on=str(ends_on)
    )
    return membership


@transaction.atomic
def set_may_sign_in(*, by: Staff, staff: Staff, may: bool) -> Staff:
    """Open or close an account. A closed one is refused at its very next page."""
    if by.pk == staff.pk:
        raise NobodyGrantsThemselves
    mine = policies.organisations_for(by, Permission.MANAGE_STAFF)
    held = staff.memberships.in_force_on(by.acting_on)
    if held.exclude(organisation__in=mine).exists():
        raise HoldsARoleElsewhere
    staff.is_active = may
    staff.save(update_fields=["is_active"])
    audit.record(by=by, verb="opened account" if may else "closed account", subject=staff)
    return staff
