"""Under which reference another organisation knows a person."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Organisation
from linkworker.records import Record
from placements.choices import ReferenceRemoval
from placements.models.people import Person


class PersonReference(Record):
    """Another organisation's reference for a person. One that is taken off stays, with the day and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="references")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField("reference", max_length=40)
    given_on = models.DateField("given", null=True, blank=True)
    removed_on = models.DateField("taken off", null=True, blank=True)
    removed_because = models.CharField(
        "why it was taken off", max_length=12, choices=ReferenceRemoval, blank=True
    )

    class Privacy:
        personal = frozenset({"reference"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation"),
                *("given_on", "removed_on", "removed_because"),
            ]
        )

    class Meta:
        ordering = ["organisation__name", "reference", "pk"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("reference"),
                condition=Q(removed_on=None),
                name="person_reference_once_an_organisation",
                violation_error_message="Check the reference: this organisation has given it to somebody already.",
            ),
            models.CheckConstraint(
                condition=~Q(reference=""),
                name="person_reference_not_empty",
                violation_error_message="Enter the reference.",
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None, removed_because="")
                | (Q(removed_on__isnull=False) & ~Q(removed_because="")),
                name="person_reference_removed_with_reason",
                violation_error_message="Give both the day it was taken off and why, or neither.",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="person_reference_by_person")]

    def __str__(self):
        return self.reference
