"""Under which reference another organisation knows a person: put on, and taken off with the reason."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from linkworker.refusals import Refusal, keep
from placements.models import Person, PersonReference

QUESTIONS = {
    "person_reference_once_an_organisation": "reference",
    "person_reference_not_empty": "reference",
}


class OwnReference(Refusal):
    """The reference of the organisation that keeps the record stands on the record itself."""

    message = "This organisation keeps the record. Change its reference where the record is changed."
    question = "organisation"


class GivenLater(Refusal):
    """A reference is recorded once it was given."""

    message = "The day it was given must be today or in the past."
    question = "given_on"


class TakenOffAlready(Refusal):
    """What was taken off stays off, with its reason."""

    message = "This reference was taken off already, for another reason."


@transaction.atomic
def add_person_reference(
    *,
    by: Staff,
    person: Person,
    organisation: Organisation,
    reference: str,
    today: date,
    given_on: date | None = None,
) -> PersonReference:
    """Another organisation knows the person by this. The same again gives the one already there.

    Raises OwnReference, GivenLater, and a Refusal beside each question: a reference belongs to one person.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    same = person.references.filter(organisation=organisation, reference__iexact=reference, removed_on=None)
    if there := same.first():
        return there
    if organisation.pk == person.owner_id:
        raise OwnReference
    if given_on is not None and given_on > today:
        raise GivenLater
    kept = keep(
        PersonReference(person=person, organisation=organisation, reference=reference, given_on=given_on),
        **QUESTIONS,
    )
    audit.record(
        by=by, verb="added person reference", subject=kept, person=person, given_by=organisation.code
    )
    return kept


@transaction.atomic
def remove_person_reference(
    *, by: Staff, reference: PersonReference, because: str, today: date
) -> PersonReference:
    """It no longer finds the person; that it did, until when and why not stays. Raises TakenOffAlready."""
    reference = (
        PersonReference.objects.select_for_update(of=("self",))
        .select_related("person", "organisation")
        .get(pk=reference.pk)
    )
    if reference.removed_on is not None and reference.removed_because == because:
        return reference
    if reference.removed_on is not None:
        raise TakenOffAlready
    reference.removed_on, reference.removed_because = today, because
    keep(reference, **QUESTIONS)
    audit.record(
        by=by,
        verb="removed person reference",
        subject=reference,
        person=reference.person,
        given_by=reference.organisation.code,
        because=because,
    )
    return reference
