"""Up to which weekly price somebody in a role may agree: dated rows, a council's own before the national."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from accounts.roles import Role


class AuthorisationLimitQuerySet(models.QuerySet):
    """Narrowings of limits."""

    def in_force_on(self, day: date):
        """The limits of a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class AuthorisationLimit(models.Model):
    """The highest price in pounds a week that a role may agree, over a half-open range of days."""

    authority = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="council (empty: wherever none is set)",
    )
    role = models.CharField("role", max_length=20, choices=Role)
    weekly_limit = models.DecimalField("pounds a week", max_digits=9, decimal_places=2)
    valid_from = models.DateField("from")
    valid_until = models.DateField("first day no longer", null=True, blank=True)

    objects = AuthorisationLimitQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "authority", "role", "weekly_limit", "valid_from", "valid_until"})

    class Meta:
        ordering = ["role", "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekly_limit__gte=0),
                name="limit_not_negative",
                violation_error_message="The limit cannot be less than nothing.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="limit_ends_after_start",
                violation_error_message="A limit must hold for at least a day.",
            ),
            models.UniqueConstraint(
                fields=["authority", "role", "valid_from"],
                nulls_distinct=False,
                name="limit_once_a_day",
                violation_error_message="A limit of this role starts on this day already. Choose a later day.",
            ),
            ExclusionConstraint(
                name="limit_no_overlap",
                expressions=[
                    (Coalesce("authority", Value(0)), RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from",
                            "valid_until",
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Another limit of this role holds on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.weekly_limit} a week from {self.valid_from}"
