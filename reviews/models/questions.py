"""The questions of a review record. Versioned: an old review shows what it was asked."""

from django.db import models
from django.db.models import Q

from reviews.choices import NEITHER, RATINGS, Answer, ReviewKind


class Question(models.Model):
    """One question of one version of a kind's record (domain B1)."""

    kind = models.CharField("kind of review", max_length=8, choices=ReviewKind)
    version = models.PositiveSmallIntegerField("version")
    code = models.CharField("code", max_length=40)
    order = models.PositiveSmallIntegerField("order")
    heading = models.CharField("heading", max_length=120)
    text = models.CharField("question", max_length=300)
    yes_or_no = models.BooleanField("answered yes or no, with words", default=True)
    rated = models.BooleanField(
        "rated red, amber or green, with the evidence", default=False, db_default=False
    )

    class Privacy:
        personal = frozenset()
        plain = frozenset(["id", "kind", "version", "code", "order", "heading", "text", "yes_or_no", "rated"])

    class Meta:
        ordering = ["kind", "-version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version", "code"], name="question_once_a_version"),
            models.CheckConstraint(
                condition=~Q(yes_or_no=True, rated=True),
                name="question_answered_one_way",
                violation_error_message="A question is answered yes or no, or rated, not both.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def chosen_from(self) -> list[tuple[str, str]]:
        """The answers it offers beside the words: yes or no, a rating, or none where words are the answer."""
        if self.rated:
            return RATINGS
        return list(Answer.choices) if self.yes_or_no else []

    @property
    def may_be(self) -> frozenset[str]:
        """Every answer that can be kept; what only words answer is never anything but not recorded."""
        return frozenset(value for value, _ in self.chosen_from or NEITHER)
