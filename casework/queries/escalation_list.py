"""Escalations ready to draw: about whom, at which level, and how many days are left or over, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.roles import Permission
from casework.models import Escalation
from casework.queries.escalations import READ_WITH, cause_words, escalations
from casework.rules.escalations import above, waits_words
from linkworker.words import long_day
from placements.policies import marked_people
from placements.queries.naming import called

ASKED = (Permission.SEE_NAMES, *READ_WITH.values(), Permission.ESCALATE, Permission.ANSWER_ESCALATION)
OVERDUE, RESOLVED = "overdue", "resolved"


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """One escalation: what it is about, how it stands, and what the reader may do with it."""

    uid: UUID
    person_uid: UUID
    called: str
    about: str
    words: str
    level: str
    owner: str
    raised_on: date
    stands: str
    is_over: bool
    may_answer: bool
    may_resolve: bool
    may_hand_over: bool
    may_pass_up: bool


def narrowed(staff, on: date, *, level: str = "", state: str = "") -> QuerySet[Escalation]:
    """Open ones, the oldest first, unless others are asked for."""
    found = escalations(staff)
    if level:
        found = found.filter(level=level)
    if state == RESOLVED:
        return found.exclude(resolved_on=None)
    if state == OVERDUE:
        return found.waiting().filter(due_on__lt=on)
    return found.open()


def rows(staff, found: Iterable[Escalation], on: date) -> list[EscalationRow]:
    """One query beside that of the escalations, however many there are."""
    listed = list(found)
    people = marked_people(staff, *ASKED).filter(pk__in={one.person_id for one in listed})
    marks = [f"may_{permission}" for permission in ASKED]
    granted = {
        pk: frozenset(permission for permission, so in zip(ASKED, said, strict=True) if so)
        for pk, *said in people.order_by().values_list("pk", *marks)
    }
    return [row(one, granted.get(one.person_id, frozenset()), on) for one in listed]


def row(escalation: Escalation, granted: frozenset, on: date) -> EscalationRow:
    """One of them, for somebody of whom this is granted."""
    answers = Permission.ANSWER_ESCALATION in granted
    waits = escalation.answered_on is None and escalation.is_open
    over = waits and escalation.due_on < on
    goes_up = bool(above(escalation.level)) and escalation.is_open
    return EscalationRow(
        uid=escalation.uid,
        person_uid=escalation.person.uid,
        called=called(escalation.person, names=Permission.SEE_NAMES in granted),
        about=cause_words(escalation, granted),
        words=escalation.words,
        level=escalation.get_level_display(),
        owner=str(escalation.owner),
        raised_on=escalation.raised_on,
        stands=waits_words(escalation.due_on, escalation.answered_on, escalation.resolved_on, on),
        is_over=over,
        may_answer=answers and waits,
        may_resolve=answers and escalation.is_open,
        may_hand_over=answers and waits,
        may_pass_up=goes_up and (answers or (Permission.ESCALATE in granted and (over or not waits))),
    )


def until(escalation: Escalation) -> str:
    """By when the level answers, as a sentence."""
    return f"To be answered by {long_day(escalation.due_on)}."
