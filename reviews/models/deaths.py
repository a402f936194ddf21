"""That somebody died, and who was told (domain C4: every death is notified to LeDeR)."""

from django.db import models

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from reviews.choices import DeathNoticeKind, DeathPlace

LONGEST_REFERENCE = 80


class Death(SentOnce, Record):
    """Recorded once, for everybody."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deaths")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    died_on = models.DateField("died on")
    place = models.CharField("where", max_length=12, choices=DeathPlace)
    expected = models.BooleanField("the death was expected", null=True, blank=True)
    words = models.TextField("what is known", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"died_on", "place", "expected", "words", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "person", "organisation", "recorded_by", "submission"})

    class Meta:
        ordering = ["-died_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                name="death_recorded_once",
                violation_error_message="This person's death is recorded already.",
            )
        ]

    def __str__(self):
        return f"Died on {self.died_on}"


class DeathNotice(SentOnce, Record):
    """Somebody was told of a death."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField("who was told", max_length=8, choices=DeathNoticeKind)
    notified_on = models.DateField("told on")
    reference = models.CharField("their reference", max_length=LONGEST_REFERENCE, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"reference", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "death", "kind", "notified_on", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["notified_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["death", "kind"],
                name="death_told_once",
                violation_error_message="It is recorded already that they were told.",
            )
        ]

    def __str__(self):
        return f"{self.kind}, {self.notified_on}"
