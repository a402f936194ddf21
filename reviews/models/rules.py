"""How often each kind of review is due: dated rows with their source, never constants."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from reviews.choices import ReviewKind


class DutyRuleQuerySet(models.QuerySet):
    """Narrowings of the rules."""

    def in_force_on(self, day: date):
        """Rules that held on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class DutyRule(models.Model):
    """When a kind of review is first due and how often after that (domain B5).

    Days and months add up; months are calendar months clipped to the month's end.
    """

    kind = models.CharField("kind", max_length=8, choices=ReviewKind)
    first_after_days = models.PositiveSmallIntegerField("first due after (days)", default=0)
    first_after_months = models.PositiveSmallIntegerField("first due after (months)", default=0)
    then_every_months = models.PositiveSmallIntegerField("then every (months; 0 = never again)", default=0)
    due_soon_days = models.PositiveSmallIntegerField("due soon within (days)", default=28)
    source = models.CharField("where the rule comes from", max_length=120)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)

    objects = DutyRuleQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                "id",
                "kind",
                "first_after_days",
                "first_after_months",
                "then_every_months",
                "due_soon_days",
                "source",
                "valid_from",
                "valid_until",
            ]
        )

    class Meta:
        ordering = ["kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="duty_rule_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="duty_rule_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.kind} from {self.valid_from}"
