"""Who works here, and who may be signed in as with one click."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from accounts.models import Membership, Staff


def staff_at(organisations, on: date) -> QuerySet[Staff]:
    """Everybody who holds or held a role at these organisations, with the roles held on a day."""
    held_there = Membership.objects.in_force_on(on).filter(organisation__in=organisations)
    return (
        Staff.objects.filter(pk__in=Membership.objects.filter(organisation__in=organisations).values("staff"))
        .prefetch_related(
            Prefetch("memberships", held_there.select_related("organisation"), to_attr="roles_today")
        )
        .order_by("name", "pk")
    )


def memberships_at(organisations) -> QuerySet[Membership]:
    """Every role held, once held or to be held at these organisations, with whose it is."""
    found = Membership.objects.filter(organisation__in=organisations)
    return found.select_related("staff", "organisation").order_by("pk")


def demonstration_accounts(on: date) -> list[Membership]:
    """The demonstration's accounts with the role each holds, in the order of the story."""
    return list(
        Membership.objects.in_force_on(on)
        .filter(staff__demonstration=True, staff__is_active=True)
        .select_related("staff", "organisation")
        .order_by("pk")
    )
