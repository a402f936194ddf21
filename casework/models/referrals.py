"""A referral to a service, and what came of it."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from casework.choices import ReferralResult
from linkworker.records import Record
from placements.models import Person

LONGEST_SERVICE = 200
LONGEST_REASON = 1_000


class Referral(Record):
    """Somebody was referred to a service on a day. The days after it say how far it came."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals")
    reference = models.CharField("reference", max_length=40)
    made_on = models.DateField("made on")
    service = models.CharField("to which service", max_length=LONGEST_SERVICE)
    accepted_on = models.DateField("accepted on", null=True, blank=True)
    started_on = models.DateField("started on", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)
    result = models.CharField("result", max_length=8, choices=ReferralResult, blank=True)
    declined_reason = models.TextField("why it was declined", blank=True)

    class Privacy:
        personal = frozenset({"service", "declined_reason"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "reference",
                "made_on",
                "accepted_on",
                "started_on",
                "ended_on",
                "result",
            ]
        )

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference"],
                name="referral_reference_once",
                violation_error_message="This reference is used by another referral.",
            ),
            models.CheckConstraint(
                condition=~Q(service=""),
                name="referral_names_a_service",
                violation_error_message="Say which service it was made to.",
            ),
            models.CheckConstraint(
                condition=(Q(accepted_on=None) | Q(accepted_on__gte=F("made_on")))
                & (Q(started_on=None) | Q(started_on__gte=F("made_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("made_on"))),
                name="referral_is_made_first",
                violation_error_message="A referral is accepted, started or ended on or after the day it was made.",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="referral_starts_before_it_ends",
                violation_error_message="The service ends on or after the day it started.",
            ),
            models.CheckConstraint(
                condition=Q(declined_reason="") | Q(result=ReferralResult.DECLINED),
                name="referral_declined_with_reason",
                violation_error_message="Only a declined referral has a reason why it was declined.",
            ),
            models.CheckConstraint(
                condition=~Q(result=ReferralResult.DECLINED) | Q(started_on=None),
                name="referral_declined_never_started",
                violation_error_message="A declined referral did not start.",
            ),
        ]

    def __str__(self):
        return f"{self.service}, {self.made_on:%Y-%m-%d}"
