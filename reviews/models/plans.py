"""When a review is to be held, as arranged, and which due dates are no longer owed. Neither moves a due date.

Rows, never edits: what was said last of a duty holds, so nobody has to ask how often a meeting was put off.
"""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from linkworker.sending import SentOnce
from placements.models import Person
from placements.models.merges import CountsMerges
from placements.models.recording import Recorded
from reviews.choices import ReviewKind, WhyCancelled

LONGEST_WHY = 300
LONGEST_ABOUT = 80


class ReviewPlan(SentOnce, Recorded):
    """One meeting planned for a day, or called off (no day); it may settle several duties."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="review_plans")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField("planned for", null=True, blank=True)
    because = models.CharField("why then", max_length=LONGEST_WHY, blank=True)

    class Privacy:
        personal = frozenset({"because", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "person", "organisation", "planned_on", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_on__isnull=False) | ~Q(because=""),
                name="review_plan_called_off_with_reason",
                violation_error_message="Say why the review is called off.",
            )
        ]
        indexes = [models.Index(fields=["person", "id"], name="review_plan_by_person")]

    def __str__(self):
        return f"Review planned for {self.planned_on}" if self.planned_on else "Review called off"


class PlannedDuty(models.Model):
    """A duty that a meeting is to settle, and the date by which it was due when that was said."""

    plan = models.ForeignKey(ReviewPlan, on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField("kind", max_length=8, choices=ReviewKind)
    about = models.CharField("placement or goal it is for", max_length=LONGEST_ABOUT, blank=True)
    due_on = models.DateField("due by")

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "plan", "kind", "about", "due_on"})

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "planned duties"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "about"],
                name="planned_duty_once",
                violation_error_message="This review is planned for that day already.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} due {self.due_on}"


class CancelledDuty(CountsMerges, SentOnce, Recorded):
    """A due date that nobody owes any more. The next one, if there is one, is a date of its own.

    `ceased_on` is the day the person died or left, by the record of the day it was cancelled: what was due before that
    day was owed on it, and counts as it stood until it was cancelled.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cancelled_reviews")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("kind", max_length=8, choices=ReviewKind)
    about = models.CharField("placement or goal it is for", max_length=LONGEST_ABOUT, blank=True)
    due_on = models.DateField("due by")
    event_on = models.DateField("counted from", null=True, blank=True)
    ceased_on = models.DateField("died or left on", null=True, blank=True, editable=False)
    reason = models.CharField("why", max_length=12, choices=WhyCancelled)
    words = models.CharField("in words", max_length=LONGEST_WHY)

    class Privacy:
        personal = frozenset({"reason", "words", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "kind",
                "about",
                "due_on",
                "event_on",
                "ceased_on",
                "recorded_by",
                "submission",
                "merged_times",
            ]
        )

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name_plural = "cancelled duties"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about", "due_on", "event_on"],
                name="cancelled_duty_once",
                nulls_distinct=False,
                condition=Q(merged_times=0),
                violation_error_message="This date is cancelled already.",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=WhyCancelled.values),
                name="cancelled_duty_with_reason",
                violation_error_message="Select why the date is cancelled.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} due {self.due_on}: {self.get_reason_display()}"
