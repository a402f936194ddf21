"""A dispute about whose somebody is: two bodies, a clock, and who pays meanwhile without prejudice."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.records import Record
from placements.choices import DisputeKind, DisputeStage
from placements.models.people import Person


class ResponsibilityDisputeQuerySet(models.QuerySet):
    """Narrowings of disputes."""

    def open(self):
        """Not settled yet."""
        return self.filter(closed_on=None)


class ResponsibilityDispute(Record):
    """Care goes on and somebody pays for it: there is no dispute without an interim funder."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibility_disputes")
    kind = models.CharField("between", max_length=8, choices=DisputeKind)
    other_body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="the other body"
    )
    interim_funder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="who pays meanwhile"
    )
    raised_on = models.DateField("raised")
    stage = models.CharField("stage", max_length=12, choices=DisputeStage, default=DisputeStage.RAISED)
    referred_on = models.DateField("referred for a decision", null=True, blank=True)
    closed_on = models.DateField("settled", null=True, blank=True)
    outcome = models.TextField("what was settled", blank=True)

    objects = ResponsibilityDisputeQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"outcome"})
        plain = frozenset(
            {
                *("id", "uid", "created_at", "person", "kind", "other_body", "interim_funder", "raised_on"),
                *("stage", "referred_on", "closed_on"),
            }
        )

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="dispute_closed_with_outcome",
                violation_error_message="Say what was settled.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("raised_on")),
                name="dispute_closed_after_raised",
                violation_error_message="A dispute is settled on or after the day it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(referred_on=None) | Q(referred_on__gte=F("raised_on")),
                name="dispute_referred_after_raised",
                violation_error_message="A dispute is referred on or after the day it was raised.",
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(closed_on=None),
                name="dispute_one_open_of_a_kind",
                violation_error_message="A dispute of this kind is open already. Settle it first.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} raised {self.raised_on}"
