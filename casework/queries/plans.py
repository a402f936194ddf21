"""What is planned, and with whom next?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from casework import policies
from casework.models import PlannedContact
from placements.models import Person


def planned(staff, *, since: date | None = None, until: date | None = None) -> QuerySet[PlannedContact]:
    """The open plans somebody may see, the earliest first; perhaps only from a day to a day, both included."""
    found = policies.plans_for(staff).open().select_related("person", "worker", "organisation")
    if since is not None:
        found = found.filter(planned_on__gte=since)
    if until is not None:
        found = found.filter(planned_on__lte=until)
    return found


def planned_with(staff, person: Person) -> QuerySet[PlannedContact]:
    """The open plans with one person that somebody may see, the earliest first."""
    return planned(staff).filter(person=person)


def plan_to_log(staff, person: Person, uid: UUID) -> PlannedContact | None:
    """The open plan with a person that a contact is being logged for; None when it is closed or out of reach."""
    return planned_with(staff, person).filter(uid=uid).first()


def next_planned(staff, people: Iterable[Person], on: date) -> dict[int, PlannedContact]:
    """The next open plan of each person from a day on, by the person's primary key; those without are left out.

    One question, however many people.
    """
    rows = planned(staff, since=on).filter(person__in=list(people))
    first = rows.order_by("person_id", "planned_on", "planned_at", "pk").distinct("person_id")
    return {plan.person_id: plan for plan in first}
