"""What a placement costs and who pays: proposed by one, agreed by another, never overwritten."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import (
    AgreementReason,
    AgreementState,
    FundingStatus,
    LineKind,
    NursingBand,
    ShareType,
    Stream,
)
from placements.models.codes import FncRate
from placements.models.stays import Placement
from placements.models.uplifts import Uplift


class FundingAgreementQuerySet(models.QuerySet):
    """Narrowings of what was proposed and agreed."""

    def waiting(self):
        """Proposals nobody has agreed or refused yet."""
        return self.filter(state=AgreementState.PROPOSED)

    def agreed(self):
        """Those that count."""
        return self.filter(state=AgreementState.AGREED)


class FundingAgreement(SentOnce, Record):
    """The price of a placement from a day, in pounds a week, and what makes it up.

    `gross_weekly` is the whole price, the nursing contribution and the person's own contribution inside it,
    a third party's top-up beside it. Its shares are told in `ProposedShare`; funding lines are made of them
    when somebody else agrees. `ends_on` is the first day it no longer holds.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="agreements")
    starts_on = models.DateField("from")
    ends_on = models.DateField("first day no longer", null=True, blank=True)
    gross_weekly = models.DecimalField("price, pounds a week", max_digits=9, decimal_places=2)
    share_type = models.CharField("shares given in", max_length=8, choices=ShareType)
    nursing = models.CharField("nursing care", max_length=10, choices=NursingBand, default=NursingBand.NONE)
    fnc_rate = models.ForeignKey(
        FncRate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nursing care rate used",
    )
    nhs_outcome_declared = models.BooleanField("outcome of the NHS declared", default=False)
    hours_weekly = models.DecimalField(
        "hours of support a week", max_digits=6, decimal_places=2, null=True, blank=True
    )
    reason = models.CharField("what made it", max_length=20, choices=AgreementReason)
    risk_assessed_on = models.DateField("risk assessed", null=True, blank=True)
    mitigation = models.TextField("what makes it safe", max_length=5000, blank=True)
    note = models.TextField("note", max_length=5000, blank=True)
    percent = models.DecimalField(
        "percent of the uplift", max_digits=5, decimal_places=2, null=True, blank=True
    )
    uplift = models.ForeignKey(
        Uplift, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    state = models.CharField("state", max_length=10, choices=AgreementState, default=AgreementState.PROPOSED)
    proposed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", verbose_name="proposed by"
    )
    decided_by = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="agreed or refused by",
    )
    decided_at = models.DateTimeField("agreed or refused", null=True, blank=True, editable=False)
    why_refused = models.TextField("why it was refused", max_length=5000, blank=True)
    resumes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="agreement it goes on with",
    )
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="backdated agreement that took its place",
    )

    objects = FundingAgreementQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            ["gross_weekly", "hours_weekly", "mitigation", "note", "why_refused", "risk_assessed_on"]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "submission",
                "fingerprint",
                "placement",
                "starts_on",
                "ends_on",
                "share_type",
                "nursing",
                "fnc_rate",
                "nhs_outcome_declared",
                "reason",
                "percent",
                "uplift",
                "state",
                "proposed_by",
                "decided_by",
                "decided_at",
                "resumes",
                "superseded_by",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gross_weekly__gte=0) & (Q(hours_weekly=None) | Q(hours_weekly__gte=0)),
                name="agreement_not_negative",
                violation_error_message="The price and the hours cannot be less than nothing.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message="The first day it no longer holds must be after the day it starts.",
            ),
            models.CheckConstraint(
                condition=Q(state=AgreementState.PROPOSED, decided_by=None, decided_at=None)
                | (~Q(state=AgreementState.PROPOSED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="agreement_is_decided_by_somebody",
                violation_error_message="Somebody agrees or refuses a proposal, at a moment.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AgreementState.PROPOSED, AgreementState.REFUSED])
                | ~Q(decided_by=F("proposed_by")),
                name="agreement_takes_two_people",
                violation_error_message="Somebody other than whoever proposed it must agree it.",
            ),
            models.CheckConstraint(
                condition=(Q(state=AgreementState.REFUSED) & ~Q(why_refused=""))
                | (~Q(state=AgreementState.REFUSED) & Q(why_refused="")),
                name="agreement_refusal_says_why",
                violation_error_message="Say why it is refused.",
            ),
            models.CheckConstraint(
                condition=Q(state=AgreementState.SUPERSEDED, superseded_by__isnull=False)
                | (~Q(state=AgreementState.SUPERSEDED) & Q(superseded_by=None)),
                name="agreement_superseded_by_another",
                violation_error_message="An agreement is superseded by another one.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=AgreementReason.SLEEP_IN_REPLACED)
                | (Q(risk_assessed_on__isnull=False) & ~Q(mitigation="")),
                name="agreement_sleep_in_needs_assessment",
                violation_error_message="Replacing a sleep-in needs a completed risk assessment first.",
            ),
            models.CheckConstraint(
                condition=Q(nursing=NursingBand.NONE, fnc_rate=None)
                | (~Q(nursing=NursingBand.NONE) & Q(fnc_rate__isnull=False)),
                name="agreement_nursing_has_its_rate",
                violation_error_message="A nursing contribution names the national rate it was worked out with.",
            ),
            models.UniqueConstraint(
                fields=["placement"],
                condition=Q(state=AgreementState.PROPOSED),
                name="agreement_one_proposal_at_a_time",
                violation_error_message="A proposal for this placement is waiting. Agree or refuse it first.",
            ),
            ExclusionConstraint(
                name="agreement_no_overlap",
                expressions=[
                    ("placement", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state=AgreementState.AGREED),
                violation_error_message="Another agreement holds on some of these days.",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="agreement_by_state")]

    def __str__(self):
        return f"{self.gross_weekly} a week from {self.starts_on}"


class ProposedShare(models.Model):
    """One payer's part of an agreement, in pounds a week; the percentage beside it where that was given."""

    agreement = models.ForeignKey(FundingAgreement, on_delete=models.PROTECT, related_name="shares")
    payer = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="payer (empty: the person)",
    )
    stream = models.CharField("stream", max_length=16, choices=Stream)
    kind = models.CharField("kind", max_length=20, choices=LineKind, default=LineKind.SHARE)
    percent = models.DecimalField("percent", max_digits=5, decimal_places=2, null=True, blank=True)
    weekly = models.DecimalField("pounds a week", max_digits=9, decimal_places=2)
    status = models.CharField("status", max_length=10, choices=FundingStatus, default=FundingStatus.AGREED)

    class Privacy:
        personal = frozenset({"weekly", "percent"})
        plain = frozenset({"id", "agreement", "payer", "stream", "kind", "status"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekly__gte=0) & (Q(percent=None) | Q(percent__gte=0, percent__lte=100)),
                name="proposed_share_not_negative",
                violation_error_message="A share cannot be less than nothing or more than all of it.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "payer", "stream", "kind"],
                nulls_distinct=False,
                name="proposed_share_once",
                violation_error_message="A payer is named once under each duty.",
            ),
        ]

    def __str__(self):
        return f"{self.weekly} a week of agreement {self.agreement_id}"
