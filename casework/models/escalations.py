"""What could not be settled where it arose: raised to the team manager, and passed up from there.

Each step is a row; the escalation itself says how it stands now.
"""

from datetime import date

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from casework.choices import EscalationLevel, StepKind
from casework.models.actions import Action
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import ChcDispute, FundingLine, Person, ResponsibilityDispute

LONGEST_WORDS = 2000
NOT_TOO_LONG = MaxLengthValidator(LONGEST_WORDS, "Write at most 2,000 characters.")
ONE_CAUSE_AT_MOST = (
    Q(action=None, responsibility_dispute=None, chc_dispute=None)
    | Q(action=None, responsibility_dispute=None, funding_line=None)
    | Q(action=None, chc_dispute=None, funding_line=None)
    | Q(responsibility_dispute=None, chc_dispute=None, funding_line=None)
)


class EscalationRule(models.Model):
    """Within how many working days a level answers, from a day on."""

    level = models.CharField("level", max_length=16, choices=EscalationLevel)
    valid_from = models.DateField("from")
    valid_until = models.DateField("first day no longer", null=True, blank=True)
    working_days = models.PositiveSmallIntegerField("working days to answer")
    source = models.CharField("where it comes from", max_length=120)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "level", "valid_from", "valid_until", "working_days", "source"})

    class Meta:
        ordering = ["level", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["level", "valid_from"], name="escalation_rule_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="escalation_rule_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()}, {self.working_days} working days, from {self.valid_from}"


class EscalationQuerySet(models.QuerySet):
    """Narrowings of what was raised."""

    def open(self):
        """Not resolved."""
        return self.filter(resolved_on=None)

    def open_on(self, day: date):
        """Raised by a day, and not resolved by then."""
        return self.filter(Q(resolved_on=None) | Q(resolved_on__gt=day), raised_on__lte=day)

    def waiting(self):
        """Nobody has answered at the level it is at."""
        return self.filter(resolved_on=None, answered_on=None)


class Escalation(SentOnce, Record):
    """One matter about one person: an action, a dispute, or a worry in words. `due_on` is when the level answers."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="escalations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="escalations")
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations"
    )
    responsibility_dispute = models.ForeignKey(
        ResponsibilityDispute, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations"
    )
    chc_dispute = models.ForeignKey(
        ChcDispute, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations"
    )
    funding_line = models.ForeignKey(
        FundingLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="escalations",
        verbose_name="disputed share",
    )
    words = models.TextField("what is the matter", validators=[NOT_TOO_LONG])
    level = models.CharField("who is asked", max_length=16, choices=EscalationLevel)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="escalations", verbose_name="who sees to the answer"
    )
    raised_on = models.DateField("raised")
    due_on = models.DateField("to be answered by")
    answered_on = models.DateField("answered", null=True, blank=True)
    resolved_on = models.DateField("resolved", null=True, blank=True)
    resolution = models.TextField("how it was resolved", blank=True, validators=[NOT_TOO_LONG])

    objects = EscalationQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"words", "resolution", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "person", "organisation", "action"),
                *("responsibility_dispute", "chc_dispute", "funding_line", "level", "owner"),
                *("raised_on", "due_on", "answered_on", "resolved_on"),
            ]
        )

    class Meta:
        ordering = ["raised_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=ONE_CAUSE_AT_MOST,
                name="escalation_about_one_thing",
                violation_error_message="An escalation is about one action or one dispute.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="escalation_says_what",
                violation_error_message="Say what is the matter.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on=None, resolution="")
                | (Q(resolved_on__isnull=False, resolved_on__gte=F("raised_on")) & ~Q(resolution="")),
                name="escalation_resolved_in_words",
                violation_error_message="Say how it was resolved.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("raised_on")),
                name="escalation_answered_after_raised",
                violation_error_message="It is answered on or after the day it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("raised_on")),
                name="escalation_due_after_raised",
                violation_error_message="It is to be answered on or after the day it was raised.",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(resolved_on=None),
                name="escalation_of_an_action_open_once",
                violation_error_message="This action is escalated already. Open that escalation.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "raised_on", "id"],
                name="escalation_open_in_list",
                condition=Q(resolved_on=None),
            ),
            models.Index(
                fields=["owner", "due_on"], name="escalation_open_by_owner", condition=Q(resolved_on=None)
            ),
            models.Index(fields=["person", "raised_on"], name="escalation_by_person"),
        ]

    def __str__(self):
        return f"Escalation of {self.raised_on}"

    @property
    def is_open(self) -> bool:
        """Not resolved."""
        return self.resolved_on is None


class EscalationStepQuerySet(models.QuerySet):
    """Narrowings of what was asked and answered."""

    def asking(self):
        """What somebody asked of a level."""
        return self.filter(kind__in=(StepKind.RAISED, StepKind.PASSED_UP))

    def answering(self):
        """What a level said."""
        return self.filter(kind__in=(StepKind.ANSWERED, StepKind.RESOLVED))


class EscalationStep(SentOnce, Record):
    """One step of it: who asked or answered whom, on which day, and what was said."""

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("what happened", max_length=9, choices=StepKind)
    level = models.CharField("who was asked", max_length=16, choices=EscalationLevel)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    taken_on = models.DateField("day")
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("to be answered by", null=True, blank=True)
    words = models.TextField("in words", validators=[NOT_TOO_LONG])
    answer_read_at = models.DateTimeField("when whoever asked read the answer last", null=True, blank=True)

    objects = EscalationStepQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"words", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "escalation", "kind", "level", "owner"),
                *("taken_on", "taken_by", "due_on", "answer_read_at"),
            ]
        )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="escalation_step_in_words",
                violation_error_message="Say what was said.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[StepKind.RAISED, StepKind.PASSED_UP], due_on__isnull=False)
                | Q(kind__in=[StepKind.HANDED_OVER, StepKind.ANSWERED, StepKind.RESOLVED], due_on=None),
                name="escalation_step_starts_a_clock",
                violation_error_message="Only what is raised or passed up has a day to be answered by.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.taken_on}"
