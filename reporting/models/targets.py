"""What an indicator should reach and where its colours change: dated settings, never constants."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation


class KpiTargetQuerySet(models.QuerySet):
    """Narrowings of the targets."""

    def in_force_on(self, day: date):
        """Targets that held on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)

    def for_authority(self, authority):
        """An authority's own and the national ones, its own last."""
        return self.filter(Q(authority=None) | Q(authority=authority)).order_by(
            F("authority").asc(nulls_first=True), "kpi", "valid_from", "pk"
        )


class KpiTarget(models.Model):
    """One indicator's target, in its own unit (domain H). No authority: the national proposal.

    `green` and `amber` are the edges of those colours, each included; without them there is no colour.
    """

    authority = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kpi = models.CharField("indicator", max_length=4)
    target = models.DecimalField("target", max_digits=12, decimal_places=2)
    green = models.DecimalField("edge of green", max_digits=12, decimal_places=2, null=True, blank=True)
    amber = models.DecimalField("edge of amber", max_digits=12, decimal_places=2, null=True, blank=True)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)
    source = models.CharField("where the target comes from", max_length=160)

    objects = KpiTargetQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            ["id", "authority", "kpi", "target", "green", "amber", "valid_from", "valid_until", "source"]
        )

    class Meta:
        ordering = ["kpi", "authority__name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "kpi", "valid_from"], name="kpi_target_once_a_day", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(green=None, amber=None) | Q(green__isnull=False, amber__isnull=False),
                name="kpi_target_both_edges_or_neither",
                violation_error_message="Give the edges of green and amber, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="kpi_target_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.kpi} from {self.valid_from}: {self.target}"
