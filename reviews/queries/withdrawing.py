"""Who may withdraw what was entered in error: a manager of the organisation that entered it."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, Staff
from accounts.roles import Permission, roles_granting
from placements import policies
from placements.models import Person
from reviews.models import BestInterestsDecision, DynamicSupport
from reviews.models.withdrawing import Withdrawable
from reviews.policies import capacity_assessments_for, dynamic_support_for


def withdraws_for(staff: Staff, person: Person, permission: Permission) -> int | None:
    """The organisation whose rows about a person somebody withdraws, or nobody's. One query."""
    standing = policies.standing(staff, person, permission)
    return standing.organisation.pk if standing else None


def may_withdraw(staff: Staff, row: Withdrawable, person: Person, permission: Permission) -> bool:
    """May somebody withdraw a row about a person, as far as whose it is goes?"""
    ours = withdraws_for(staff, person, permission)
    return ours is not None and ours in _entered_for([row])[row.pk]


def withdrawable(
    staff: Staff, rows: Iterable[Withdrawable], person: Person, permission: Permission
) -> frozenset[int]:
    """Of rows of one kind about one person, the primary keys of those that stand and that somebody may withdraw.

    Two queries at most, however many rows; none where none stands.
    """
    standing = [row for row in rows if row.withdrawn_at is None]
    ours = withdraws_for(staff, person, permission) if standing else None
    if ours is None:
        return frozenset()
    return frozenset(pk for pk, entered_for in _entered_for(standing).items() if ours in entered_for)


def decisions_for(staff: Staff) -> QuerySet[BestInterestsDecision]:
    """The best-interests decisions somebody may read, with the finding each rests on."""
    found = BestInterestsDecision.objects.filter(assessment__in=capacity_assessments_for(staff).order_by())
    return found.select_related("assessment__person", "recorded_by")


def ratings_for(staff: Staff) -> QuerySet[DynamicSupport]:
    """The entries of the dynamic support register somebody may read, with their person."""
    return dynamic_support_for(staff).select_related("person")


def counts_again(staff: Staff, entry: DynamicSupport) -> DynamicSupport | None:
    """The entry that is the latest once this one is withdrawn; None where it is not the latest or was the only one."""
    standing = dynamic_support_for(staff).standing().filter(person=entry.person_id)
    latest = list(standing.order_by("-rated_on", "-pk")[:2])
    return latest[1] if len(latest) > 1 and latest[0] == entry else None


def _entered_for(rows: list[Withdrawable]) -> dict[int, frozenset[int]]:
    """By primary key, the organisation a row names; a finding names none, so it is where its recorder worked then."""
    if hasattr(rows[0], "organisation_id"):
        return {row.pk: frozenset([row.organisation_id]) for row in rows}
    roles = roles_granting(Permission.RECORD_RIGHTS)
    held = Membership.objects.filter(staff__in={row.recorded_by_id for row in rows}, role__in=roles)
    then = list(held.order_by().values_list("staff", "organisation", "starts_on", "ends_on"))
    return {row.pk: frozenset(_worked_at(then, row)) for row in rows}


def _worked_at(held, row: Withdrawable) -> Iterator[int]:
    on = timezone.localdate(row.created_at)
    for staff, organisation, starts_on, ends_on in held:
        if staff == row.recorded_by_id and starts_on <= on and (ends_on is None or ends_on > on):
            yield organisation
