"""What makes a review due that no calendar knows: somebody asked for one, or a medicine is to be looked at."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from reviews.choices import ASKED_FOR, AskedBy, ReviewKind
from reviews.models.withdrawing import Withdrawable, withdrawn_with_reason

LONGEST_WHY = 2000


class ReviewRequest(SentOnce, Withdrawable, Record):
    """Somebody asked for a review, or for a C(E)TR before an admission that is proposed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="review_requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="review_requests")
    kind = models.CharField("which review", max_length=8, choices=ReviewKind)
    asked_on = models.DateField("asked on")
    asked_by = models.CharField("who asked", max_length=16, choices=AskedBy)
    name = models.CharField("their name", max_length=160, blank=True)
    why = models.TextField("why", max_length=LONGEST_WHY)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"asked_by", "name", "why", "withdrawn_why", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "person", "organisation", "kind", "asked_on"),
                *("recorded_by", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ASKED_FOR),
                name="review_request_kind",
                violation_error_message="Choose a requested review, or a C(E)TR before admission.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="review_request_says_why",
                violation_error_message="Enter why the review was asked for.",
            ),
            withdrawn_with_reason("review_request"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} asked for {self.asked_on}"

    @property
    def asker(self) -> str:
        """Who asked, by name where that is known."""
        who = AskedBy(self.asked_by).inside
        return f"{self.name} ({who})" if self.name else who


class PsychotropicMedicine(SentOnce, Record):
    """A medicine that acts on mood, mind or behaviour, from a day until it was stopped (STOMP)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="psychotropic_medicines")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("medicine", max_length=160)
    reason = models.CharField("what it is given for", max_length=300)
    reduction = models.TextField("the plan to reduce or stop it", max_length=LONGEST_WHY, blank=True)
    started_on = models.DateField("started")
    ended_on = models.DateField("stopped", null=True, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"name", "reason", "reduction", "started_on", "ended_on", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "submission", "person", "organisation", "recorded_by"})

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(reason=""),
                name="medicine_named_with_reason",
                violation_error_message="Enter the medicine and what it is given for.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="medicine_stopped_after_start",
                violation_error_message="The day it was stopped must be the day it was started or later.",
            ),
        ]

    def __str__(self):
        return self.name
