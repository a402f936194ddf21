"""How small a number may be shown in public: a dated setting, national or an authority's own (domain G)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation


class DisclosureSettingQuerySet(models.QuerySet):
    """Narrowings of the settings."""

    def in_force_on(self, day: date):
        """Settings that held on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class DisclosureSetting(models.Model):
    """Counts under the threshold are hidden, the rest rounded to the base. No authority: the default."""

    authority = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    threshold = models.PositiveSmallIntegerField("hide counts under", default=5)
    base = models.PositiveSmallIntegerField("round to the nearest", default=5)
    percent_needs = models.PositiveSmallIntegerField("percentages only from this many people", default=20)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)
    source = models.CharField("where the rule comes from", max_length=160)

    objects = DisclosureSettingQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            ["id", "authority", "threshold", "base", "percent_needs", "valid_from", "valid_until", "source"]
        )

    class Meta:
        ordering = ["authority__name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "valid_from"], name="disclosure_once_a_day", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(threshold__gte=2, base__gte=1), name="disclosure_hides_something"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="disclosure_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"Under {self.threshold} hidden, to the nearest {self.base}"
