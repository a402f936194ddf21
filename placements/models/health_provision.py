"""The health provision map: which service a person has, who provides it and from which side."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import HealthService, HealthSide
from placements.models.circle import DaysInForce
from placements.models.people import Person


class HealthProvision(SentOnce, Record):
    """One service for one person from one side, from a day; from nobody it is a gap: needed, not provided."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="health_provision")
    service = models.CharField("service", max_length=18, choices=HealthService)
    detail = models.CharField("which other service", max_length=120, blank=True)
    side = models.CharField("from which side", max_length=12, choices=HealthSide)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation_name = models.CharField("who provides it, in words", max_length=200, blank=True)
    ods_code = models.CharField("ODS code of the GP practice", max_length=9, blank=True)
    starts_on = models.DateField("since", null=True, blank=True)
    last_seen_on = models.DateField("last seen", null=True, blank=True)
    waiting_since = models.DateField("waiting since", null=True, blank=True)
    ends_on = models.DateField("first day no longer", null=True, blank=True)

    objects = DaysInForce.as_manager()

    class Privacy:
        personal = frozenset(
            [
                *(
                    "service",
                    "detail",
                    "side",
                    "organisation_name",
                    "ods_code",
                    "last_seen_on",
                    "waiting_since",
                ),
                "fingerprint",
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "starts_on", "ends_on"),
                "submission",
            ]
        )

    class Meta:
        ordering = ["service", "-starts_on", "-pk"]
        verbose_name = "health provision"
        verbose_name_plural = "health provision"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="health_provision_ends_after_start",
                violation_error_message="The day it ended must not be before the day it started.",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(organisation_name=""),
                name="health_provision_one_organisation",
                violation_error_message="Choose the organisation from the list or write its name, not both.",
            ),
            models.CheckConstraint(
                condition=~Q(side=HealthSide.NOBODY)
                | Q(organisation=None, organisation_name="", last_seen_on=None),
                name="health_provision_by_nobody",
                violation_error_message="Nobody provides it: leave out who does and when they were last seen.",
            ),
            models.CheckConstraint(
                condition=~Q(service=HealthService.OTHER) | ~Q(detail=""),
                name="health_provision_other_is_named",
                violation_error_message="Say which other service it is.",
            ),
            models.CheckConstraint(
                condition=Q(ods_code="") | Q(service=HealthService.GP, ods_code__regex=r"^[A-Z0-9]{3,9}$"),
                name="health_provision_ods_code_of_a_gp",
                violation_error_message="Only a GP practice has an ODS code: 3 to 9 capitals and digits, like C82001.",
            ),
            ExclusionConstraint(
                name="health_provision_one_gp",
                expressions=[
                    ("person", RangeOperators.EQUAL),
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
                condition=Q(service=HealthService.GP),
                violation_error_message="A person has one GP at a time. End the GP recorded for these days first.",
            ),
        ]
        indexes = [models.Index(fields=["person", "service"], name="health_provision_by_person")]

    def __str__(self):
        return self.detail or self.get_service_display()

    @property
    def provided_by(self) -> str:
        """The organisation, from the list or in words; empty when none is recorded."""
        return str(self.organisation or self.organisation_name)
