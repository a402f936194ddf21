"""What the scheme decides and may change: parts of life, questions answered with faces, and how long things take."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from casework.choices import AskedIn, PeriodKind


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day until another."""

    def in_force_on(self, day: date):
        """Those of one day (half-open: not on `valid_until` itself)."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class PartOfLife(models.Model):
    """A part of life somebody may have a goal in, and which lists of others it stands in.

    `also` are the words, in small letters, by which registers from elsewhere name it.
    """

    code = models.CharField("code", max_length=20, unique=True)
    label = models.CharField("part of life", max_length=80)
    plainly = models.CharField("in easy words", max_length=80)
    adulthood_area = models.CharField("area of Preparing for Adulthood", max_length=80)
    scheme_area = models.CharField("area of the scheme's eighth duty", max_length=80)
    also = models.TextField("also called", blank=True)
    order = models.PositiveSmallIntegerField("order in lists")

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(
            ["id", "code", "label", "plainly", "adulthood_area", "scheme_area", "also", "order"]
        )

    class Meta:
        ordering = ["order", "pk"]
        verbose_name_plural = "parts of life"

    def __str__(self):
        return self.label


class FaceQuestion(models.Model):
    """A question that is answered by choosing one of five faces, in words a child of nine can read."""

    code = models.CharField("code", max_length=20)
    asked_in = models.CharField("asked in", max_length=8, choices=AskedIn)
    part_of_life = models.ForeignKey(PartOfLife, on_delete=models.PROTECT, null=True, blank=True)
    words = models.CharField("question", max_length=80)
    overall = models.BooleanField("is the score of the whole", default=False)
    order = models.PositiveSmallIntegerField("order in the form")
    valid_from = models.DateField("from")
    valid_until = models.DateField("first day no longer", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(
            [
                "id",
                "code",
                "asked_in",
                "part_of_life",
                "words",
                "overall",
                "order",
                "valid_from",
                "valid_until",
            ]
        )

    class Meta:
        ordering = ["asked_in", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked_in", "code", "valid_from"],
                name="face_question_once_from_a_day",
                violation_error_message="This question is asked in other words from that day already.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="face_question_ends_after_start",
                violation_error_message="The question must end after it began.",
            ),
        ]

    def __str__(self):
        return self.words


class CaseworkPeriod(models.Model):
    """How many days something takes or holds, from a day until another."""

    kind = models.CharField("what", max_length=20, choices=PeriodKind)
    days = models.PositiveSmallIntegerField("days")
    valid_from = models.DateField("from")
    valid_until = models.DateField("first day no longer", null=True, blank=True)
    source = models.CharField("who says so", max_length=160)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(["id", "kind", "days", "valid_from", "valid_until", "source"])

    class Meta:
        ordering = ["kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "valid_from"],
                name="casework_period_once_from_a_day",
                violation_error_message="This period is set from that day already.",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1) & (Q(valid_until=None) | Q(valid_until__gt=F("valid_from"))),
                name="casework_period_holds_for_days",
                violation_error_message="A period is at least one day, and ends after it began.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.days} days"
