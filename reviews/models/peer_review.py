"""Peer review of a sample: what was drawn, how, and what somebody not on the case found."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Q, Value

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from reviews.choices import StandardMet
from reviews.models.held import Review
from reviews.rules.peer_review import MOST_DRAWN

LONGEST_YEAR_DAYS = 366
LONGEST_FINDINGS = 5000
MOST_A_WEEK = 99999


class PeerStandard(models.Model):
    """One thing a good record shows, in one version of the list. An old peer review shows what it was asked."""

    version = models.PositiveSmallIntegerField("version")
    code = models.CharField("code", max_length=40)
    order = models.PositiveSmallIntegerField("order")
    text = models.CharField("standard", max_length=200)
    about_money = models.BooleanField("for those who may see what things cost", default=False)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "version", "code", "order", "text", "about_money"})

    class Meta:
        ordering = ["-version", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"],
                name="peer_standard_once_a_version",
                violation_error_message="This version has that standard already.",
            )
        ]

    def __str__(self):
        return self.text


class PeerSample(SentOnce, Record):
    """One draw among the records of reviews held from a day to a day, both counted. `seed` says how it fell."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    drawn_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField("drawn on")
    held_from = models.DateField("reviews held from")
    held_to = models.DateField("reviews held until, that day included")
    asked = models.PositiveSmallIntegerField(
        "how many were asked for", validators=[MinValueValidator(1), MaxValueValidator(MOST_DRAWN)]
    )
    found = models.PositiveIntegerField("how many there were to draw from")
    seed = models.CharField("seed of the draw", max_length=64)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "fingerprint", "organisation", "drawn_by"),
                *("drawn_on", "held_from", "held_to", "asked", "found", "seed"),
            ]
        )

    class Meta:
        verbose_name = "sample for peer review"
        verbose_name_plural = "samples for peer review"
        ordering = ["-drawn_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__gte=F("held_from")) & Q(held_to__lte=F("drawn_on")),
                name="peer_sample_days_in_order",
                violation_error_message="The last day must be on or after the first, and not in the future.",
            ),
            models.CheckConstraint(
                condition=Q(
                    held_to__lt=ExpressionWrapper(
                        F("held_from") + Value(timedelta(days=LONGEST_YEAR_DAYS)), output_field=DateField()
                    )
                ),
                name="peer_sample_of_a_year",
                violation_error_message="Draw from a year at most.",
            ),
            models.CheckConstraint(
                condition=Q(asked__gte=1) & Q(asked__lte=MOST_DRAWN) & Q(found__gte=1),
                name="peer_sample_has_a_size",
                violation_error_message=f"Draw from 1 to {MOST_DRAWN} records.",
            ),
            models.CheckConstraint(
                condition=~Q(seed=""),
                name="peer_sample_has_a_seed",
                violation_error_message="A draw without its seed cannot be shown to be fair.",
            ),
        ]

    def __str__(self):
        return f"drawn {self.drawn_on}"


class DrawnRecord(Record):
    """One record that was drawn. It is drawn once, ever."""

    sample = models.ForeignKey(PeerSample, on_delete=models.PROTECT, related_name="drawn")
    review = models.OneToOneField(
        Review,
        on_delete=models.PROTECT,
        related_name="drawn_record",
        error_messages={"unique": "This record was drawn before."},
    )
    place = models.PositiveSmallIntegerField("place in the draw")

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "uid", "created_at", "sample", "review", "place"})

    class Meta:
        verbose_name = "record drawn for peer review"
        verbose_name_plural = "records drawn for peer review"
        ordering = ["-sample", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "place"],
                name="drawn_record_place_once",
                violation_error_message="Another record was drawn at this place.",
            )
        ]

    def __str__(self):
        return f"drawn at place {self.place}"


class PeerReview(SentOnce, Record):
    """What somebody not on the case found in a drawn record, alone or with a colleague. It changes nothing in it.

    `weekly_change` is what the reviewers would change in pounds a week; nothing where nobody looked at the cost.
    """

    drawn = models.OneToOneField(
        DrawnRecord,
        on_delete=models.PROTECT,
        related_name="peer_review",
        error_messages={"unique": "This record has had its peer review."},
    )
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    with_whom = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField("reviewed on")
    findings = models.TextField("what was found", max_length=LONGEST_FINDINGS)
    to_change = models.TextField("what should change", max_length=LONGEST_FINDINGS, blank=True)
    weekly_change = models.DecimalField(
        "change in cost, pounds a week", max_digits=7, decimal_places=2, null=True, blank=True
    )

    class Privacy:
        personal = frozenset({"findings", "to_change", "weekly_change", "fingerprint"})
        plain = frozenset(
            {"id", "uid", "created_at", "submission", "drawn", "by", "with_whom", "reviewed_on"}
        )

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(findings=""),
                name="peer_review_says_something",
                violation_error_message="Enter what you found.",
            ),
            models.CheckConstraint(
                condition=Q(with_whom=None) | ~Q(with_whom=F("by")),
                name="peer_review_with_somebody_else",
                violation_error_message="Choose a colleague, or nobody.",
            ),
            models.CheckConstraint(
                condition=Q(weekly_change=None)
                | Q(weekly_change__gte=-MOST_A_WEEK) & Q(weekly_change__lte=MOST_A_WEEK),
                name="peer_review_cost_in_range",
                violation_error_message=f"The change must be £{MOST_A_WEEK:,} a week or less.",
            ),
        ]

    def __str__(self):
        return f"peer review of {self.reviewed_on}"


class PeerAnswer(models.Model):
    """How far a record meets one standard."""

    peer_review = models.ForeignKey(PeerReview, on_delete=models.PROTECT, related_name="answers")
    standard = models.ForeignKey(PeerStandard, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField("answer", max_length=16, choices=StandardMet)

    class Privacy:
        personal = frozenset({"answer"})
        plain = frozenset({"id", "peer_review", "standard"})

    class Meta:
        ordering = ["standard__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["peer_review", "standard"],
                name="peer_answer_once_a_standard",
                violation_error_message="This standard is answered already.",
            )
        ]

    def __str__(self):
        return self.answer
