"""What is somebody's own today: actions they promised, and whose people they look after."""

from dataclasses import dataclass
from datetime import date

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from casework import queries as casework
from placements.policies import people_for
from reporting.queries import caseload
from reporting.queries.on_caseload import Caseload


@dataclass(frozen=True, slots=True)
class OwnAction:
    """An action of one's own, not done yet."""

    uid: str
    what: str
    person: str
    person_uid: str
    due_on: date
    days_overdue: int


def own_actions(staff, *, on: date) -> list[OwnAction]:
    """Everything somebody promised and has not done, the first due first, about people they know by name."""
    people = people_for(staff, Permission.SEE_NAMES).order_by()
    return [
        OwnAction(
            uid=str(action.uid),
            what=action.what,
            person=str(action.person),
            person_uid=str(action.person.uid),
            due_on=action.due_on,
            days_overdue=max((on - action.due_on).days, 0),
        )
        for action in casework.open_actions(staff).filter(owner=staff, person__in=people)
    ]


def own_people(staff, *, on: date) -> Caseload:
    """The people somebody looks after: their own caseload for those who are only link workers; for a
    council's or a board's others everybody their role reaches.
    """
    councils = acting_for(staff, Permission.SEE_PEOPLE, Link.PLACING) | acting_for(
        staff, Permission.SEE_PEOPLE, Link.HOST
    )
    return caseload.read(staff, councils or None, on=on, worker=staff.pk if _only_own(staff) else None)


def _only_own(staff) -> bool:
    """Somebody who logs contacts and reads no dashboard looks after their own."""
    logs = acting_for(staff, Permission.LOG_CONTACT, Link.PLACING)
    return bool(logs) and not acting_for(staff, Permission.SEE_DASHBOARD, Link.NONE)
