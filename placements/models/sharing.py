"""What was decided about sharing with others; the newest answer for each side is in force."""

from django.db import models
from django.db.models import F, Q

from linkworker.sending import SentOnce
from placements.choices import SharingAnswer, SharingBasis, ToldSide
from placements.models.people import Person
from placements.models.recording import Recorded
from placements.rules import sharing


class SharingDecisionQuerySet(models.QuerySet):
    """Narrowings of what was decided."""

    def in_force(self):
        """The newest of each person and side; of two on one day, the one recorded later."""
        return self.order_by("person_id", "side", "-decided_on", "-pk").distinct("person_id", "side")


class SharingDecision(SentOnce, Recorded):
    """One answer about one side. It is superseded by a later one and never overwritten."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sharing_decisions")
    what_about = models.CharField("what would be shared", max_length=300)
    side = models.CharField("with whom", max_length=12, choices=ToldSide)
    answer = models.CharField("what was decided", max_length=16, choices=SharingAnswer)
    basis = models.CharField("basis", max_length=16, choices=SharingBasis, blank=True)
    decided_on = models.DateField("decided on")
    decided_by = models.CharField("who decided", max_length=160)
    capacity_considered = models.BooleanField("capacity considered", null=True, blank=True)
    review_on = models.DateField("look at again on", null=True, blank=True)

    objects = SharingDecisionQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            {"what_about", "side", "answer", "basis", "decided_by", "capacity_considered", "fingerprint"}
        )
        plain = frozenset(
            ["id", "uid", "created_at", "person", "decided_on", "review_on", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        indexes = [
            models.Index(fields=["person", "side", "-decided_on", "-id"], name="sharing_newest_by_side")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="agreed", basis__in=sharing.BASES["agreed"])
                | Q(answer="best_interests", basis__in=sharing.BASES["best_interests"])
                | Q(answer="refused", basis__in=sharing.BASES["refused"])
                | Q(answer="not_asked", basis__in=sharing.BASES["not_asked"]),
                name="sharing_basis_fits_answer",
                violation_error_message="Choose a basis that fits: consent for agreed, best interests for a "
                "best-interests decision. Sharing without agreement needs a legal duty or vital interests.",
            ),
            models.CheckConstraint(
                condition=~Q(answer="best_interests")
                | Q(capacity_considered__isnull=False, capacity_considered=True),  # not recorded is not yes
                name="sharing_best_interests_after_capacity",
                violation_error_message="A best-interests decision is made only after capacity to make this "
                "decision was considered.",
            ),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gt=F("decided_on")),
                name="sharing_reviewed_after_decided",
                violation_error_message="The day to look at it again must be after the day it was decided.",
            ),
        ]

    def __str__(self):
        return f"{self.get_side_display()}: {self.get_answer_display().lower()}"
