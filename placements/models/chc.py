"""NHS continuing healthcare: a case from the day it is considered to the decision, and its Checklist."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import ChcLateReason, ChcOutcome, ChecklistResult, FastTrackSigner
from placements.models.people import Person
from placements.rules import chc as rules

OPEN = Q(decided_on=None, closed_on=None, outcome="")


class ChcCaseQuerySet(models.QuerySet):
    """Narrowings of who went how far."""

    def open(self):
        """Neither decided nor closed."""
        return self.filter(OPEN)

    def decided(self):
        """Those with a day of decision, whatever it was."""
        return self.exclude(decided_on=None)


class ChcCase(SentOnce, Record):
    """One way through continuing healthcare. Empty days are not recorded: an import may know only some."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="chc_cases")
    icb = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ICB"
    )
    considered_on = models.DateField("first considered", null=True, blank=True)
    consent_to_share = models.BooleanField("consent to share information", null=True, blank=True)
    fast_track = models.BooleanField("fast track", default=False)
    fast_track_signed_on = models.DateField("fast track tool signed", null=True, blank=True)
    fast_track_signed_by = models.CharField("who signed the fast track tool", max_length=120, blank=True)
    fast_track_signer = models.CharField(
        "profession of who signed it", max_length=8, choices=FastTrackSigner, blank=True
    )
    received_by_icb_on = models.DateField("received by the ICB", null=True, blank=True)
    la_consulted_on = models.DateField("council consulted", null=True, blank=True)
    verified_on = models.DateField("recommendation verified by the ICB", null=True, blank=True)
    decided_on = models.DateField("decided", null=True, blank=True)
    outcome = models.CharField("outcome", max_length=16, choices=ChcOutcome, blank=True)
    late_reason = models.CharField("why it was late", max_length=16, choices=ChcLateReason, blank=True)
    decision_letter_on = models.DateField("decision letter", null=True, blank=True)
    closed_on = models.DateField("closed without a decision", null=True, blank=True)

    objects = ChcCaseQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            {
                "consent_to_share",
                "fast_track",
                "fast_track_signed_by",
                "outcome",
                "late_reason",
                "fingerprint",
            }
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "person", "icb", "considered_on"),
                *("fast_track_signed_on", "fast_track_signer", "received_by_icb_on", "la_consulted_on"),
                *("verified_on", "decided_on", "decision_letter_on", "closed_on"),
            ]
        )

    class Meta:
        ordering = [F("decided_on").desc(nulls_first=True), "-created_at", "-pk"]
        verbose_name = "continuing healthcare case"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=OPEN,
                name="chc_one_open_case",
                violation_error_message="A continuing healthcare case is open already. Carry on with that one.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None)
                | Q(received_by_icb_on=None)
                | Q(decided_on__gte=F("received_by_icb_on")),
                name="chc_decided_after_received",
                violation_error_message="The decision cannot be before the day the ICB received it.",
            ),
            models.CheckConstraint(
                condition=Q(considered_on=None)
                | Q(received_by_icb_on=None)
                | Q(received_by_icb_on__gte=F("considered_on")),
                name="chc_received_after_considered",
                violation_error_message="The ICB cannot have received it before it was considered.",
            ),
            models.CheckConstraint(
                condition=Q(decision_letter_on=None)
                | Q(decided_on__isnull=False, decision_letter_on__gte=F("decided_on")),
                name="chc_letter_after_decision",
                violation_error_message="The decision letter cannot be dated before the decision.",
            ),
            models.CheckConstraint(
                condition=Q(la_consulted_on=None)
                | Q(decided_on=None)
                | Q(la_consulted_on__lte=F("decided_on")),
                name="chc_council_consulted_before_decision",
                violation_error_message="The council is consulted before the decision, not after it.",
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None) | Q(decided_on=None) | Q(verified_on__lte=F("decided_on")),
                name="chc_verified_before_decision",
                violation_error_message="The ICB verifies the recommendation before it decides, not after.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(decided_on=None, outcome=""),
                name="chc_closed_or_decided",
                violation_error_message="A case is decided, or closed without a decision, not both.",
            ),
            models.CheckConstraint(
                condition=Q(fast_track=True)
                | Q(fast_track_signed_on=None, fast_track_signed_by="", fast_track_signer=""),
                name="chc_only_fast_track_is_signed",
                violation_error_message="Only a fast track tool is signed. Say that it is fast track.",
            ),
        ]
        indexes = [models.Index(fields=["person", "decided_on"], name="chc_case_by_person")]

    def __str__(self):
        return (
            f"Continuing healthcare from {self.considered_on or self.received_by_icb_on or self.decided_on}"
        )

    @property
    def is_open(self) -> bool:
        """Neither decided nor closed."""
        return self.decided_on is None and self.closed_on is None and not self.outcome

    def clock_on(self, day: date) -> rules.Clock:
        """The 28 days as they stand on a day."""
        return rules.clock(
            received_on=self.received_by_icb_on,
            decided_on=self.decided_on,
            on=day,
            fast_track=self.fast_track,
            outcome=self.outcome,
        )

    @property
    def told_on(self) -> date | None:
        """The day from which the person's time to ask for a review counts."""
        return self.decision_letter_on or self.decided_on


# The same rule as placements.rules.chc.read_checklist, in the database's own words: places are counted from
# 1, and those marked * are the first and the ninth to the eleventh.
POSITIVE = (
    Q(letters__regex="A.*A")
    | Q(letters__regex="(B.*){5}")
    | Q(letters__regex="A") & Q(letters__regex="(B.*){4}")
    | Q(letters__regex="^(.{8}|.{9}|.{10})?A")
)


class Checklist(SentOnce, Record):
    """Eleven letters, and what they say. From an import the letters may be missing."""

    case = models.ForeignKey(ChcCase, on_delete=models.PROTECT, related_name="checklists")
    completed_on = models.DateField("completed", null=True, blank=True)
    completed_by = models.CharField("who completed it", max_length=160, blank=True)
    letters = models.CharField("letters, in the order of the domains", max_length=11, blank=True)
    result = models.CharField("result", max_length=8, choices=ChecklistResult, blank=True)

    class Privacy:
        personal = frozenset({"completed_by", "letters", "result", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "submission", "case", "completed_on"})

    class Meta:
        ordering = [F("completed_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(letters="") | Q(letters__regex="^[ABC]{11}$"),
                name="checklist_has_eleven_letters",
                violation_error_message="A Checklist has eleven letters, each A, B or C.",
            ),
            models.CheckConstraint(
                condition=Q(letters="")
                | Q(result=ChecklistResult.POSITIVE) & POSITIVE
                | Q(result=ChecklistResult.NEGATIVE) & ~POSITIVE,
                name="checklist_result_follows_letters",
                violation_error_message="The result does not follow from the letters.",
            ),
        ]

    def __str__(self):
        return f"Checklist of {self.completed_on}"
