"""Costs that are paid once: set-up, equipment, a void. Apart from the weekly price and its totals."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import Stream
from placements.models.stays import Placement


class OneOffCost(SentOnce, Record):
    """Pounds paid once for a placement, by one payer, on a day (domain A4.7)."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="one_off_costs")
    payer = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="payer (empty: the person)",
    )
    stream = models.CharField("stream", max_length=16, choices=Stream)
    amount = models.DecimalField("pounds", max_digits=10, decimal_places=2)
    spent_on = models.DateField("day")
    what_for = models.CharField("what for", max_length=300)
    recorded_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", verbose_name="recorded by"
    )

    class Privacy:
        personal = frozenset({"amount", "what_for"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "submission",
                "fingerprint",
                "placement",
                "payer",
                "stream",
                "spent_on",
                "recorded_by",
            ]
        )

    class Meta:
        ordering = ["-spent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="one_off_cost_is_something",
                violation_error_message="Enter an amount above nothing.",
            ),
        ]

    def __str__(self):
        return f"{self.amount} on {self.spent_on}"
