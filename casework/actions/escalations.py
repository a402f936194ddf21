"""What cannot be settled here is raised to the team manager, passed up from there, answered and resolved."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.queries.able import able
from accounts.roles import Permission
from casework.choices import EscalationLevel, StepKind
from casework.models import Action, Escalation, EscalationStep
from casework.queries.escalations import due_on_of
from casework.rules.escalations import above
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import policies
from placements.models import ChcDispute, FundingLine, Person, ResponsibilityDispute

QUESTIONS = {
    "escalation_says_what": "words",
    "escalation_resolved_in_words": "words",
    "escalation_step_in_words": "words",
    "escalation_of_an_action_open_once": "cause",
}


class CauseOfAnother(Refusal):
    """What is escalated concerns this very person."""

    question = "cause"
    message = "Choose what it is about from the list"


class NobodyCanAnswer(Refusal):
    """Whoever sees to the answer must be able to give it."""

    question = "owner"
    message = "Select who sees to the answer: one of the managers"


class SameAnswerer(Refusal):
    """It is handed to somebody else."""

    question = "owner"
    message = "They see to it already. Select another manager"


class AlreadyResolved(Refusal):
    """What is resolved is closed."""

    message = "This escalation is resolved already"


class AlreadyAnswered(Refusal):
    """A level answers once; then it is resolved or passed up."""

    message = "This was answered already: resolve it, or pass it up"


class NobodyAbove(Refusal):
    """It goes up, never down or round."""

    question = "level"
    message = "Select somebody above who is asked now"


class NotTheirTurnYet(Refusal):
    """A level is given its time before a link worker goes past it."""

    def __init__(self, escalation: Escalation):
        super().__init__(
            f"The {escalation.get_level_display().lower()} has until {long_day(escalation.due_on)} to answer. "
            "Until then only a manager passes it up"
        )


class WordsMissing(Refusal):
    """Each step says something."""

    question = "words"
    message = "Enter what was said"


@dataclass(frozen=True, slots=True)
class Cause:
    """What it is about: one of these, or nothing but a worry in words."""

    action: Action | None = None
    responsibility_dispute: ResponsibilityDispute | None = None
    chc_dispute: ChcDispute | None = None
    funding_line: FundingLine | None = None

    def concerns(self, person: Person, organisation: Organisation) -> bool:
        """Everything named is about this person; an action is this organisation's own."""
        if self.action is not None and self.action.organisation_id != organisation.pk:
            return False
        whose = {
            self.action and self.action.person_id,
            self.responsibility_dispute and self.responsibility_dispute.person_id,
            self.chc_dispute and self.chc_dispute.case.person_id,
            self.funding_line and self.funding_line.placement.person_id,
        }
        return whose <= {None, person.pk}


@transaction.atomic
def raise_escalation(
    *, by: Staff, person: Person, words: str, owner: Staff, today: date, submission: UUID, cause: Cause
) -> Escalation:
    """Ask the team manager to settle something; `owner` is the manager who sees to it.

    The clock is the level's working days from today. Sent again it raises nothing more. Refuses a cause about
    somebody else, an action escalated already, and an owner who could not answer.
    """
    standing = policies.standing(by, person, Permission.ESCALATE)
    if standing is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, person=person, words=words, owner=owner, cause=cause)
    if earlier := sending.sent_before(Escalation, submission, fingerprint):
        return earlier
    if not cause.concerns(person, standing.organisation):
        raise CauseOfAnother
    _refuse_owner(owner, standing.organisation, today)
    level = EscalationLevel.TEAM_MANAGER
    escalation = keep(
        Escalation(
            person=person,
            organisation=standing.organisation,
            action=cause.action,
            responsibility_dispute=cause.responsibility_dispute,
            chc_dispute=cause.chc_dispute,
            funding_line=cause.funding_line,
            words=words.strip(),
            level=level,
            owner=owner,
            raised_on=today,
            due_on=due_on_of(level, today),
            submission=submission,
            fingerprint=fingerprint,
        ),
        **QUESTIONS,
    )
    _step(by, escalation, StepKind.RAISED, escalation.words, today)
    _line(by, "escalated", escalation)
    return escalation


@transaction.atomic
def pass_up_escalation(
    *,
    by: Staff,
    escalation: Escalation,
    level: str,
    words: str,
    owner: Staff,
    today: date,
    submission: UUID,
) -> Escalation:
    """Ask a level above; a new clock starts. A link worker may once the level's time is over, a manager at once.

    Sent again it passes nothing more up. Refuses a level that is not above, and what is resolved.
    """
    held = _held(by, escalation, Permission.ESCALATE)
    fingerprint = sending.fingerprint(by=by, escalation=escalation, level=level, words=words, owner=owner)
    if sending.sent_before(EscalationStep, submission, fingerprint):
        return held
    _refuse(held, words)
    if level not in above(held.level):
        raise NobodyAbove
    waits = held.answered_on is None and today <= held.due_on
    if waits and not _may(by, held, Permission.ANSWER_ESCALATION):
        raise NotTheirTurnYet(held)
    _refuse_owner(owner, held.organisation, today)
    held.level, held.owner, held.answered_on = level, owner, None
    held.due_on = due_on_of(level, today)
    keep(held, **QUESTIONS)
    _step(by, held, StepKind.PASSED_UP, words, today, submission, fingerprint)
    _line(by, "passed up escalation", held)
    return held


