"""Whether somebody could make one decision at one time, and what was decided where they could not (domain C2)."""

from django.db import models
from django.db.models import F, Q

from linkworker.sending import SentOnce
from placements.choices import DecisionAuthority
from placements.models import MoveDecision, Person, Proposal
from placements.models.recording import Recorded
from reviews.choices import AdvanceDecision, Conclusion, DecisionAbout
from reviews.models.withdrawing import Withdrawable, withdrawn_with_reason

LONGEST_DECISION = 300
LONGEST_NAME = 160
WORDS = 5_000  # characters in one answer


class CapacityAssessment(SentOnce, Withdrawable, Recorded):
    """One decision, one day, one finding. Looked at again it is a new row; nothing is said of the person as such.

    `proposal` is the proposed move the decision is about, where it is about one.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="capacity_assessments")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="capacity_assessments"
    )
    about = models.CharField("what it is about", max_length=10, choices=DecisionAbout)
    decision = models.CharField("the decision", max_length=LONGEST_DECISION)
    assessed_on = models.DateField("assessed on")
    assessed_by = models.CharField("assessed by", max_length=LONGEST_NAME)
    assessor_role = models.CharField("their role", max_length=LONGEST_NAME)
    support_given = models.TextField("support given", max_length=WORDS, blank=True)
    understands = models.BooleanField("understood what matters to it", null=True, blank=True)
    retains = models.BooleanField("kept it in mind long enough", null=True, blank=True)
    weighs = models.BooleanField("used or weighed it", null=True, blank=True)
    communicates = models.BooleanField("made the decision known", null=True, blank=True)
    causal_link = models.TextField("what causes it, and how", max_length=WORDS, blank=True)
    conclusion = models.CharField("conclusion", max_length=10, choices=Conclusion)
    someone_to_consult = models.BooleanField("somebody appropriate to consult", null=True, blank=True)
    look_again_on = models.DateField("look again by", null=True, blank=True)

    class Privacy:
        personal = frozenset(
            [
                *("about", "decision", "assessed_by", "assessor_role", "support_given", "understands"),
                *("retains", "weighs", "communicates", "causal_link", "conclusion", "someone_to_consult"),
                *("withdrawn_why", "fingerprint"),
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "proposal", "assessed_on", "look_again_on"),
                *("recorded_by", "submission", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-assessed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(assessed_by="") & ~Q(assessor_role=""),
                name="capacity_is_of_one_decision",
                violation_error_message="Say which decision it is, who assessed it and in which role.",
            ),
            models.CheckConstraint(
                condition=~Q(conclusion="cannot")
                | (
                    (
                        Q(understands__isnull=False, understands=False)
                        | Q(retains__isnull=False, retains=False)
                        | Q(weighs__isnull=False, weighs=False)
                        | Q(communicates__isnull=False, communicates=False)
                    )
                    & ~Q(support_given="")
                    & ~Q(causal_link="")
                ),
                name="capacity_cannot_is_shown",
                violation_error_message=(
                    "Somebody is taken to be able to decide. Say which of the four they could not do, the support "
                    "given, and what causes it."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(conclusion="fluctuates") | Q(look_again_on__isnull=False),
                name="capacity_comes_and_goes_until",
                violation_error_message="Enter the day to look again: the decision waits until then.",
            ),
            models.CheckConstraint(
                condition=Q(look_again_on=None) | Q(look_again_on__gt=F("assessed_on")),
                name="capacity_looked_at_again_later",
                violation_error_message="The day to look again must be after the day of this assessment.",
            ),
            withdrawn_with_reason("capacity"),
        ]
        indexes = [models.Index(fields=["person", "-assessed_on"], name="capacity_by_person")]

    def __str__(self):
        return f"{self.decision}, {self.assessed_on}"


class BestInterestsDecision(SentOnce, Withdrawable, Recorded):
    """What was decided for somebody who could not make that decision, by s4 of the Mental Capacity Act 2005.

    `move` is the decision about a proposed move that it made, where it is about one: the gate of moves reads that.
    """

    assessment = models.ForeignKey(CapacityAssessment, on_delete=models.PROTECT, related_name="decisions")
    move = models.OneToOneField(
        MoveDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="best_interests"
    )
    decided_on = models.DateField("decided on")
    decided_by = models.CharField("decided by", max_length=LONGEST_NAME)
    options_considered = models.TextField("options considered", max_length=WORDS)
    wishes = models.TextField("wishes, past and present", max_length=WORDS)
    consulted = models.TextField("who was consulted", max_length=WORDS)
    less_restrictive_considered = models.BooleanField("less restrictive option considered")
    authority = models.CharField("attorney, deputy or court", max_length=8, choices=DecisionAuthority)
    advance_decision = models.CharField("advance decision", max_length=16, choices=AdvanceDecision)
    decision = models.TextField("the decision and why", max_length=WORDS)
    dissent = models.TextField("who disagreed", max_length=WORDS, blank=True)

    class Privacy:
        personal = frozenset(
            [
                *("decided_by", "options_considered", "wishes", "consulted", "less_restrictive_considered"),
                *("authority", "advance_decision", "decision", "dissent", "withdrawn_why", "fingerprint"),
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "assessment", "move", "decided_on"),
                *("recorded_by", "submission", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(less_restrictive_considered=True)
                & ~Q(advance_decision="applies")
                & ~Q(decided_by="")
                & ~Q(options_considered="")
                & ~Q(wishes="")
                & ~Q(consulted="")
                & ~Q(decision=""),
                name="best_interests_is_whole",
                violation_error_message="Answer every question about the best-interests decision.",
            ),
            withdrawn_with_reason("best_interests"),
        ]

    def __str__(self):
        return f"Best-interests decision, {self.decided_on}"
