"""Which rows of the list of what needs attention could be set aside, and which are."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import Staff
from accounts.policies import acting_for
from accounts.roles import Link, Permission
from placements.models import Person
from reporting.models import SetAside
from reporting.policies import asides_for
from reporting.queries import attention, caseload
from reporting.queries.attention import Row


def may_be_brought_back(staff: Staff) -> QuerySet[SetAside]:
    """What an organisation somebody works for set aside, of whomever their list reaches."""
    return asides_for(staff).select_related("person__responsible_council", "person__responsible_icb")


def name_of(row: Row) -> str:
    """Names a row among those of its person, in a form and in an address."""
    return f"{row.need.reason} {row.which}".strip()


def rows_of(staff: Staff, person: Person, on: date) -> dict[str, Row]:
    """What of one person stands on the reader's list on a day, by name, the most pressing first."""
    councils = acting_for(staff, Permission.SET_ASIDE, Link.PLACING)
    councils |= acting_for(staff, Permission.SET_ASIDE, Link.HOST)
    found = caseload.read(staff, councils, on=on, person=person.pk)
    return {name_of(row): row for row in attention.needs_attention(found)}