@transaction.atomic
def hand_over_escalation(
    *, by: Staff, escalation: Escalation, words: str, owner: Staff, today: date, submission: UUID
) -> Escalation:
    """Another manager sees to the answer; the level and its clock stay. Sent again it hands nothing more over.

    Refuses whoever sees to it already, whoever could not answer, no reason, and what is resolved.
    """
    held = _held(by, escalation, Permission.ANSWER_ESCALATION)
    fingerprint = sending.fingerprint(by=by, escalation=escalation, words=words, owner=owner, kind="handed")
    if sending.sent_before(EscalationStep, submission, fingerprint):
        return held
    _refuse(held, words)
    if held.owner_id == owner.pk:
        raise SameAnswerer
    _refuse_owner(owner, held.organisation, today)
    held.owner = owner
    keep(held, **QUESTIONS)
    _step(by, held, StepKind.HANDED_OVER, words, today, submission, fingerprint)
    _line(by, "handed over escalation", held)
    return held


@transaction.atomic
def answer_escalation(
    *, by: Staff, escalation: Escalation, words: str, today: date, submission: UUID
) -> Escalation:
    """Record what the level said. The clock stops; it stays open until it is resolved. Sent again it adds nothing."""
    held = _held(by, escalation, Permission.ANSWER_ESCALATION)
    fingerprint = sending.fingerprint(by=by, escalation=escalation, words=words, kind="answered")
    if sending.sent_before(EscalationStep, submission, fingerprint):
        return held
    _refuse(held, words)
    if held.answered_on is not None:
        raise AlreadyAnswered
    held.answered_on = today
    keep(held, **QUESTIONS)
    _step(by, held, StepKind.ANSWERED, words, today, submission, fingerprint)
    _line(by, "answered escalation", held)
    return held


@transaction.atomic
def resolve_escalation(
    *, by: Staff, escalation: Escalation, words: str, today: date, submission: UUID
) -> Escalation:
    """Close it, with how it was resolved. Sent again it changes nothing."""
    held = _held(by, escalation, Permission.ANSWER_ESCALATION)
    fingerprint = sending.fingerprint(by=by, escalation=escalation, words=words, kind="resolved")
    if sending.sent_before(EscalationStep, submission, fingerprint):
        return held
    _refuse(held, words)
    held.resolved_on, held.resolution = today, words.strip()
    held.answered_on = held.answered_on or today
    keep(held, **QUESTIONS)
    _step(by, held, StepKind.RESOLVED, words, today, submission, fingerprint)
    _line(by, "resolved escalation", held)
    return held


@transaction.atomic
def read_answer(*, by: Staff, escalation: Escalation, now: datetime) -> int:
    """Whoever asked has opened the escalation and read what was answered since; to how many questions of theirs."""
    latest = escalation.steps.answering().exclude(taken_by=by).order_by("-created_at", "-pk").first()
    if latest is None:
        return 0
    unread = Q(answer_read_at=None) | Q(answer_read_at__lt=latest.created_at)
    asked = escalation.steps.asking().filter(unread, taken_by=by, created_at__lte=latest.created_at)
    steps = list(asked.order_by("pk").select_for_update(of=("self",)))
    for step in steps:
        step.answer_read_at = now
        keep(step)
    if steps:
        audit.record(by=by, verb="read answer", subject=escalation, person=escalation.person)
    return len(steps)


def _held(by: Staff, escalation: Escalation, permission: Permission) -> Escalation:
    found = Escalation.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    held = found.get(pk=escalation.pk)
    if not _may(by, held, permission):
        raise PermissionDenied
    return held


def _may(by: Staff, escalation: Escalation, permission: Permission) -> bool:
    standing = policies.standing(by, escalation.person, permission)
    return standing is not None and standing.organisation.pk == escalation.organisation_id


def _refuse(escalation: Escalation, words: str) -> None:
    if escalation.resolved_on is not None:
        raise AlreadyResolved
    if not words.strip():
        raise WordsMissing


def _refuse_owner(owner: Staff, organisation: Organisation, on: date) -> None:
    if not able([organisation], Permission.ANSWER_ESCALATION, on).filter(staff=owner).exists():
        raise NobodyCanAnswer


def _step(by, escalation, kind, words, today, submission: UUID | None = None, fingerprint: str = "") -> None:
    starts = kind in (StepKind.RAISED, StepKind.PASSED_UP)
    keep(
        EscalationStep(
            escalation=escalation,
            kind=kind,
            level=escalation.level,
            owner=escalation.owner,
            taken_on=today,
            taken_by=by,
            due_on=escalation.due_on if starts else None,
            words=words.strip(),
            submission=submission,
            fingerprint=fingerprint,
        ),
        **QUESTIONS,
    )


def _line(by: Staff, verb: str, escalation: Escalation) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject=escalation,
        person=escalation.person,
        level=escalation.level,
        due_on=str(escalation.due_on),
    )
