"""The organisations that a circle of support, a health map or a reference may name."""

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission


def bodies(staff, *, including: Organisation | None = None) -> QuerySet[Organisation]:
    """Those that exist today and are national or on the lists of one's own organisations, and the one named
    already.
    """
    lists = [organisation.pk for organisation in organisations_for(staff, Permission.EDIT_PERSON)]
    known = Organisation.objects.in_force_on(staff.acting_on).filter(Q(owner=None) | Q(owner__in=lists))
    if including is not None:
        known = known | Organisation.objects.filter(pk=including.pk)
    return known.order_by("kind", "name", "pk")
