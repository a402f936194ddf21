"""A proposed placement: where somebody may live, before they do. What really happened is a Placement."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from placements.choices import Barrier, ProposalState, WhyOutOfArea
from placements.models.decisions import WORDS, MoveDecision
from placements.models.homes import Home
from placements.models.people import Person
from placements.models.stays import DESPITE_CHARACTERS, Placement

OPEN = ("proposed", "agreed")


class ProposalQuerySet(models.QuerySet):
    """Narrowings of what is proposed."""

    def open(self):
        """Proposed or agreed, and nobody has moved yet."""
        return self.filter(state__in=OPEN)


class Proposal(Record):
    """A home for a person from a day, proposed by one and agreed by another; `replaces` is what it would end."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="proposals")
    replaces = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals_to_replace"
    )
    placed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="placed by"
    )
    expected_on = models.DateField("expected to start")
    expected_end_on = models.DateField("expected to end", null=True, blank=True)
    why_out_of_area = models.CharField("why out of area", max_length=20, choices=WhyOutOfArea, blank=True)
    chosen_by_person = models.BooleanField("chosen by the person", null=True, blank=True)
    emergency = models.BooleanField("made in an emergency", null=True, blank=True)
    local_options_tested_on = models.DateField("local options tested", null=True, blank=True)
    placed_despite = models.CharField(
        "why to be placed all the same, where something warns against it",
        max_length=DESPITE_CHARACTERS,
        blank=True,
        default="",
        db_default="",
    )
    local_options_found = models.TextField("what was found", max_length=WORDS, blank=True)
    barriers = ArrayField(
        models.CharField(max_length=16, choices=Barrier),
        default=list,
        blank=True,
        verbose_name="barriers to return",
    )
    state = models.CharField(
        "state", max_length=12, choices=ProposalState, default=ProposalState.PROPOSED, db_default="proposed"
    )
    proposed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField("proposed")
    agreed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField("agreed", null=True, blank=True)
    closed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_on = models.DateField("refused or withdrawn", null=True, blank=True)
    closed_because = models.CharField("why it was refused or withdrawn", max_length=500, blank=True)
    decision = models.OneToOneField(
        MoveDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    placement = models.OneToOneField(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal"
    )

    objects = ProposalQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                "why_out_of_area",
                "chosen_by_person",
                "emergency",
                "local_options_found",
                "barriers",
                "placed_despite",
                "closed_because",
            ]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "home",
                "replaces",
                "placed_by",
                "expected_on",
                "expected_end_on",
                "local_options_tested_on",
                "state",
                "proposed_by",
                "proposed_on",
                "agreed_by",
                "agreed_on",
                "closed_by",
                "closed_on",
                "decision",
                "placement",
            ]
        )

    class Meta:
        ordering = ["expected_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "home"],
                condition=Q(state__in=OPEN),
                name="proposal_open_once",
                violation_error_message="This home is proposed for this person already.",
            ),
            models.CheckConstraint(
                condition=Q(expected_end_on=None) | Q(expected_end_on__gt=F("expected_on")),
                name="proposal_ends_after_start",
                violation_error_message="The day it is expected to end must be after the day it starts.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_on=None)
                | (Q(agreed_by__isnull=False, agreed_on__isnull=False) & ~Q(agreed_by=F("proposed_by"))),
                name="proposal_agreed_by_another",
                violation_error_message="A proposal is agreed by somebody other than who proposed it.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "started"]) | Q(agreed_by__isnull=False),
                name="proposal_agreed_before_start",
                violation_error_message="A proposal must be agreed before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(state="started", decision__isnull=False, placement__isnull=False)
                | (~Q(state="started") & Q(placement=None)),
                name="proposal_starts_with_decision",
                violation_error_message=(
                    "Record that the person agreed, or a best-interests decision, before this move is confirmed."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=["withdrawn", "refused"], closed_by__isnull=False, closed_on__isnull=False)
                    & ~Q(closed_because="")
                )
                | (
                    ~Q(state__in=["withdrawn", "refused"])
                    & Q(closed_by=None, closed_on=None, closed_because="")
                ),
                name="proposal_closed_with_reason",
                violation_error_message="Say why the proposal is refused or withdrawn.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["expected_on", "person"], condition=Q(state__in=OPEN), name="proposal_open_by_day"
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}, for {self.expected_on}"
