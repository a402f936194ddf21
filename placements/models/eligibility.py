"""Is somebody in the out of county scheme, how complex is their situation, and why: dated decisions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import EligibilityReason
from placements.models.people import Person

SIMPLEST, MOST_COMPLEX = 1, 4


class EligibilityDecision(SentOnce, Record):
    """One decision. The newest is in force and the earlier ones stay as they were."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="eligibility_decisions")
    decided_on = models.DateField("decided on")
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    eligible = models.BooleanField("in the scheme")
    reasons = ArrayField(
        models.CharField(max_length=20, choices=EligibilityReason),
        verbose_name="reasons",
        default=list,
        blank=True,
    )
    band = models.PositiveSmallIntegerField("complexity, 1 to 4", null=True, blank=True)
    words = models.CharField("why, in words", max_length=500)

    class Privacy:
        personal = frozenset({"eligible", "reasons", "band", "words", "fingerprint"})
        plain = frozenset(["id", "uid", "created_at", "person", "decided_on", "decided_by", "submission"])

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eligible=False) | Q(reasons__len__gt=0),
                name="eligible_for_a_reason",
                violation_error_message="Select at least one reason why they are in the scheme.",
            ),
            models.CheckConstraint(
                condition=Q(band=None) | Q(band__gte=SIMPLEST, band__lte=MOST_COMPLEX),
                name="eligibility_band_one_to_four",
                violation_error_message="Complexity is from 1 to 4.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="eligibility_says_why",
                violation_error_message="Say why.",
            ),
        ]

    def __str__(self):
        return f"{'In the scheme' if self.eligible else 'Not in the scheme'}, {self.decided_on}"

    @property
    def reasons_in_words(self) -> tuple[str, ...]:
        """The reasons, in the order of the list they were chosen from."""
        return tuple(str(reason.label) for reason in EligibilityReason if reason.value in self.reasons)
