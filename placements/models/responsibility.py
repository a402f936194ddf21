"""Whose duty somebody's care is, since when and by which rule: dated facts, of which today's stand on the person."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation, Staff
from linkworker.records import Record
from placements.choices import Basis, ResponsibilityKind
from placements.models.people import Person


class ResponsibilityQuerySet(models.QuerySet):
    """Narrowings of whose somebody is."""

    def on(self, day: date):
        """Facts in force on a day."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gt=day))

    def touching(self, first_day: date, day_after_last: date):
        """Facts in force on at least one day of a half-open range."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lt=day_after_last), Q(ends_on=None) | Q(ends_on__gt=first_day)
        )

    def covering(self, first_day: date, day_after_last: date):
        """Facts in force on every day of a half-open range."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=first_day), Q(ends_on=None) | Q(ends_on__gte=day_after_last)
        )

    def of_council(self, council):
        """People whose care is this council's duty."""
        return self.filter(organisation=council, kind=ResponsibilityKind.COUNCIL)


class Responsibility(Record):
    """One body responsible for one person, from a day (none: since before our records) until another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibilities")
    kind = models.CharField("whose duty", max_length=12, choices=ResponsibilityKind)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="responsible body"
    )
    starts_on = models.DateField("from (empty: since before our records)", null=True, blank=True)
    ends_on = models.DateField("first day no longer", null=True, blank=True)
    basis = models.CharField("by which rule", max_length=24, choices=Basis)
    evidence = models.TextField("how we know", blank=True)
    confirmed_on = models.DateField("confirmed", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="confirmed by"
    )

    objects = ResponsibilityQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"basis", "evidence"})
        plain = frozenset(
            {
                "id",
                "uid",
                "created_at",
                "person",
                "kind",
                "organisation",
                "starts_on",
                "ends_on",
                "confirmed_on",
                "confirmed_by",
            }
        )

    class Meta:
        ordering = ["kind", F("starts_on").desc(nulls_last=True), "-pk"]
        verbose_name_plural = "responsibilities"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="responsibility_ends_after_start",
                violation_error_message="Responsibility must end after it started.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_by=None)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="responsibility_confirmed_by_somebody",
                violation_error_message="Say both when it was confirmed and by whom, or neither.",
            ),
            ExclusionConstraint(
                name="responsibility_one_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
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
                violation_error_message="Another body is responsible on some of these days.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "kind", "person"],
                include=["starts_on", "ends_on"],
                name="responsibility_by_body",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.organisation_id} from {self.starts_on or 'before our records'}"
