"""The month as it was, frozen, and the reports made from it.

A report's row is claimed with a lease and a fencing token by the database's own clock: a worker that
died loses its lease, one that was thought dead and comes back carries a token that no longer fits.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Now

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.words import long_month
from reporting.choices import Edition, ReportState

LEASE = timedelta(seconds=settings.REPORT_LEASE_SECONDS)
MOST_ATTEMPTS = 5


LONGEST_REASON = 180  # it is printed on one line of page 1


class SnapshotQuerySet(models.QuerySet):
    """Narrowings."""

    def in_force(self):
        """What a month is told by: its first freezing, and a later one once a report made from it is approved."""
        approved = BoardReport.objects.filter(snapshot=OuterRef("pk"), state=ReportState.APPROVED)
        return self.filter(Q(revision=1) | Exists(approved))


class Snapshot(Record):
    """Everything a month's reports say, as known when it was frozen. A trigger refuses any change."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="snapshots")
    month = models.DateField("first day of the month")
    revision = models.PositiveSmallIntegerField("revision", default=1)
    content = models.JSONField("content")
    fingerprint = models.CharField("SHA-256 of the content", max_length=71)

    objects = SnapshotQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"content"})
        plain = frozenset(["id", "uid", "created_at", "authority", "month", "revision", "fingerprint"])

    class Meta:
        ordering = ["-month", "authority__name", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "month", "revision"], name="snapshot_once_a_revision"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="snapshot_month_is_first_day"),
        ]

    def __str__(self):
        return f"{long_month(self.month)}, revision {self.revision}"


class BoardReportQuerySet(models.QuerySet):
    """Narrowings and the claim."""

    def beside_revisions(self):
        """Each with `is_newest`, and `superseded_by`: the uid of the newest later revision that is approved."""
        later = (
            BoardReport.objects.filter(
                authority=OuterRef("authority"),
                month=OuterRef("month"),
                edition=OuterRef("edition"),
                revision__gt=OuterRef("revision"),
            )
            .order_by("-revision")
            .values("uid")
        )
        approved = later.filter(state=ReportState.APPROVED)
        return self.annotate(is_newest=~Exists(later), superseded_by=Subquery(approved[:1]))

    def waiting(self):
        """Queued, or left behind by a worker whose lease ran out."""
        return self.filter(Q(state=ReportState.QUEUED) | Q(state=ReportState.MAKING, leased_until__lt=Now()))

    def worn_out(self):
        """Left behind by a worker, and tried as often as it may be."""
        return self.filter(state=ReportState.MAKING, leased_until__lt=Now(), attempts__gte=MOST_ATTEMPTS)

    def claim(self, pk: int) -> int | None:
        """Take a waiting report for this worker: its new fencing token, or None when it is not to be had."""
        taken = (
            self.waiting()
            .filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
            .update(
                state=ReportState.MAKING,
                token=F("token") + 1,
                attempts=F("attempts") + 1,
                leased_until=Now() + LEASE,
            )
        )
        return self.values_list("token", flat=True).get(pk=pk) if taken else None

    def renew(self, pk: int, token: int) -> bool:
        """Hold on to a claimed report a little longer. False when it has been taken over."""
        held = self.filter(pk=pk, token=token, state=ReportState.MAKING)
        return bool(held.update(leased_until=Now() + LEASE))


class BoardReport(Record):
    """One report for one authority, month, edition and revision: there can be only one."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="board_reports")
    month = models.DateField("first day of the month")
    edition = models.CharField("edition", max_length=10, choices=Edition)
    revision = models.PositiveSmallIntegerField("revision", default=1)
    revision_reason = models.CharField(
        "why it is issued again", max_length=LONGEST_REASON, blank=True, editable=False
    )
    state = models.CharField("state", max_length=8, choices=ReportState, default=ReportState.QUEUED)
    requested_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    narrative = models.TextField("what the manager adds", blank=True)
    asks = models.TextField("what the board is asked", blank=True)
    narrative_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    writers = models.ManyToManyField(Staff, related_name="+", blank=True, editable=False)
    token = models.PositiveIntegerField("fencing token", default=0, editable=False)
    attempts = models.PositiveSmallIntegerField("times tried", default=0, editable=False)
    leased_until = models.DateTimeField("lease", null=True, blank=True, editable=False)
    queued_at = models.DateTimeField("last sent to the queue", default=None, null=True, editable=False)
    failure = models.CharField("why it could not be made", max_length=300, blank=True, editable=False)
    file_name = models.CharField("file, by its SHA-256", max_length=80, blank=True, editable=False)
    made_at = models.DateTimeField("made", null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField("approved", null=True, blank=True, editable=False)

    objects = BoardReportQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"narrative", "asks", "revision_reason"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "authority",
                "month",
                "edition",
                "revision",
                "state",
                "requested_by",
                "snapshot",
                "narrative_by",
                "writers",
                "token",
                "attempts",
                "leased_until",
                "queued_at",
                "failure",
                "file_name",
                "made_at",
                "approved_by",
                "approved_at",
            ]
        )

    class Meta:
        ordering = ["-month", "authority__name", "edition", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "month", "edition", "revision"],
                name="board_report_once",
                violation_error_message="This report exists already.",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="board_report_month_is_first_day"),
            models.CheckConstraint(
                condition=Q(revision=1, revision_reason="") | Q(revision__gt=1) & ~Q(revision_reason=""),
                name="board_report_revision_has_reason",
                violation_error_message="Say why the report is issued again.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReportState.DRAFT, ReportState.APPROVED])
                | (~Q(file_name="") & Q(made_at__isnull=False, snapshot__isnull=False)),
                name="board_report_made_has_file",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="board_report_approved_by_someone_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.APPROVED) | Q(approved_by__isnull=False),
                name="board_report_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DRAFT) | Q(approved_by=None),
                name="board_report_draft_is_not_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (
                    (Q(requested_by=None) | ~Q(approved_by=F("requested_by")))
                    & (Q(narrative_by=None) | ~Q(approved_by=F("narrative_by")))
                ),
                name="board_report_second_person",
                violation_error_message="Somebody who neither asked for the report nor wrote in it must approve it.",
            ),
        ]

    def __str__(self):
        return f"{long_month(self.month)}, {self.get_edition_display().lower()} edition"

    @property
    def codes(self) -> dict[str, str | int]:
        """Which report it is, for its lines in the trail: nothing personal."""
        return {"month": f"{self.month:%Y-%m}", "edition": str(self.edition), "revision": self.revision}

    @property
    def offers_file(self) -> bool:
        """Whether the file says what the row says. While it is printed again the file is the one before."""
        return bool(self.file_name) and self.state in (ReportState.DRAFT, ReportState.APPROVED)
