"""What a regulator said of a home: one inspection, a rating for each of its dimensions."""

from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from accounts.models import Staff
from linkworker.records import Record
from placements.models.homes import Home
from placements.rules.inspections import OVERALL, SCHEMES, Regulator, values_of

REGULATORS = [(regulator.value, scheme.name) for regulator, scheme in SCHEMES.items()]


class InspectionQuerySet(models.QuerySet):
    """Narrowings of what regulators said."""

    def standing(self):
        """Not withdrawn: what was recorded wrongly is kept, and counts for nothing."""
        return self.filter(withdrawn_at=None)

    def published_by(self, day: date):
        """Known to everybody by a day."""
        return self.filter(published_on__lte=day)

    def rated(self, regulator: str, overall: str, published_on: date):
        """Those that stand with this overall rating, published on a day."""
        return self.standing().filter(
            regulator=regulator,
            published_on=published_on,
            ratings__dimension=OVERALL,
            ratings__value=overall,
        )

    def latest_first(self):
        """The current one first: what was published last."""
        return self.order_by("-published_on", "-pk")


class Inspection(Record):
    """One report of a regulator. The current one is that published last; a wrong one is withdrawn, never changed."""

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="inspections")
    regulator = models.CharField("regulator", max_length=8, choices=REGULATORS)
    inspected_on = models.DateField("inspected", null=True, blank=True)
    published_on = models.DateField("published")
    url = models.URLField("address of the report", max_length=300, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_why = models.CharField("why it was withdrawn", max_length=500, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"withdrawn_why"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "home", "regulator", "inspected_on", "published_on", "url"),
                *("recorded_by", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["home", "regulator", "published_on"],
                condition=Q(withdrawn_at=None),
                name="home_inspected_once_a_day",
                violation_error_message=(
                    "This home already has an inspection published that day. Withdraw it first if it is wrong."
                ),
            ),
            models.CheckConstraint(
                condition=Q(inspected_on=None) | Q(inspected_on__lte=F("published_on")),
                name="inspected_before_published",
                violation_error_message="The day of the inspection must not be after the day it was published.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")),
                name="inspection_withdrawn_with_reason",
                violation_error_message="Say why the inspection is withdrawn.",
            ),
            # what the ratings lean on: a rating's regulator is its inspection's (migration 0006)
            models.UniqueConstraint(fields=["id", "regulator"], name="inspection_and_regulator"),
        ]
        indexes = [models.Index(fields=["home", "-published_on"], name="inspection_by_home")]

    def __str__(self):
        return f"{self.regulator}, {self.published_on}"


ON_THE_SCALE = reduce(
    or_,
    (
        Q(regulator=regulator.value, dimension__in=list(SCHEMES[regulator].dimensions))
        & Q(value__in=values_of(regulator))
        for regulator in Regulator
    ),
)


class InspectionRating(Record):
    """What one inspection said in one dimension. The regulator stands here too, so that the scale can be checked."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="ratings")
    regulator = models.CharField("regulator", max_length=8, choices=REGULATORS)
    dimension = models.CharField("dimension", max_length=30)
    value = models.CharField("rating", max_length=40)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "inspection", "regulator", "dimension", "value"})

    class Meta:
        ordering = ["inspection", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "dimension"],
                name="dimension_rated_once",
                violation_error_message="This inspection already has a rating for this.",
            ),
            models.CheckConstraint(
                condition=ON_THE_SCALE,
                name="rating_on_the_scale",
                violation_error_message="Choose a rating of the regulator’s own scale.",
            ),
        ]

    def __str__(self):
        return f"{self.dimension}: {self.value}"
