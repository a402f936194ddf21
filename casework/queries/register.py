"""What casework lends the register: when somebody was last spoken about, and what is still promised."""

from datetime import date

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from accounts.roles import Permission
from casework.policies import actions_for, contacts_for
from linkworker.moments import end_of
from placements.models import Person
from placements.queries.register_columns import Cell, ColumnFromAbove


def last_contacts(staff, people: QuerySet[Person], on: date) -> dict[int, Cell]:
    """The day of the last contact that reached anybody, of those the reader may read, by primary key."""
    contacts = contacts_for(staff).up_to(end_of(on)).filter(person__in=people.order_by(), reached=True)
    latest = contacts.order_by().values_list("person_id").annotate(latest=Max("happened_at"))
    return {pk: Cell(timezone.localdate(moment)) for pk, moment in latest}


def open_actions(staff, people: QuerySet[Person], on: date) -> dict[int, Cell]:
    """How many actions are open, and how many of them late, of those the reader may read, by primary key."""
    found = actions_for(staff).open().filter(person__in=people.order_by()).order_by()
    number, late = {}, {}
    for pk, is_late, actions in _by_lateness(found, on):
        number[pk] = number.get(pk, 0) + actions
        late[pk] = actions if is_late else late.get(pk, 0)
    return {pk: Cell(each, f"{late[pk]} late" if late[pk] else "") for pk, each in number.items()}


def _by_lateness(found, on: date):
    for person, due_on, actions in found.values_list("person_id", "due_on").annotate(actions=Count("pk")):
        yield person, due_on < on, actions


LAST_CONTACT = ColumnFromAbove("contact", "Last contact", Permission.SEE_CONTACTS, last_contacts)
OPEN_ACTIONS = ColumnFromAbove("actions", "Open actions", Permission.SEE_ACTIONS, open_actions, numeric=True)
