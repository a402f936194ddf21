"""A review that was held, what it settled and what was decided."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.models import Action
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from reviews.choices import ANSWERS, Answer, Outcome, ReviewKind
from reviews.models.home_reviews import HomeReviewEvent
from reviews.models.questions import Question


class ReviewQuerySet(models.QuerySet):
    """Narrowings of the reviews held."""

    def held_by_day(self, day: date):
        """Reviews held on or before a day."""
        return self.filter(held_on__lte=day)


class Review(SentOnce, Record):
    """One meeting. It may settle several kinds at once (`covers`)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reviews")
    reference = models.CharField("reference", max_length=40, blank=True)
    kind = models.CharField("kind", max_length=8, choices=ReviewKind)
    covers = ArrayField(
        models.CharField(max_length=8, choices=ReviewKind),
        verbose_name="also settles",
        default=list,
        blank=True,
    )
    held_on = models.DateField("held on")
    on_site = models.BooleanField("whoever visited was there in person", null=True, blank=True)
    outcome = models.CharField("decision", max_length=16, choices=Outcome, blank=True)
    person_present = models.BooleanField("the person was there", null=True, blank=True)
    advocate_present = models.BooleanField("an advocate was there", null=True, blank=True)
    family_present = models.BooleanField("family were there", null=True, blank=True)
    person_view = models.TextField("what the person said or showed", blank=True)
    family_view = models.TextField("what the family said", blank=True)
    still_right = models.CharField("is the placement still right", max_length=16, choices=Answer, blank=True)
    least_restrictive = models.CharField(
        "is it the least restrictive", max_length=16, choices=Answer, blank=True
    )
    to_live_nearer = models.TextField("what would have to be true to live nearer home", blank=True)
    decision = models.TextField("decision and reasons", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_be_signed = models.BooleanField("a manager is to sign it off", default=False, db_default=False)
    actions = models.ManyToManyField(Action, related_name="reviews", blank=True)
    home_event = models.ForeignKey(
        HomeReviewEvent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name="meeting about the whole home",
    )

    objects = ReviewQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                "outcome",
                "person_present",
                "advocate_present",
                "family_present",
                "person_view",
                "family_view",
                "still_right",
                "least_restrictive",
                "to_live_nearer",
                "decision",
                "fingerprint",
            ]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "reference",
                "kind",
                "covers",
                "held_on",
                "on_site",
                "to_be_signed",
                "recorded_by",
                "submission",
                "actions",
                "home_event",
            ]
        )

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference"],
                name="review_reference_once",
                condition=~Q(reference=""),
                violation_error_message="Another review already has this reference.",
            ),
            models.CheckConstraint(
                condition=Q(on_site=None) | Q(kind=ReviewKind.VISIT) | Q(covers__contains=[ReviewKind.VISIT]),
                name="review_on_site_of_a_visit",
                violation_error_message="Only an oversight visit says whether somebody was there in person.",
            ),
        ]
        indexes = [models.Index(fields=["person", "-held_on"], name="review_by_person")]

    def __str__(self):
        return f"{self.get_kind_display()} held {self.held_on}"


class ReviewAnswer(models.Model):
    """The answer to one question of the record."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField("answer", max_length=16, choices=ANSWERS, default=Answer.NOT_RECORDED)
    note = models.TextField("in words", blank=True)

    class Privacy:
        personal = frozenset({"answer", "note"})
        plain = frozenset({"id", "review", "question"})

    class Meta:
        ordering = ["question__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "question"], name="answer_once_a_question")]

    def __str__(self):
        return self.answer
