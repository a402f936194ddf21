"""The log of one person's contacts: newest first, narrowed any way, within what the reader may see."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Staff
from casework import policies
from casework.models import Action, Contact, ContactAmendment
from linkworker.moments import end_of, start_of
from placements.models import Person

BESIDE_THE_FORM = 5


def entries(
    staff,
    person: Person,
    *,
    words: str = "",
    since: date | None = None,
    until: date | None = None,
    method: str = "",
    side: str = "",
    duty: int | None = None,
    worker: UUID | None = None,
    open_action: bool = False,
) -> QuerySet[Contact]:
    """What somebody may read of a person's log, each entry with its number of open actions and amendments.

    `since` and `until` are local days, both included. `words` are looked for in the text and in what was
    added to it, each of them, in any order. `worker` is the public id of the author.
    """
    promised = policies.actions_for(staff).open().filter(contact=OuterRef("pk"))
    asked = {
        "happened_at__gte": since and start_of(since),
        "happened_at__lt": until and end_of(until),
        "method": method,
        "sides__contains": [side] if side else None,
        "duties__contains": [duty] if duty else None,
        "author__uid": worker,
    }
    found = _with_marks(policies.contacts_for(staff), promised).filter(
        person=person, **{name: value for name, value in asked.items() if value}
    )
    for word in words.split():
        added = ContactAmendment.objects.filter(contact=OuterRef("pk"), text__icontains=word)
        found = found.filter(Q(text__icontains=word) | Exists(added))
    if open_action:
        found = found.filter(Exists(promised))
    return found


def previous(staff, person: Person) -> QuerySet[Contact]:
    """The latest few entries somebody may read, to stand beside the form."""
    return entries(staff, person)[:BESIDE_THE_FORM]


def contact_for(staff) -> QuerySet[Contact]:
    """Contacts somebody may open, whole: with author, person and bodies; withdrawn copies for managers."""
    found = policies.contacts_for(staff) | policies.withdrawn_contacts_for(staff)
    return found.select_related("author", "organisation", "withdrawn_by").prefetch_related(
        "amendments__author"
    )


def contact_sent(staff, submission: UUID) -> Contact | None:
    """The contact one's own form made, when it has been sent."""
    return contact_for(staff).filter(author=staff, submission=submission).first()


def workers(staff, person: Person) -> QuerySet[Staff]:
    """Who wrote the entries somebody may read, by name."""
    authors = policies.contacts_for(staff).filter(person=person).order_by().values("author")
    return Staff.objects.filter(pk__in=authors)


def _with_marks(contacts: QuerySet[Contact], promised: QuerySet[Action]) -> QuerySet[Contact]:
    actions = promised.order_by().values("contact").annotate(number=Count("pk")).values("number")
    added = ContactAmendment.objects.filter(contact=OuterRef("pk")).order_by().values("contact")
    amendments = added.annotate(number=Count("pk")).values("number")
    return contacts.select_related("author", "organisation").annotate(
        open_actions=Coalesce(Subquery(actions, output_field=IntegerField()), 0),
        amended=Coalesce(Subquery(amendments, output_field=IntegerField()), 0),
    )
