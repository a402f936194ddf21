"""A planned contact: on which day a worker means to be in touch with a person next."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.choices import Method
from casework.models.contacts import Contact
from linkworker.records import Record
from linkworker.sending import SentOnce
from linkworker.words import long_day
from placements.models import Person

LONGEST_NOTE = 300


class PlannedContactQuerySet(models.QuerySet):
    """Narrowings of what is planned."""

    def open(self):
        """Still to come about: neither kept by a contact, nor cancelled, nor moved to another day."""
        return self.filter(kept_by=None, cancelled_at=None)


class PlannedContact(SentOnce, Record):
    """A contact to come, on a day and perhaps at a time of that day, local.

    A plan is moved by a new row that stands `instead_of` the old one, which is then cancelled with the
    reason: so nobody has to ask how often a visit was put off.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="planned_contacts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="planned_contacts")
    worker = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="planned_contacts", verbose_name="who will do it"
    )
    planned_on = models.DateField("planned for")
    planned_at = models.TimeField("at", null=True, blank=True)
    method = models.CharField("kind of contact", max_length=8, choices=Method, default=Method.VISIT)
    note = models.CharField("what it is for", max_length=LONGEST_NOTE, blank=True)
    made_in = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_made"
    )
    kept_by = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_kept"
    )
    instead_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to"
    )
    cancelled_at = models.DateTimeField("cancelled", null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    cancelled_because = models.CharField("why", max_length=LONGEST_NOTE, blank=True, editable=False)

    objects = PlannedContactQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"note", "cancelled_because", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "worker", "planned_on", "planned_at"),
                *("method", "made_in", "kept_by", "instead_of", "cancelled_at", "cancelled_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["planned_on", "planned_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None, cancelled_because="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_because="")),
                name="planned_contact_cancelled_with_reason",
                violation_error_message="Say why it is moved or cancelled.",
            ),
            models.CheckConstraint(
                condition=Q(kept_by=None) | Q(cancelled_at=None),
                name="planned_contact_kept_or_cancelled",
                violation_error_message="A plan that was kept cannot be cancelled.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "planned_on"],
                name="planned_open_by_person",
                condition=Q(kept_by=None, cancelled_at=None),
            ),
            models.Index(
                fields=["worker", "planned_on"],
                name="planned_open_by_worker",
                condition=Q(kept_by=None, cancelled_at=None),
            ),
        ]

    @property
    def is_closed(self) -> bool:
        """Kept, moved or cancelled."""
        return self.kept_by_id is not None or self.cancelled_at is not None

    def __str__(self):
        at = f" at {self.planned_at:%H:%M}" if self.planned_at else ""
        return f"{self.get_method_display()} on {long_day(self.planned_on)}{at}"
