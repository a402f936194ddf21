"""Who is able to do something, of those who may sign in. The one answer: a closed account is given nothing."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from accounts.models import Membership, Staff
from accounts.roles import Permission, roles_granting


def able(organisations: Iterable, permission: Permission, on: date) -> QuerySet[Membership]:
    """Roles held on a day at one of these organisations that grant a permission, by those who may sign in."""
    held = Membership.objects.in_force_on(on).filter(staff__is_active=True)
    return held.filter(organisation__in=list(organisations), role__in=roles_granting(permission)).order_by()


def able_staff(organisations: Iterable, permission: Permission, on: date) -> QuerySet[Staff]:
    """The same, as people, by name."""
    held = able(organisations, permission, on).values("staff")
    return Staff.objects.filter(pk__in=held).order_by("name", "pk")
