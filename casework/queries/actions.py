"""What is still to be done, and who could do it."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission, roles_granting
from casework import policies
from casework.models import Action, Contact
from placements.models import Person


def open_actions(staff, person: Person | None = None) -> QuerySet[Action]:
    """Actions not done yet that somebody may read, the first due first; of one person, or of everybody."""
    return _of(staff, person).open().order_by("due_on", "pk")


def done_actions(staff, person: Person | None = None) -> QuerySet[Action]:
    """Completed actions that somebody may read, the latest first."""
    return _of(staff, person).exclude(done_on=None).order_by("-done_on", "-pk")


def promised_in(staff, contact: Contact) -> QuerySet[Action]:
    """The actions promised in a contact that somebody may read, in the order they were written."""
    return _of(staff, None).filter(contact=contact).order_by("pk")


def colleagues(organisations: list[Organisation], on: date) -> QuerySet[Staff]:
    """Everybody at one of these organisations who could complete an action on a day, by name.

    A promise given to anybody else would be lost: they could not even read it.
    """
    able = roles_granting(Permission.COMPLETE_ACTION)
    held = Membership.objects.in_force_on(on).filter(organisation__in=organisations, role__in=able).order_by()
    return Staff.objects.filter(pk__in=held.values("staff"), is_active=True)


def _of(staff, person: Person | None) -> QuerySet[Action]:
    found = policies.actions_for(staff).select_related("owner", "contact", "created_by", "person")
    return found if person is None else found.filter(person=person)
