"""Who is away from work on which days, and who acts for them meanwhile."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.choices import WhyAway
from accounts.models.organisations import Organisation
from accounts.models.staff import Staff
from linkworker.records import Record
from linkworker.sending import SentOnce


class CoverQuerySet(models.QuerySet):
    """Narrowings of who is away."""

    def standing(self):
        """Not called off."""
        return self.filter(called_off_at=None)

    def in_force_on(self, day: date):
        """Running on a day (half-open: not on `ends_on` itself)."""
        return self.standing().filter(starts_on__lte=day, ends_on__gt=day)

    def overlapping(self, starts_on: date, ends_on: date):
        """Running on any day from one day to before another."""
        return self.standing().filter(starts_on__lt=ends_on, ends_on__gt=starts_on)


class Cover(SentOnce, Record):
    """Somebody is away from a day until another, and a colleague acts for them; nobody: they are not covered.

    It opens nothing: a colleague reaches only what their own role reaches.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="covers")
    covered = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="absences", verbose_name="who is away"
    )
    covered_by = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="covers",
        verbose_name="who acts for them",
    )
    starts_on = models.DateField("from")
    ends_on = models.DateField("first day back")
    why = models.CharField("why", max_length=8, choices=WhyAway)
    arranged_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField("called off", null=True, blank=True, editable=False)
    called_off_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = CoverQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"why", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "organisation", "covered", "covered_by", "starts_on", "ends_on"),
                *("arranged_by", "called_off_at", "called_off_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = "cover"
        indexes = [
            models.Index(
                fields=["covered_by", "ends_on"], name="cover_by_colleague", condition=Q(called_off_at=None)
            ),
            models.Index(
                fields=["organisation", "ends_on"],
                name="cover_by_organisation",
                condition=Q(called_off_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="cover_ends_after_start",
                violation_error_message="The last day must be the first day or later.",
            ),
            models.CheckConstraint(
                condition=Q(covered_by=None) | ~Q(covered_by=F("covered")),
                name="cover_by_somebody_else",
                violation_error_message="Nobody covers for themselves. Choose a colleague.",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None)
                | Q(called_off_at__isnull=False, called_off_by__isnull=False),
                name="cover_called_off_by_somebody",
                violation_error_message="Say who called it off.",
            ),
            ExclusionConstraint(
                name="cover_once_a_day",
                expressions=[
                    ("covered", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
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
                condition=Q(called_off_at=None),
                violation_error_message="They are down as away on some of these days already. End that first.",
            ),
        ]

    def __str__(self):
        return f"away from {self.starts_on} until {self.last_day}"

    @property
    def last_day(self) -> date:
        """The last day they are away."""
        return self.ends_on - timedelta(days=1)
