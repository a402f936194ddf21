"""Who decided that somebody moves home, and how: the gate before a move is confirmed (domain C2)."""

from django.db import models
from django.db.models import F, Q

from placements.choices import Capacity, DecisionAuthority, DecisionKind
from placements.models.homes import Home
from placements.models.people import Person
from placements.models.recording import Recorded
from placements.models.stays import Placement

WORDS = 5_000  # characters in one answer


class MoveDecision(Recorded):
    """Consent, or a best-interests decision, to one move to one home; never a finding about a person as such.

    `placement` is set when the move it was made for happens. A decision made again is a new row.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="move_decisions")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="+")
    placement = models.OneToOneField(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    kind = models.CharField("how it was decided", max_length=16, choices=DecisionKind)
    decided_on = models.DateField("decided")
    capacity = models.CharField("found for this decision", max_length=8, choices=Capacity, blank=True)
    capacity_assessed_on = models.DateField("looked at", null=True, blank=True)
    capacity_assessed_by = models.CharField("looked at by", max_length=160, blank=True)
    decided_by = models.CharField("decided by", max_length=160, blank=True)
    options_considered = models.TextField("options considered", max_length=WORDS, blank=True)
    wishes = models.TextField("the person's wishes", max_length=WORDS, blank=True)
    consulted = models.TextField("who was consulted", max_length=WORDS, blank=True)
    less_restrictive_considered = models.BooleanField(
        "less restrictive option considered", null=True, blank=True
    )
    authority = models.CharField(
        "attorney, deputy or court", max_length=8, choices=DecisionAuthority, blank=True
    )
    dissent = models.TextField("who disagreed", max_length=WORDS, blank=True)
    risk_assessed_on = models.DateField("risks of less support assessed", null=True, blank=True)
    mitigation = models.TextField("what keeps the person safe", max_length=WORDS, blank=True)

    class Privacy:
        personal = frozenset(
            [
                "kind",
                "capacity",
                "capacity_assessed_by",
                "decided_by",
                "options_considered",
                "wishes",
                "consulted",
                "authority",
                "dissent",
                "mitigation",
            ]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "home",
                "placement",
                "decided_on",
                "capacity_assessed_on",
                "less_restrictive_considered",
                "risk_assessed_on",
                "recorded_by",
            ]
        )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["parental", "legal"], capacity="")
                | Q(kind="consent", capacity="has")
                | Q(kind="best_interests", capacity="lacks"),
                name="decision_fits_capacity",
                violation_error_message=(
                    "Somebody who can make this decision makes it; for somebody who cannot, record a "
                    "best-interests decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["parental", "legal"])
                | (
                    Q(capacity_assessed_on__isnull=False, capacity_assessed_on__lte=F("decided_on"))
                    & ~Q(capacity_assessed_by="")
                ),
                name="decision_capacity_was_looked_at",
                violation_error_message=(
                    "Say who looked at whether the person can make this decision, on or before the day of it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind="consent")
                | (Q(kind__in=["parental", "legal"]) & ~Q(decided_by=""))
                | (
                    Q(less_restrictive_considered__isnull=False, less_restrictive_considered=True)
                    & ~Q(decided_by="")
                    & ~Q(options_considered="")
                    & ~Q(wishes="")
                    & ~Q(consulted="")
                    & ~Q(authority="")
                ),
                name="decision_is_whole",
                violation_error_message="Answer every question about the best-interests decision.",
            ),
            models.CheckConstraint(
                condition=Q(risk_assessed_on=None, mitigation="")
                | (Q(risk_assessed_on__isnull=False) & ~Q(mitigation="")),
                name="decision_risk_with_mitigation",
                violation_error_message="Give both the day the risks were assessed and what keeps the person safe.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.decided_on}"
