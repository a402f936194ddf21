"""Who pays for a placement, how much a week, from which day. Superseded, never overwritten."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from linkworker.periods import Days
from linkworker.records import Record
from placements.choices import AgreementReason, FundingStatus, LineKind, Stream
from placements.models.stays import Placement
from placements.rules import funding


class FundingLineQuerySet(models.QuerySet):
    """Narrowings of who pays."""

    def running_on(self, day: date):
        """Lines whose own days hold a day: those charged, where it is known that the person lives there then."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def in_force_on(self, day: date):
        """Lines charged on a day: inside the line's own days and inside the stay."""
        return self.running_on(day).filter(
            Q(placement__ends_on=None) | Q(placement__ends_on__gt=day), placement__starts_on__lte=day
        )

    def touching(self, first_day: date, day_after_last: date):
        """Lines with at least one charged day in a half-open range."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gt=first_day),
            Q(placement__ends_on=None) | Q(placement__ends_on__gt=first_day),
            starts_on__lt=day_after_last,
            placement__starts_on__lt=day_after_last,
        )


class StandingLines(models.Manager.from_queryset(FundingLineQuerySet)):
    """The lines that count. What a backdated agreement superseded is kept, and read by `ever` alone."""

    def get_queryset(self):
        """Every reader starts from here, so none can charge what was superseded."""
        return super().get_queryset().filter(superseded_by=None)


class FundingLine(Record):
    """One payer's weekly amount, in pounds, over a half-open range of days.

    A line of an agreement spans exactly the agreement's days. Imported lines belong to none.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="funding")
    payer = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funding_lines",
        verbose_name="payer (empty: the person)",
    )
    stream = models.CharField("stream", max_length=16, choices=Stream)
    weekly = models.DecimalField("pounds a week", max_digits=9, decimal_places=2)
    starts_on = models.DateField("from")
    ends_on = models.DateField("first day not charged", null=True, blank=True)
    status = models.CharField("status", max_length=10, choices=FundingStatus, default=FundingStatus.AGREED)
    reason = models.CharField("what made it", max_length=20, choices=AgreementReason, blank=True)
    kind = models.CharField(
        "kind", max_length=20, choices=LineKind, default=LineKind.SHARE, db_default=LineKind.SHARE
    )
    agreement = models.ForeignKey(
        "placements.FundingAgreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name="agreement it is part of",
    )
    superseded_by = models.ForeignKey(
        "placements.FundingAgreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="backdated agreement that took its place",
    )

    objects = StandingLines()
    ever = FundingLineQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"weekly"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "placement",
                "payer",
                "stream",
                "starts_on",
                "ends_on",
                "status",
                "reason",
                "kind",
                "agreement",
                "superseded_by",
            ]
        )

    class Meta:
        ordering = ["-starts_on", "stream", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekly__gte=0),
                name="funding_not_negative",
                violation_error_message="The weekly amount cannot be less than nothing.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="funding_ends_after_start",
                violation_error_message="The first day not charged must be after the day the money starts.",
            ),
            ExclusionConstraint(
                name="funding_no_overlap_for_payer",
                expressions=[
                    ("placement", RangeOperators.EQUAL),
                    (Coalesce("payer", Value(0)), RangeOperators.EQUAL),
                    ("stream", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
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
                condition=Q(superseded_by=None),
                violation_error_message="This payer already pays under this stream on some of these days.",
            ),
        ]
        indexes = [
            models.Index(fields=["placement", "starts_on"], name="funding_by_placement"),
            models.Index(fields=["payer", "placement"], name="funding_by_payer"),
        ]

    def __str__(self):
        return f"{self.weekly} a week from {self.starts_on}"

    def charged_on(self, day: date) -> bool:
        """As `in_force_on`, for a line that was read with its placement."""
        return day in Days(self.starts_on, self.ends_on) and day in Days(
            self.placement.starts_on, self.placement.ends_on
        )

    @property
    def payer_kind(self) -> str:
        """Contract 5: council, icb, person, education or other."""
        return funding.payer_kind(self.payer.kind if self.payer else None)
