"""A summary of the law somebody stands under, day by day. Never "lacks capacity": that is a decision, not a person."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Func, Q, Value

from linkworker.sending import SentOnce
from placements.choices import LegalKind
from placements.models.people import Person
from placements.models.recording import Recorded
from placements.rules import legal

ONE_AT_A_TIME = ("dols_standard", "dols_urgent", "mha", "cto", "guardianship")
LONGEST_YEAR_DAYS = 366


class LegalStatusQuerySet(models.QuerySet):
    """Narrowings of who stands under what."""

    def in_force_on(self, day: date):
        """Begun by a day, and its last day not before it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class LegalStatus(SentOnce, Recorded):
    """In force from `starts_on` until `ends_on`, the first day it is not.

    `ended_early`: somebody ended it before the day it was given for, so it did not run out.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="legal_statuses")
    kind = models.CharField("what it is", max_length=20, choices=LegalKind)
    section = models.CharField("which section", max_length=10, blank=True)
    starts_on = models.DateField("in force from")
    ends_on = models.DateField("first day no longer in force", null=True, blank=True)
    ended_early = models.BooleanField("ended before its day", default=False, db_default=False, editable=False)
    reference = models.CharField("reference on the paper", max_length=80, blank=True)
    note = models.CharField("note", max_length=500, blank=True)

    objects = LegalStatusQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"kind", "section", "reference", "note", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "starts_on",
                "ends_on",
                "ended_early",
                "recorded_by",
                "submission",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name_plural = "legal statuses"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LegalKind.values),
                name="legal_kind_in_force_in_england",
                violation_error_message="Choose one of the list. Liberty Protection Safeguards are not law.",
            ),
            models.CheckConstraint(
                condition=Q(kind="mha", section__gt="") | (~Q(kind="mha") & Q(section="")),
                name="legal_section_of_the_mental_health_act",
                violation_error_message="Enter the section of the Mental Health Act, like 3 or 37/41.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="legal_ends_after_start",
                violation_error_message="The last day must be on or after the first.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="dols_standard")
                | Q(
                    ends_on__isnull=False,
                    ends_on__lte=ExpressionWrapper(
                        F("starts_on") + Value(timedelta(days=LONGEST_YEAR_DAYS)), output_field=DateField()
                    ),
                ),
                name="legal_standard_within_a_year",
                violation_error_message="A DoLS standard authorisation lasts 12 months at most. Enter its last day.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="dols_urgent")
                | Q(
                    ends_on__isnull=False,
                    ends_on__lte=ExpressionWrapper(
                        F("starts_on") + Value(timedelta(days=legal.LONGEST_URGENT_DAYS)),
                        output_field=DateField(),
                    ),
                ),
                name="legal_urgent_within_a_fortnight",
                violation_error_message="A DoLS urgent authorisation lasts 7 days, and 7 more at most. "
                "Enter its last day.",
            ),
            ExclusionConstraint(
                name="legal_one_of_a_kind_on_any_day",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("kind"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(kind__in=ONE_AT_A_TIME),
                violation_error_message="Another of the same kind is in force on these days. End it first.",
            ),
        ]

    def __str__(self):
        return self.in_words

    @property
    def in_words(self) -> str:
        """What it is: "Mental Health Act section 3"."""
        return f"{self.get_kind_display()} {self.section}".strip()

    @property
    def last_day(self) -> date | None:
        """The last day in force, as the paper says it."""
        return legal.last_day(self.ends_on) if self.ends_on else None
