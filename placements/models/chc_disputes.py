"""Disputes about continuing healthcare: the person's own, stage by stage, and those between the bodies."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import ChcDisputeOutcome, ChcDisputeStage
from placements.models.chc import ChcCase

BETWEEN_BODIES = Q(stage=ChcDisputeStage.BETWEEN_BODIES)


class ChcDispute(SentOnce, Record):
    """One stage of one dispute. Between council and ICB somebody always pays meanwhile: there is no gap."""

    case = models.ForeignKey(ChcCase, on_delete=models.PROTECT, related_name="disputes")
    stage = models.CharField("stage", max_length=20, choices=ChcDisputeStage)
    asked_on = models.DateField("asked")
    due_on = models.DateField("should be finished by", null=True, blank=True)
    interim_funder = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who pays meanwhile",
    )
    without_prejudice = models.BooleanField("without prejudice", default=False)
    closed_on = models.DateField("closed", null=True, blank=True)
    outcome = models.CharField("how it ended", max_length=16, choices=ChcDisputeOutcome, blank=True)
    settled_funder = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who pays from now on",
    )

    class Privacy:
        personal = frozenset({"outcome", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "case", "stage", "asked_on", "due_on"),
                *("interim_funder", "without_prejudice", "closed_on", "settled_funder"),
            ]
        )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "stage"],
                condition=Q(closed_on=None),
                name="chc_dispute_once_a_stage",
                violation_error_message="This stage is open already. Close it first.",
            ),
            models.CheckConstraint(
                condition=~BETWEEN_BODIES | Q(interim_funder__isnull=False, without_prejudice=True),
                name="chc_dispute_leaves_no_gap",
                violation_error_message=(
                    "Say who pays meanwhile, without prejudice: neither body may stop paying alone."
                ),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="chc_dispute_end_has_outcome",
                violation_error_message="Give both the day it closed and how it ended, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("asked_on")),
                name="chc_dispute_closes_after_asked",
                violation_error_message="It cannot have closed before it was asked for.",
            ),
            models.CheckConstraint(
                condition=~BETWEEN_BODIES
                | Q(closed_on=None)
                | Q(settled_funder__isnull=False)
                | Q(outcome=ChcDisputeOutcome.PACKAGE_ENDED),
                name="chc_dispute_ends_with_a_funder",
                violation_error_message="Say who pays from now on, or that the package ended.",
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()}, asked {self.asked_on}"

    @property
    def between_bodies(self) -> bool:
        """Between the council and the ICB, not the person's own."""
        return self.stage == ChcDisputeStage.BETWEEN_BODIES
