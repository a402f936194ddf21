"""Whose programmes somebody may know of."""

from django.db.models import QuerySet

from accounts.policies import organisations_for
from accounts.roles import Permission
from partnership.models import Milestone, Programme


def programmes_for(staff, permission: Permission = Permission.SEE_PROGRAMMES) -> QuerySet[Programme]:
    """The programmes of the organisations at which a role held today grants this."""
    return Programme.objects.filter(authority__in=organisations_for(staff, permission)).select_related(
        "authority"
    )


def milestones_for(staff, permission: Permission = Permission.SEE_PROGRAMMES) -> QuerySet[Milestone]:
    """The steps of those programmes."""
    return Milestone.objects.filter(programme__in=programmes_for(staff, permission)).select_related(
        "programme"
    )
