"""What is escalated: of one person, of an authority, and what waits for somebody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from accounts.models import Organisation, Staff
from accounts.queries.able import able_staff
from accounts.roles import Permission
from casework import policies
from casework.choices import EscalationLevel
from casework.models import Action, Escalation, EscalationRule, EscalationStep
from casework.rules import escalations as rules
from placements.choices import FundingStatus
from placements.models import BankHoliday, ChcDispute, FundingLine, Person, ResponsibilityDispute

CAUSES = {
    "action": Action,
    "responsibility_dispute": ResponsibilityDispute,
    "chc_dispute": ChcDispute,
    "funding_line": FundingLine,
}


@dataclass(frozen=True, slots=True)
class Open:
    """How many escalations of an authority are open on a day; nobody is named. `oldest_days` since the first."""

    total: int
    overdue: int
    oldest_days: int | None
    by_level: tuple[tuple[str, int], ...]


def due_on_of(level: str, asked_on: date) -> date:
    """The day by which a level answers what it is asked on a day. Two queries."""
    columns = ("level", "valid_from", "valid_until", "working_days")
    clocks = EscalationRule.objects.order_by("level", "valid_from").values_list(*columns)
    holidays = BankHoliday.objects.filter(day__gte=asked_on).order_by("day").values_list("day", flat=True)
    return rules.due_on(level, asked_on, [rules.Clock(*row) for row in clocks], frozenset(holidays))


def escalations(staff, person: Person | None = None) -> QuerySet[Escalation]:
    """What somebody may read, the oldest first; of one person, or of everybody."""
    found = policies.escalations_for(staff).select_related("owner", "person", *_CAUSES_READ)
    found = found if person is None else found.filter(person=person)
    return found.order_by("raised_on", "pk")


_CAUSES_READ = (
    "action__owner",
    "action__owner_organisation",
    "responsibility_dispute__other_body",
    "chc_dispute",
    "funding_line__payer",
)


def whole(staff) -> QuerySet[Escalation]:
    """What somebody may open: with its steps, the first step first."""
    steps = EscalationStep.objects.select_related("taken_by", "owner").order_by("created_at", "pk")
    return escalations(staff).prefetch_related(Prefetch("steps", steps, "in_order"))


def waiting_for(staff, workers: Iterable[int] | None = None) -> QuerySet[Escalation]:
    """What somebody is to see an answer to and has not, the first to be answered first. For my day.

    With `workers`, what any of these is to see an answer to, as far as `staff` may read it.
    """
    owners = [staff.pk] if workers is None else list(workers)
    return escalations(staff).waiting().filter(owner__in=owners).order_by("due_on", "pk")


def answers_to_read(staff, workers: Iterable[int]) -> list[EscalationStep]:
    """The last answer to each escalation any of these asked about, given by somebody else and not read since.

    As far as `staff` may read it, the latest answer first; `asked_by` is whose question it answers. One query.
    """
    unread = EscalationStep.objects.asking().filter(
        Q(answer_read_at=None) | Q(answer_read_at__lt=OuterRef("created_at")),
        escalation=OuterRef("escalation"),
        created_at__lte=OuterRef("created_at"),
        taken_by__in=list(workers),
    )
    asked_by = unread.exclude(taken_by=OuterRef("taken_by")).order_by("-created_at", "-pk")
    found = (
        EscalationStep.objects.answering()
        .filter(escalation__in=policies.escalations_for(staff).order_by())
        .annotate(asked_by=Subquery(asked_by.values("taken_by")[:1]))
        .exclude(asked_by=None)
        .select_related("escalation__person", "taken_by")
        .order_by("escalation_id", "-created_at", "-pk")
        .distinct("escalation_id")
    )
    return sorted(found, key=lambda step: (step.created_at, step.pk), reverse=True)


def escalations_open(authority: Organisation, on: date) -> Open:
    """How many of an authority's were open on a day, by level as it is now. Counts only: fit for a board member."""
    rows = list(
        Escalation.objects.filter(organisation=authority)
        .open_on(on)
        .order_by("raised_on", "pk")
        .values_list("level", "raised_on", "due_on", "answered_on")
    )
    levels = Counter(level for level, *_ in rows)
    return Open(
        total=len(rows),
        overdue=sum(due < on and (answered is None or answered > on) for _, _, due, answered in rows),
        oldest_days=(on - rows[0][1]).days if rows else None,
        by_level=tuple((level.label, levels[level]) for level in EscalationLevel),
    )


def answerers(organisations: list[Organisation], on: date) -> QuerySet[Staff]:
    """Everybody at one of these organisations who could answer an escalation on a day, by name."""
    return able_staff(organisations, Permission.ANSWER_ESCALATION, on)


def causes(staff, person: Person, granted: frozenset) -> dict[str, tuple[str, object]]:
    """What is open about a person and could be escalated: by key, in words and the thing itself.

    Each kind only for those who may read it.
    """
    found: dict[str, tuple[str, object]] = {}
    escalated = Escalation.objects.open().filter(action=OuterRef("pk")).order_by()
    actions = policies.actions_for(staff).open().filter(~Exists(escalated), person=person)
    for action in actions.select_related("owner", "owner_organisation").order_by("due_on", "pk"):
        found[f"action.{action.uid}"] = (f"Action: {action.what} ({action.who})", action)
    if Permission.SEE_PLACEMENTS in granted:
        disputes = ResponsibilityDispute.objects.open().filter(person=person).select_related("other_body")
        for dispute in disputes.order_by("raised_on", "pk"):
            found[f"responsibility_dispute.{dispute.uid}"] = (cause_words_of(dispute), dispute)
    if Permission.SEE_CHC in granted:
        chc = ChcDispute.objects.filter(case__person=person, closed_on=None).select_related("case")
        for stage in chc.order_by("asked_on", "pk"):
            found[f"chc_dispute.{stage.uid}"] = (cause_words_of(stage), stage)
    if Permission.SEE_COSTS in granted:
        lines = FundingLine.objects.filter(
            placement__person=person, status=FundingStatus.DISPUTED, ends_on=None
        )
        for line in lines.select_related("payer", "placement").order_by("starts_on", "pk"):
            found[f"funding_line.{line.uid}"] = (cause_words_of(line), line)
    return found


def cause_of(escalation: Escalation):
    """The action or dispute it is about; None for a worry in words."""
    found = (getattr(escalation, name) for name in CAUSES)
    return next((cause for cause in found if cause is not None), None)


READ_WITH = {
    Action: Permission.SEE_ACTIONS,
    ResponsibilityDispute: Permission.SEE_PLACEMENTS,
    ChcDispute: Permission.SEE_CHC,
    FundingLine: Permission.SEE_COSTS,
}


def cause_words(escalation: Escalation, granted: frozenset) -> str:
    """What it is about, for somebody of whom this is granted; a dispute they may not read has no more words."""
    cause = cause_of(escalation)
    if cause is None or READ_WITH[type(cause)] in granted:
        return cause_words_of(cause)
    return "A dispute"


def cause_words_of(cause) -> str:
    """What it is about, in a line: never an amount."""
    match cause:
        case Action():
            return f"Action: {cause.what} ({cause.who})"
        case ResponsibilityDispute():
            return f"Dispute with {cause.other_body} about whose duty it is"
        case ChcDispute():
            return f"Continuing healthcare: {cause.get_stage_display()}"
        case FundingLine():
            return f"Disputed share of {cause.payer or 'the person'}"
    return "A worry"
