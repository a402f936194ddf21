"""The log of one person's contacts: newest first, narrowed any way, within what the reader may see."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from accounts.models import Staff
from accounts.policies import organisations_for
from accounts.roles import Permission
from casework import policies
from casework.choices import Sensitivity
from casework.models import Action, Contact, ContactAmendment
from casework.models.contacts import WRITTEN
from linkworker.moments import end_of, start_of
from placements.models import Person

BESIDE_THE_FORM = 5


def found(
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
    significant: bool = False,
    hide_attempts: bool = False,
) -> list[int]:
    """The keys of what somebody may read of a person's log and asked for, newest first.

    Keys alone, so that however long the log and its notes are, each note is looked into once and only a page
    of them is fetched (`drawn`). `since` and `until` are local days, both included. `words` are looked for in
    the text and in what was added to it, each of them, in any order. `worker` is the public id of the author.
    """
    asked = {
        "happened_at__gte": since and start_of(since),
        "happened_at__lt": until and end_of(until),
        "method": method,
        "sides__contains": [side] if side else None,
        "duties__contains": [duty] if duty else None,
        "author__uid": worker,
        "significant": significant,
        "reached": hide_attempts,
    }
    readable = policies.contacts_for(staff).filter(person=person)
    chosen = readable.filter(**{name: value for name, value in asked.items() if value})
    if open_action:
        chosen = chosen.filter(Exists(_promised(staff)))
    return list(
        _saying(chosen, person, words.split()).order_by("-happened_at", "-pk").values_list("pk", flat=True)
    )


def drawn(staff, keys: Sequence[int]) -> list[Contact]:
    """The entries of these keys in their order, each with its number of open actions and amendments."""
    entries = _with_marks(policies.contacts_for(staff), _promised(staff)).in_bulk(keys)
    return [entries[key] for key in keys if key in entries]


def entries(staff, person: Person) -> QuerySet[Contact]:
    """All that somebody may read of a person's log, newest first, with its marks."""
    return _with_marks(policies.contacts_for(staff), _promised(staff)).filter(person=person)


def previous(staff, person: Person) -> QuerySet[Contact]:
    """The latest few entries somebody may read, to stand beside the form."""
    return entries(staff, person)[:BESIDE_THE_FORM]


def whole(staff, keys: Sequence[int]) -> list[Contact]:
    """The entries of these keys in their order, with all that was added to each, to be printed."""
    told = policies.contacts_for(staff).select_related("author", "organisation")
    entries = told.prefetch_related("amendments__author").in_bulk(keys)
    return [entries[key] for key in keys if key in entries]


def shareable(
    staff, person: Person, *, since: date | None = None, until: date | None = None
) -> tuple[list[int], int]:
    """The keys of what may leave the house, newest first, and how many entries of those days may not.

    What one's own organisation wrote and marked Normal. What another shared is read, never passed on.
    """
    own = organisations_for(staff, Permission.SEE_CONTACTS)
    keys = found(staff, person, since=since, until=until)
    ours = Contact.objects.filter(pk__in=keys, organisation__in=own, sensitivity=Sensitivity.NORMAL)
    may_leave = set(ours.order_by().values_list("pk", flat=True))
    return [key for key in keys if key in may_leave], len(keys) - len(may_leave)


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


def _promised(staff) -> QuerySet[Action]:
    return policies.actions_for(staff).open().filter(contact=OuterRef("pk"))


def _saying(contacts: QuerySet[Contact], person: Person, words: list[str]) -> QuerySet[Contact]:
    """Those that say each word, in the note or in what was added to it.

    What was added is looked through first, and named by key: an index answers "these or that word", and not
    "that word, or something elsewhere".
    """
    if not words:
        return contacts
    contacts = contacts.alias(written=WRITTEN)
    for word, keys in zip(words, _added(person, words), strict=True):
        says = Q(written__icontains=word)
        contacts = contacts.filter(says | Q(pk__in=keys) if keys else says)
    return contacts


def _added(person: Person, words: list[str]) -> list[list[int]]:
    """For each word, the contacts of a person to which something was added that says it."""
    says = [Q(text__icontains=word) for word in words]
    flags = {f"says_{place}": ExpressionWrapper(each, BooleanField()) for place, each in enumerate(says)}
    about = ContactAmendment.objects.filter(reduce(or_, says), contact__person=person).order_by()
    rows = list(about.annotate(**flags).values_list("contact", *flags))
    return [sorted({contact for contact, *said in rows if said[place]}) for place in range(len(words))]


def _with_marks(contacts: QuerySet[Contact], promised: QuerySet[Action]) -> QuerySet[Contact]:
    actions = promised.order_by().values("contact").annotate(number=Count("pk")).values("number")
    added = ContactAmendment.objects.filter(contact=OuterRef("pk")).order_by().values("contact")
    amendments = added.annotate(number=Count("pk")).values("number")
    return contacts.select_related("author", "organisation").annotate(
        open_actions=Coalesce(Subquery(actions, output_field=IntegerField()), 0),
        amended=Coalesce(Subquery(amendments, output_field=IntegerField()), 0),
    )
