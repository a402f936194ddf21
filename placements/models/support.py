"""How much support a placement brings, from a day: hours, nights and technology."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from placements.choices import NightSupport
from placements.models.decisions import WORDS
from placements.models.recording import Recorded
from placements.models.stays import Placement

HOURS_IN_A_WEEK = 168
MOST_HOURS = 5 * HOURS_IN_A_WEEK  # five to one, day and night


class SupportLevel(Recorded):
    """What is given from `starts_on` until the next row begins. A change is a new row."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="support")
    starts_on = models.DateField("from")
    hours_a_week = models.DecimalField(
        "hours of care a week",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURS)],
    )
    night = models.CharField("at night", max_length=12, choices=NightSupport)
    technology = models.CharField("technology-enabled care", max_length=300, blank=True)
    reduces = models.BooleanField("less than before", default=False)
    risk_assessed_on = models.DateField("risks assessed", null=True, blank=True)
    mitigation = models.TextField("what keeps the person safe", max_length=WORDS, blank=True)

    class Privacy:
        personal = frozenset({"hours_a_week", "night", "technology", "mitigation"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "placement",
                "starts_on",
                "reduces",
                "risk_assessed_on",
                "recorded_by",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "starts_on"],
                name="support_once_a_day",
                violation_error_message="Support from this day is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(hours_a_week__gte=0, hours_a_week__lte=MOST_HOURS),
                name="support_hours_exist",
                violation_error_message="Hours of care a week must be between 0 and 840.",
            ),
            models.CheckConstraint(
                condition=Q(reduces=False) | (Q(risk_assessed_on__isnull=False) & ~Q(mitigation="")),
                name="support_cut_after_risks",
                violation_error_message="Assess the risks, and say what keeps the person safe, before support is cut.",
            ),
        ]

    def __str__(self):
        return f"{self.hours_a_week} hours from {self.starts_on}"
