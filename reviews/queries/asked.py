"""What was asked for and what is taken, of one person for the page."""

from datetime import date

from django.db.models import F, QuerySet

from accounts.roles import Permission
from placements.models import Person
from placements.policies import people_for
from reviews.models import PsychotropicMedicine, ReviewRequest


def requests_for(staff) -> QuerySet[ReviewRequest]:
    """The requests somebody may read: of the people whose reviews they read. Those withdrawn stay to be read."""
    reach = people_for(staff, Permission.READ_REVIEW).order_by()
    return ReviewRequest.objects.filter(person__in=reach)


def requests_of(staff, person: Person) -> QuerySet[ReviewRequest]:
    """The requests about one person somebody may read, the latest first; what was withdrawn comes last."""
    found = requests_for(staff).filter(person=person).select_related("recorded_by", "withdrawn_by")
    return found.order_by(F("withdrawn_at").asc(nulls_first=True), "-asked_on", "-pk")


def medicines_for(staff) -> QuerySet[PsychotropicMedicine]:
    """The medicines somebody may read: of the people whose reviews they read."""
    reach = people_for(staff, Permission.READ_REVIEW).order_by()
    return PsychotropicMedicine.objects.filter(person__in=reach)


def taken_on(staff, person: Person, day: date) -> list[PsychotropicMedicine]:
    """What one person takes on a day, as far as somebody may read it; then what was stopped, the latest first."""
    found = list(medicines_for(staff).filter(person=person).order_by("-started_on", "-pk"))
    return sorted(found, key=lambda one: one.ended_on is not None and one.ended_on <= day)
