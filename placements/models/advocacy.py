"""What became of an advocate for a person: offered, accepted, declined, or none to be had."""

from django.db import models

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import AdvocacyState, AdvocateKind
from placements.models.people import Person


class AdvocacyOffer(SentOnce, Record):
    """One step with an advocacy service, on a day. A later step is a row of its own; the latest one holds."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="advocacy")
    kind = models.CharField("kind of advocate", max_length=12, choices=AdvocateKind)
    state = models.CharField("what became of it", max_length=14, choices=AdvocacyState)
    happened_on = models.DateField("on")
    organisation_name = models.CharField("advocacy service", max_length=200, blank=True)
    contract_area = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="council whose contract was asked",
    )
    note = models.CharField("note", max_length=500, blank=True)

    class Privacy:
        personal = frozenset({"kind", "state", "organisation_name", "note", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "person", "happened_on", "contract_area", "submission"})

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=AdvocacyState.values),
                name="advocacy_state_known",
                violation_error_message="Select what became of it.",
            ),
        ]
        indexes = [models.Index(fields=["person", "-happened_on"], name="advocacy_by_person")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_state_display().lower()}"
