"""What somebody needs to be reached and understood: the Accessible Information Standard, DAPB1605."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from linkworker.sending import SentOnce
from placements.choices import NeedSubset, NeedValue
from placements.models.people import Person
from placements.models.recording import Recorded
from placements.rules import communication


class CommunicationNeedQuerySet(models.QuerySet):
    """Narrowings of what people need."""

    def in_force_on(self, day: date):
        """Needs recorded by a day and not ended by then."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), recorded_on__lte=day)


class CommunicationNeed(SentOnce, Recorded):
    """One need. It is reviewed or ended, never changed: a changed need is a new one."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="communication_needs")
    subset = models.CharField("kind of need", max_length=12, choices=NeedSubset)
    value = models.CharField("what they need", max_length=16, choices=NeedValue)
    other = models.CharField("what they need, in words", max_length=120, blank=True)
    note = models.CharField("how to meet it", max_length=500, blank=True)
    recorded_on = models.DateField("recorded on")
    shareable = models.BooleanField("may be shared with other services")
    last_reviewed_on = models.DateField("last reviewed", null=True, blank=True)
    ended_on = models.DateField("ended", null=True, blank=True)

    objects = CommunicationNeedQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"subset", "value", "other", "note", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "recorded_on",
                "recorded_by",
                "shareable",
                "last_reviewed_on",
                "ended_on",
                "submission",
            ]
        )

    class Meta:
        ordering = ["subset", "-recorded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value=communication.OTHER, other__gt="")
                | (~Q(value=communication.OTHER) & Q(other="")),
                name="need_other_in_words",
                violation_error_message="Say in words what they need.",
            ),
            models.CheckConstraint(
                condition=Q(value=communication.OTHER)
                | Q(subset="contact", value__in=communication.VALUES["contact"])
                | Q(subset="format", value__in=communication.VALUES["format"])
                | Q(subset="professional", value__in=communication.VALUES["professional"])
                | Q(subset="support", value__in=communication.VALUES["support"]),
                name="need_in_its_subset",
                violation_error_message="Choose a need of this kind.",
            ),
            models.CheckConstraint(
                condition=Q(last_reviewed_on=None) | Q(last_reviewed_on__gte=F("recorded_on")),
                name="need_reviewed_after_recorded",
                violation_error_message="A need is reviewed after it was recorded.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None)
                | Q(ended_on__gte=Coalesce(F("last_reviewed_on"), F("recorded_on"))),
                name="need_ends_after_recorded",
                violation_error_message="A need ends after it was recorded and last reviewed.",
            ),
            models.UniqueConstraint(
                fields=["person", "subset", "value", "other"],
                condition=Q(ended_on=None),
                name="need_recorded_once",
                violation_error_message="This need is recorded already. Review it, or end it first.",
            ),
        ]

    def __str__(self):
        return self.in_words

    @property
    def in_words(self) -> str:
        """The need: "Uses Makaton", or its own words."""
        return self.other or self.get_value_display()

    @property
    def review_due_on(self) -> date:
        """Twelve calendar months after it was recorded or last reviewed."""
        return communication.review_due_on(self.last_reviewed_on or self.recorded_on)
