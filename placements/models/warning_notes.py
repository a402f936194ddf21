"""Warning notes: what somebody must know before they go, looked at again by a day and never edited."""

from datetime import date, timedelta

from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce

from accounts.models import Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import WarningKind, WarningOutcome
from placements.models.people import Person

LONGEST_WAIT = timedelta(days=366)


class WarningNoteQuerySet(models.QuerySet):
    """Narrowings of warnings."""

    def in_force_on(self, day: date):
        """Raised by a day and not ended by then. A note overdue for review is still in force."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), raised_on__lte=day)


class WarningNote(SentOnce, Record):
    """A warning. Its words are kept as raised; a review keeps it, ends it, or puts another in its place."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="warning_notes")
    kind = models.CharField("kind of warning", max_length=12, choices=WarningKind)
    words = models.CharField("what the risk is", max_length=500)
    what_to_do = models.CharField("what to do", max_length=500)
    raised_on = models.DateField("raised on")
    raised_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    last_kept_on = models.DateField("last kept at a review", null=True, blank=True)
    review_by = models.DateField("review by")
    person_told = models.BooleanField("the person has been told")
    why_not_told = models.CharField("why the person has not been told", max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    ended_on = models.DateField("ended", null=True, blank=True)

    objects = WarningNoteQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"kind", "words", "what_to_do", "person_told", "why_not_told", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "raised_on",
                "raised_by",
                "last_kept_on",
                "review_by",
                "replaces",
                "ended_on",
                "submission",
            ]
        )

    class Meta:
        ordering = ["-raised_on", "-pk"]
        indexes = [
            models.Index(
                fields=["person", "review_by"], name="warning_open_by_person", condition=Q(ended_on=None)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(what_to_do=""),
                name="warning_says_what_to_do",
                violation_error_message="Say what the risk is and what to do.",
            ),
            models.CheckConstraint(
                condition=Q(review_by__gt=Coalesce(F("last_kept_on"), F("raised_on")))
                & Q(
                    review_by__lte=ExpressionWrapper(
                        Coalesce(F("last_kept_on"), F("raised_on")) + Value(LONGEST_WAIT),
                        output_field=DateField(),
                    )
                ),
                name="warning_reviewed_within_a_year",
                violation_error_message="The day to review it by must be in the next 12 months.",
            ),
            models.CheckConstraint(
                condition=Q(person_told=True, why_not_told="") | Q(person_told=False, why_not_told__gt=""),
                name="warning_told_or_why_not",
                violation_error_message="Say why the person has not been told.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("raised_on")),
                name="warning_ends_after_raised",
                violation_error_message="A warning note ends after it was raised.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, raised {self.raised_on}"


class WarningReview(SentOnce, Record):
    """Somebody looked at a warning note again, and what they decided."""

    note = models.ForeignKey(WarningNote, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField("reviewed on")
    reviewed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("what was decided", max_length=8, choices=WarningOutcome)
    words = models.CharField("why", max_length=500)

    class Privacy:
        personal = frozenset({"outcome", "words", "fingerprint"})
        plain = frozenset(["id", "uid", "created_at", "note", "reviewed_on", "reviewed_by", "submission"])

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="warning_review_says_why",
                violation_error_message="Say why.",
            ),
            models.UniqueConstraint(
                fields=["note"],
                condition=~Q(outcome="kept"),
                name="warning_ended_once",
                violation_error_message="This warning note has ended already.",
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}, {self.reviewed_on}"
