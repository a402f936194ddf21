"""The questions of a review record. Versioned: an old review shows what it was asked."""

from django.db import models

from reviews.choices import ReviewKind


class Question(models.Model):
    """One question of one version of a kind's record (domain B1)."""

    kind = models.CharField("kind of review", max_length=8, choices=ReviewKind)
    version = models.PositiveSmallIntegerField("version")
    code = models.CharField("code", max_length=40)
    order = models.PositiveSmallIntegerField("order")
    heading = models.CharField("heading", max_length=120)
    text = models.CharField("question", max_length=300)
    yes_or_no = models.BooleanField("answered yes or no, with words", default=True)

    class Privacy:
        personal = frozenset()
        plain = frozenset(["id", "kind", "version", "code", "order", "heading", "text", "yes_or_no"])

    class Meta:
        ordering = ["kind", "-version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version", "code"], name="question_once_a_version")
        ]

    def __str__(self):
        return self.text
