"""Somebody's place on the dynamic support register, as rows: the latest counts (domain B2)."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from reviews.choices import RegisterConsent, SupportRating
from reviews.models.withdrawing import Withdrawable, withdrawn_with_reason

LONGEST_KEYWORKER = 160
AGREED = [RegisterConsent.GIVEN, RegisterConsent.PARENT, RegisterConsent.BEST_INTERESTS]


class DynamicSupport(SentOnce, Withdrawable, Record):
    """From a day: on the register with a rating, or off it. Nobody is on it without agreement."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="dynamic_support")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    on_register = models.BooleanField("on the register")
    rating = models.CharField("rating", max_length=8, choices=SupportRating, blank=True)
    consent = models.CharField("agreement", max_length=16, choices=RegisterConsent)
    rated_on = models.DateField("rated on")
    reason = models.TextField("why")
    keyworker = models.CharField("keyworker", max_length=LONGEST_KEYWORKER, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset(
            {"on_register", "rating", "consent", "reason", "keyworker", "withdrawn_why", "fingerprint"}
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "rated_on", "recorded_by"),
                *("submission", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-rated_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on_register=False, rating="")
                | (Q(on_register=True, consent__in=AGREED) & ~Q(rating="")),
                name="support_rated_with_consent",
                violation_error_message="On the register a person has a rating, and it was agreed. "
                "Where the agreement is withdrawn they come off it.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="support_says_why",
                violation_error_message="Say why they are rated so, or come off the register.",
            ),
            withdrawn_with_reason("support"),
        ]
        indexes = [models.Index(fields=["person", "-rated_on"], name="support_by_person")]

    def __str__(self):
        return f"{self.rating or 'off'}, {self.rated_on}"
