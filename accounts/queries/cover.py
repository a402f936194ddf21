"""Who is away, who acts for them, and who could."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import policies
from accounts.models import Cover, Membership, Organisation, Staff
from accounts.policies import Covering
from accounts.queries.able import able, able_staff
from accounts.roles import Permission

DONE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away until a day, the last of it. `covered_by` is empty when nobody acts for them."""

    until: date
    covered_by: str


def covering_for(staff: Staff, on: date) -> tuple[Covering, ...]:
    """The colleagues somebody acts for on a day, at organisations where they hold a role that day themselves."""
    if staff.acting_on == on:
        return staff.covering
    return policies.as_of(Staff.objects.get(pk=staff.pk), on).covering


def absences(organisations: Iterable[Organisation], on: date) -> dict[int, Absence]:
    """Who of these organisations is away on a day, by primary key. One question.

    A colleague whose account was closed or whose role has ended acts for nobody.
    """
    bodies = list(organisations)
    acting = able(bodies, Permission.COMPLETE_ACTION, on).filter(
        organisation=OuterRef("organisation"), staff=OuterRef("covered_by")
    )
    rows = (
        Cover.objects.in_force_on(on)
        .filter(organisation__in=bodies)
        .annotate(acts=Exists(acting))
        .order_by("ends_on", "pk")
        .select_related("covered_by")
    )
    return {row.covered_id: Absence(row.last_day, row.covered_by.name if row.acts else "") for row in rows}


def able_at(organisation: Organisation, on: date) -> QuerySet[Membership]:
    """Roles held on a day that let somebody carry a caseload, by those who may sign in."""
    return able([organisation], Permission.COMPLETE_ACTION, on)


def team(organisation: Organisation, on: date) -> QuerySet[Staff]:
    """Everybody who could carry a caseload there on a day, by name."""
    return able_staff([organisation], Permission.COMPLETE_ACTION, on)


def covers_at(organisation: Organisation) -> QuerySet[Cover]:
    """Every absence of an organisation's that was not called off."""
    found = Cover.objects.standing().filter(organisation=organisation)
    return found.select_related("covered", "covered_by", "organisation", "arranged_by")


def running_and_to_come(organisation: Organisation, on: date) -> QuerySet[Cover]:
    """Those that are not over by a day, the first first."""
    return covers_at(organisation).filter(ends_on__gt=on).order_by("starts_on", "pk")


def over(organisation: Organisation, on: date) -> QuerySet[Cover]:
    """The last that are."""
    return covers_at(organisation).filter(ends_on__lte=on).order_by("-ends_on", "-pk")[:DONE_SHOWN]


def covers_to_end(staff: Staff, organisations: Iterable[Organisation]) -> QuerySet[Cover]:
    """What somebody may end: their own absence and what they act in; all of a team's for whoever may move a
    caseload there.
    """
    own = [organisation.pk for organisation in organisations]
    theirs = [pk for pk in own if policies.allowed_at(staff, Permission.REASSIGN_CASELOAD, pk)]
    mine = Q(covered=staff) | Q(covered_by=staff)
    return (
        Cover.objects.standing()
        .filter(mine & Q(organisation__in=own) | Q(organisation__in=theirs))
        .select_related("covered", "covered_by", "organisation")
        .order_by("starts_on", "pk")
    )
