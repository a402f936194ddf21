"""A placement: one person in one home from a day, until the day they left."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation
from linkworker.records import Record
from placements.choices import EndReason, WhyOutOfArea
from placements.models.homes import Home
from placements.models.people import Person

DESPITE_CHARACTERS = 500


class PlacementQuerySet(models.QuerySet):
    """Narrowings of who is where."""

    def open_on(self, day: date):
        """Placements open on a day: started, and not left by then. The day of leaving is not in it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class Placement(Record):
    """Where somebody lives, from `starts_on`, until `ends_on`: the day they left, which is not charged."""

    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="organisation keeping the reference",
    )
    reference = models.CharField("reference", max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="placements")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="placements")
    starts_on = models.DateField("started")
    ends_on = models.DateField("day of leaving", null=True, blank=True)
    end_reason = models.CharField("why it ended", max_length=16, choices=EndReason, blank=True)
    placed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="placements_made", verbose_name="placed by"
    )
    why_out_of_area = models.CharField("why out of area", max_length=20, choices=WhyOutOfArea, blank=True)
    chosen_by_person = models.BooleanField("chosen by the person", null=True, blank=True)
    emergency = models.BooleanField("made in an emergency", null=True, blank=True)
    local_options_tested_on = models.DateField("local options tested", null=True, blank=True)
    placed_despite = models.CharField(
        "why placed all the same, where something warned against it",
        max_length=DESPITE_CHARACTERS,
        blank=True,
        default="",
        db_default="",
    )

    objects = PlacementQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            {"end_reason", "why_out_of_area", "chosen_by_person", "emergency", "placed_despite"}
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "owner",
                "reference",
                "person",
                "home",
                "starts_on",
                "ends_on",
                "placed_by",
                "local_options_tested_on",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "reference"],
                name="placement_reference_once",
                violation_error_message="Another placement already has this reference.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="placement_ends_after_start",
                violation_error_message="The day of leaving must be after the day the placement started.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, end_reason="") | (Q(ends_on__isnull=False) & ~Q(end_reason="")),
                name="placement_end_has_reason",
                violation_error_message="Give both the day of leaving and the reason, or neither.",
            ),
            ExclusionConstraint(
                name="placement_no_overlap_for_person",
                expressions=[
                    ("person", RangeOperators.EQUAL),
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
                violation_error_message="This person already has a placement on some of these days.",
            ),
        ]
        indexes = [
            # who lives where on a day is answered from these alone, without the rows
            models.Index(
                fields=["home"], include=["person", "starts_on", "ends_on"], name="placement_by_home"
            ),
            models.Index(
                fields=["person", "-starts_on"], include=["ends_on", "home"], name="placement_by_person"
            ),
        ]

    def __str__(self):
        return f"{self.reference} from {self.starts_on}"
