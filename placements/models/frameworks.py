"""A framework: providers that may be bought from on agreed terms, by lot, while they are on it (domain K2)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation
from linkworker.records import Record
from placements.choices import CareModel


class Framework(Record):
    """What one authority agreed, and the grades it asks for: they hold for the days of this framework."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="frameworks")
    name = models.CharField("name", max_length=160)
    starts_on = models.DateField("starts")
    ends_on = models.DateField("first day after it", null=True, blank=True)
    entry_grade = models.PositiveSmallIntegerField("grade to enter", default=3)
    uplift_grade = models.PositiveSmallIntegerField("grade for an uplift or personal budgets", default=4)
    inspections_needed = models.PositiveSmallIntegerField("inspections that count", default=2)
    english_map = models.BooleanField("read CQC's words as grades, an approximation", default=False)

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "uid", "created_at", "authority", "name", "starts_on", "ends_on"),
                *("entry_grade", "uplift_grade", "inspections_needed", "english_map"),
            ]
        )

    class Meta:
        ordering = ["-starts_on", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                name="framework_once",
                violation_error_message="Another framework already has this name.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="framework_ends_after_start",
                violation_error_message="The framework must end after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(entry_grade__gte=1, uplift_grade__gte=F("entry_grade"), uplift_grade__lte=6)
                & Q(inspections_needed__gte=1),
                name="framework_grades_are_grades",
                violation_error_message="Grades are from 1 to 6, and an uplift asks for no less than entry.",
            ),
        ]

    def __str__(self):
        return self.name


class Lot(Record):
    """A part of a framework: so many hours a week, bought in one way."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="lots")
    name = models.CharField("name", max_length=160)
    hours_a_week = models.DecimalField("hours a week", max_digits=9, decimal_places=2, null=True, blank=True)
    care_model = models.CharField("how care is bought", max_length=16, choices=CareModel)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "framework", "name", "hours_a_week", "care_model"})

    class Meta:
        ordering = ["framework", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "name"],
                name="lot_once",
                violation_error_message="Another lot already has this name.",
            ),
            models.CheckConstraint(
                condition=Q(hours_a_week=None) | Q(hours_a_week__gt=0),
                name="lot_has_hours",
                violation_error_message="Enter more than no hours, or leave it empty.",
            ),
        ]

    def __str__(self):
        return self.name


class ProviderOnFramework(Record):
    """A provider is on a lot from a day, until a day. With a waiver, why the rule did not keep it out."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="members")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="on_frameworks")
    starts_on = models.DateField("from")
    ends_on = models.DateField("first day no longer", null=True, blank=True)
    waiver_reason = models.CharField("why the rule was waived", max_length=500, blank=True)

    class Privacy:
        personal = frozenset({"waiver_reason"})
        plain = frozenset({"id", "uid", "created_at", "lot", "provider", "starts_on", "ends_on"})

    class Meta:
        ordering = ["lot", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="membership_of_lot_ends_after_start",
                violation_error_message="The last day must be after the first.",
            ),
            ExclusionConstraint(
                name="provider_on_lot_once_at_a_time",
                expressions=[
                    ("lot", RangeOperators.EQUAL),
                    ("provider", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="This provider is on the lot already on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.provider_id} on {self.lot_id} from {self.starts_on}"
