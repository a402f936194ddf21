"""The plan to leave hospital: twelve checkpoints in our own words, and how each stands (domain B4)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Placement
from reviews.choices import DischargeStatus

LONGEST_OWNER = 160


class DischargeCheckpointQuerySet(models.QuerySet):
    """Narrowings of the checkpoints."""

    def in_force_on(self, day: date):
        """Those that held on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class DischargeCheckpoint(models.Model):
    """One thing to be settled before somebody leaves hospital, from a day until another wording takes over."""

    code = models.CharField("code", max_length=20)
    order = models.PositiveSmallIntegerField("order")
    label = models.CharField("checkpoint", max_length=160)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)

    objects = DischargeCheckpointQuerySet.as_manager()

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "code", "order", "label", "valid_from", "valid_until"})

    class Meta:
        ordering = ["order", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="checkpoint_once_a_day",
                violation_error_message="This checkpoint has a wording from that day already.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="checkpoint_ends_after_start",
                violation_error_message="A wording ends after it began.",
            ),
        ]

    def __str__(self):
        return self.label


class DischargeStep(SentOnce, Record):
    """How one checkpoint of a stay in hospital stands from now on: the latest row counts."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="discharge_steps")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    checkpoint = models.ForeignKey(DischargeCheckpoint, on_delete=models.PROTECT, related_name="+")
    status = models.CharField("how it stands", max_length=12, choices=DischargeStatus)
    owner = models.CharField("who sees to it", max_length=LONGEST_OWNER, blank=True)
    due_on = models.DateField("by when", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    words = models.TextField("in words", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"status", "owner", "words", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "placement", "organisation", "checkpoint", "due_on", "done_on"),
                *("recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=DischargeStatus.DONE, done_on__isnull=False)
                | (~Q(status=DischargeStatus.DONE) & Q(done_on=None)),
                name="discharge_done_on_a_day",
                violation_error_message="What is done was done on a day; nothing else was.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[DischargeStatus.NOT_NEEDED, DischargeStatus.REOPENED])
                | ~Q(words=""),
                name="discharge_with_reason",
                violation_error_message="Enter why it is not needed, or is open again.",
            ),
        ]

    def __str__(self):
        return f"{self.checkpoint}: {self.status}"
