"""What somebody thinks of the support they get, as a number and in their words."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from linkworker.records import Record
from placements.models import Person

LOWEST_SCORE, HIGHEST_SCORE = 1, 5
LONGEST_WORDS = 5_000


class Feedback(Record):
    """One answer on one day. `by_proxy` says whether somebody else answered for the person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="feedback")
    given_on = models.DateField("given on")
    score = models.PositiveSmallIntegerField("score, 1 to 5")
    by_proxy = models.BooleanField("somebody answered for the person", null=True, blank=True)
    words = models.TextField("in their words", blank=True)

    class Privacy:
        personal = frozenset({"words", "score"})
        plain = frozenset(["id", "uid", "created_at", "person", "organisation", "given_on", "by_proxy"])

    class Meta:
        verbose_name_plural = "feedback"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "given_on"],
                name="feedback_once_a_day",
                violation_error_message="This person gave feedback on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(score__range=(LOWEST_SCORE, HIGHEST_SCORE)),
                name="feedback_score_is_one_to_five",
                violation_error_message=f"Give a score from {LOWEST_SCORE} to {HIGHEST_SCORE}.",
            ),
        ]

    def __str__(self):
        return f"{self.score} of {HIGHEST_SCORE}, {self.given_on:%Y-%m-%d}"
