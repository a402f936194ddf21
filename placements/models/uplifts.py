"""One yearly uplift: a percentage, from a day, for one person or for everybody a provider looks after."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce


class Uplift(SentOnce, Record):
    """What was settled with a provider; each person's agreement names it."""

    authority = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="council that pays"
    )
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="provider"
    )
    percent = models.DecimalField("percent", max_digits=5, decimal_places=2)
    effective_from = models.DateField("from")
    agreed_on = models.DateField("agreed with the provider")
    proposed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", verbose_name="proposed by"
    )

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "submission",
                "fingerprint",
                "authority",
                "provider",
                "percent",
                "effective_from",
                "agreed_on",
                "proposed_by",
            ]
        )

    class Meta:
        ordering = ["-effective_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gt=0) & Q(percent__lte=100),
                name="uplift_is_a_rise",
                violation_error_message="Enter a percentage above nothing and no more than 100.",
            ),
        ]

    def __str__(self):
        return f"{self.percent}% from {self.effective_from}"
