"""What was asked for and what is taken, of one person for the page, and of many as facts for the duty rules."""

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from accounts.roles import Permission
from placements.models import Person
from placements.policies import people_for
from reviews.choices import AskedBy, ReviewKind
from reviews.models import PsychotropicMedicine, ReviewRequest
from reviews.rules.facts import Asked, Medicine

WORDS = {
    ReviewKind.REQ: "A review was asked for by {}",
    ReviewKind.CTR_PRE: "Admission to hospital was proposed, and a C(E)TR asked for by {},",
}


def requests_by_person(people: QuerySet[Person]) -> dict[int, list[Asked]]:
    """Every request for a review as a fact, by primary key of the person. One query."""
    found: dict[int, list[Asked]] = defaultdict(list)
    rows = ReviewRequest.objects.filter(person__in=people.order_by().values("pk"))
    for person, kind, asked_on, by in rows.order_by("asked_on", "pk").values_list(
        "person_id", "kind", "asked_on", "asked_by"
    ):
        words = WORDS[ReviewKind(kind)].format(AskedBy(by).inside)
        found[person].append(Asked(kind, asked_on, words))
    return dict(found)


def medicines_by_person(people: QuerySet[Person]) -> dict[int, list[Medicine]]:
    """Every psychotropic medicine as a fact, by primary key of the person. One query."""
    found: dict[int, list[Medicine]] = defaultdict(list)
    rows = PsychotropicMedicine.objects.filter(person__in=people.order_by().values("pk"))
    for person, starts_on, ends_on in rows.order_by("started_on", "pk").values_list(
        "person_id", "started_on", "ended_on"
    ):
        found[person].append(Medicine(starts_on, ends_on))
    return dict(found)


def requests_of(staff, person: Person) -> QuerySet[ReviewRequest]:
    """The requests about one person somebody may read, the latest first."""
    reach = people_for(staff, Permission.READ_REVIEW).order_by()
    found = ReviewRequest.objects.filter(person=person, person__in=reach)
    return found.select_related("recorded_by").order_by("-asked_on", "-pk")


def medicines_for(staff) -> QuerySet[PsychotropicMedicine]:
    """The medicines somebody may read: of the people whose reviews they read."""
    reach = people_for(staff, Permission.READ_REVIEW).order_by()
    return PsychotropicMedicine.objects.filter(person__in=reach)


def taken_on(staff, person: Person, day: date) -> list[PsychotropicMedicine]:
    """What one person takes on a day, as far as somebody may read it; then what was stopped, the latest first."""
    found = list(medicines_for(staff).filter(person=person).order_by("-started_on", "-pk"))
    return sorted(found, key=lambda one: one.ended_on is not None and one.ended_on <= day)
