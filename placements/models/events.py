"""What happens to a home or a provider, whom it concerns, and who was told."""

from datetime import date

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import CheckOutcome, EventKind
from placements.models.homes import Home
from placements.models.inspections import Inspection
from placements.models.people import Person
from placements.models.recording import Recorded

NOT_TOO_LONG = MaxLengthValidator(2000, "Write at most 2,000 characters.")


class ProviderEventQuerySet(models.QuerySet):
    """Narrowings of what happened."""

    def standing(self):
        """Without what was worked out from an inspection that is withdrawn since."""
        return self.filter(Q(inspection=None) | Q(inspection__withdrawn_at=None))

    def open_on(self, day: date):
        """Happened by a day, and not over then."""
        return self.standing().filter(Q(ends_on=None) | Q(ends_on__gt=day), happened_on__lte=day)

    def about(self, home: Home):
        """About a home itself, or about whoever runs it."""
        return self.filter(Q(home=home) | Q(provider__isnull=False, provider=home.provider_id))


class ProviderEvent(SentOnce, Recorded):
    """Something about a home, or about a provider and so every home it runs: everyone who lives there is checked.

    A fall of the rating is worked out from its inspection, in the same deed.
    """

    home = models.ForeignKey(Home, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="provider_events"
    )
    kind = models.CharField("what happened", max_length=24, choices=EventKind)
    happened_on = models.DateField("happened")
    ends_on = models.DateField("first day it is over", null=True, blank=True)
    checks_due_on = models.DateField("everyone to be checked by")
    words = models.TextField("in words", blank=True, validators=[NOT_TOO_LONG])
    source = models.CharField("how it is known", max_length=160, blank=True)
    inspection = models.OneToOneField(
        Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="event"
    )

    objects = ProviderEventQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"words", "source", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "home", "provider", "kind", "happened_on", "ends_on"),
                *("checks_due_on", "inspection", "recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(home__isnull=False, provider=None) | Q(home=None, provider__isnull=False),
                name="event_about_home_or_provider",
                violation_error_message="An event is about one home, or about a provider.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("happened_on")),
                name="event_ends_after_it_happened",
                violation_error_message="The day it is over must be after the day it happened.",
            ),
            models.CheckConstraint(
                condition=Q(checks_due_on__gte=F("happened_on")),
                name="event_checks_due_after_it",
                violation_error_message="Checks are due after the day it happened.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.happened_on}"


class ResidentCheck(Record):
    """Somebody asked how one person is after an event. The latest says how it stands."""

    event = models.ForeignKey(ProviderEvent, on_delete=models.PROTECT, related_name="checks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="resident_checks")
    checked_on = models.DateField("checked")
    outcome = models.CharField("what came of it", max_length=16, choices=CheckOutcome)
    words = models.TextField("in words", blank=True, validators=[NOT_TOO_LONG])
    checked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"outcome", "words"})
        plain = frozenset({"id", "uid", "created_at", "event", "person", "checked_on", "checked_by"})

    class Meta:
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person", "checked_on"],
                name="resident_checked_once_a_day",
                violation_error_message="This person was already checked on that day.",
            )
        ]

    def __str__(self):
        return f"{self.outcome}, {self.checked_on}"


class ProviderNotice(Record):
    """That one body was told of an event, and who there has read it."""

    event = models.ForeignKey(ProviderEvent, on_delete=models.PROTECT, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="provider_notices")
    sent_at = models.DateTimeField("sent", default=timezone.now, editable=False)
    acknowledged_at = models.DateTimeField("acknowledged", null=True, blank=True, editable=False)
    acknowledged_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "uid", "created_at", "event", "organisation"),
                *("sent_at", "acknowledged_at", "acknowledged_by"),
            ]
        )

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"],
                name="body_told_once",
                violation_error_message="This organisation was told already.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="notice_acknowledged_by_somebody",
                violation_error_message="Somebody acknowledges a notice at a moment.",
            ),
        ]

    def __str__(self):
        return f"{self.event_id} to {self.organisation_id}"
