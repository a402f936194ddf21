"""What is proposed, and the plans for coming home, within what somebody may know of."""

from django.db.models import QuerySet

from accounts.roles import Link, Permission
from placements import policies
from placements.models import Person, Proposal, ReturnPlan, ShortStay


def proposals(staff) -> QuerySet[Proposal]:
    """Proposals for the people somebody may know of, with the places they name."""
    known = Proposal.objects.filter(person__in=policies.people_for(staff).order_by())
    return known.select_related(
        "person",
        "home__host_council",
        "home__provider",
        "home__setting_type",
        "replaces",
        "decision",
        "proposed_by",
    )


def short_stays(staff) -> QuerySet[ShortStay]:
    """Short stays of the people somebody may know of."""
    return ShortStay.objects.filter(person__in=policies.people_for(staff).order_by()).select_related("person")


def return_plans(staff) -> QuerySet[ReturnPlan]:
    """Plans of the people somebody may know of."""
    return ReturnPlan.objects.filter(person__in=policies.people_for(staff).order_by()).select_related(
        "person"
    )


def sees_plans(staff, person: Person) -> bool:
    """May somebody read what is proposed and planned? Whoever places or pays; not the host, who is told by notice."""
    standing = policies.standing(staff, person, Permission.SEE_PLACEMENTS)
    return standing is not None and standing.link != Link.HOST
