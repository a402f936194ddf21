"""Other organisations' references for a person."""

from django.db.models import QuerySet

from placements.models import Person, PersonReference
from placements.policies import people_for


def person_references(person: Person) -> tuple[PersonReference, ...]:
    """Those in use, by organisation. One query."""
    found = person.references.filter(removed_on=None).select_related("organisation")
    return tuple(found.order_by("organisation__name", "reference", "pk"))


def references_for(staff) -> QuerySet[PersonReference]:
    """The references of people within reach."""
    return PersonReference.objects.filter(person__in=people_for(staff).order_by()).select_related(
        "organisation"
    )
