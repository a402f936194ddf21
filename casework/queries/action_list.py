"""A page of the list of all people's actions, ready to draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from accounts.roles import Permission
from casework.models import Action, ActionChase
from placements.policies import people_for
from placements.queries.naming import called


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: of whom, how late, how often chased, and what the reader may do with it."""

    action: Action
    person_uid: UUID
    called: str
    late_days: int
    times_chased: int
    may_complete: bool
    may_chase: bool


def rows(staff, actions: Iterable[Action], on: date) -> list[ActionRow]:
    """Three queries beside that of the actions, however many there are."""
    listed = list(actions)
    people = {action.person_id for action in listed}
    named, able = (
        set(people_for(staff, permission).filter(pk__in=people).order_by().values_list("pk", flat=True))
        for permission in (Permission.SEE_NAMES, Permission.COMPLETE_ACTION)
    )
    chases = ActionChase.objects.filter(action__in=[action.pk for action in listed]).order_by()
    chased = dict(chases.values_list("action").annotate(times=Count("pk")))
    return [
        ActionRow(
            action=action,
            person_uid=action.person.uid,
            called=called(action.person, names=action.person_id in named),
            late_days=max((on - action.due_on).days, 0) if action.is_open else 0,
            times_chased=chased.get(action.pk, 0),
            may_complete=action.is_open and action.person_id in able,
            may_chase=may_be_chased(action, on) and action.person_id in able,
        )
        for action in listed
    ]


def may_be_chased(action: Action, on: date) -> bool:
    """Promised by somebody outside, open, and past its day."""
    return action.is_open and action.is_outside and action.due_on < on
