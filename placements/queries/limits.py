"""Up to which price who may agree, on a day."""

from datetime import date
from decimal import Decimal

from accounts.models import Organisation, Staff
from accounts.roles import Permission, Role, roles_granting
from linkworker.words import listed, pounds
from placements.models import AuthorisationLimit


def limits_of(authority: Organisation, on: date) -> dict[Role, AuthorisationLimit]:
    """The limit of each role that may agree funding: the council's own, else the one set for all."""
    found: dict[Role, AuthorisationLimit] = {}
    known = AuthorisationLimit.objects.in_force_on(on)
    for limit in known.filter(authority=None).order_by("pk"):
        found[Role(limit.role)] = limit
    for limit in known.filter(authority=authority).order_by("pk"):
        found[Role(limit.role)] = limit
    return {role: found[role] for role in roles_granting(Permission.AGREE_FUNDING) if role in found}


def limit_of(by: Staff, authority: Organisation, limits: dict[Role, AuthorisationLimit]) -> Decimal:
    """The highest price in pounds a week somebody may agree for a council; nothing where no role says."""
    held = [
        limits[Role(one.role)].weekly_limit
        for one in by.held
        if one.organisation_id == authority.pk and one.role in limits
    ]
    return max(held, default=Decimal(0))


def over_limit(by: Staff, authority: Organisation, price: Decimal, on: date) -> str:
    """Why somebody may not agree a price in pounds a week for a council, and who may; empty within their limit."""
    limits = limits_of(authority, on)
    own = limit_of(by, authority, limits)
    if price <= own:
        return ""
    able = [role.label for role, limit in limits.items() if limit.weekly_limit >= price]
    who = (
        f"It takes a {listed(able).lower()} to agree it."
        if able
        else "It is above everybody's limit: a commissioner or finance officer must set a higher one first."
    )
    return f"{pounds(price)} a week is above your limit of {pounds(own)}. {who}"


def every_limit(authority: Organisation) -> list[AuthorisationLimit]:
    """The council's own limits and those for all, newest first within each role."""
    known = AuthorisationLimit.objects.filter(authority=authority) | AuthorisationLimit.objects.filter(
        authority=None
    )
    return list(known.select_related("authority").order_by("role", "-valid_from", "pk"))
