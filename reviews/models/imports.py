"""A register brought in from the browser: its file, what was found in it, what it would change and what it did.

A worker checks, loads and undoes it. The row is claimed with a lease and a fencing token by the database's own clock,
as a board report is: a worker that died loses its lease, and one that comes back carries a token that no
longer fits.
"""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Organisation, Staff
from linkworker import stored_files
from linkworker.journal import Page
from linkworker.records import Record
from linkworker.sending import SentOnce
from reviews.choices import ON_ITS_WAY, ImportState

LEASE = timedelta(seconds=settings.REPORT_LEASE_SECONDS)
MOST_ATTEMPTS = 5
KEPT_FOR = timedelta(days=30)  # the file, and what is needed to undo
FOLDER = "imports"
LONGEST_NAME = 120
STEPS = {  # what a worker takes up, and what it is then
    ImportState.CHECKING: ImportState.UPLOADED,
    ImportState.LOADING: ImportState.CONFIRMED,
    ImportState.UNDOING: ImportState.TO_UNDO,
}


class RegisterImportQuerySet(models.QuerySet):
    """Narrowings and the claim."""

    def waiting(self):
        """For a worker, or left behind by one whose lease ran out."""
        return self.filter(Q(state__in=STEPS.values()) | Q(state__in=list(STEPS), leased_until__lt=Now()))

    def worn_out(self):
        """Left behind by a worker, and tried as often as it may be."""
        return self.filter(state__in=list(STEPS), leased_until__lt=Now(), attempts__gte=MOST_ATTEMPTS)

    def older_than(self, now: datetime):
        """Whose file has been kept as long as it may be."""
        return self.filter(created_at__lt=now - KEPT_FOR, forgotten_at=None)

    def claim(self, pk: int) -> int | None:
        """Take a waiting import for this worker: its new fencing token, or None when it is not to be had."""
        for doing, before in STEPS.items():
            mine = self.filter(pk=pk, attempts__lt=MOST_ATTEMPTS, forgotten_at=None).filter(
                Q(state=before) | Q(state=doing, leased_until__lt=Now())
            )
            taken = mine.update(
                state=doing,
                token=F("token") + 1,
                attempts=F("attempts") + 1,
                leased_until=Now() + LEASE,
                rows_total=0,
                rows_read=0,
                rows_kept=0,
            )
            if taken:
                return self.values_list("token", flat=True).get(pk=pk)
        return None

    def forget(self, pk: int, now: datetime) -> None:
        """Leave counts and days; take away the file, what was found and everything an undo would need."""
        one = self.select_for_update().get(pk=pk)
        ImportedRows.objects.filter(register_import=one).delete()
        self.filter(pk=pk).update(
            file_name="", named="", faults=[], warnings=[], summary={}, forgotten_at=now
        )
        transaction.on_commit(partial(stored_files.forget, FOLDER, one.file_name))

    def renew(self, pk: int, token: int, **progress: int) -> bool:
        """Hold on a little longer and say how far it is. False when it has been taken over."""
        held = self.filter(pk=pk, token=token, state__in=list(STEPS))
        return bool(held.update(leased_until=Now() + LEASE, **progress))


class RegisterImport(SentOnce, Record):
    """One file, from the upload until it is loaded and perhaps undone."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="register_imports", verbose_name="register of"
    )
    uploaded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    named = models.CharField("name it came with", max_length=LONGEST_NAME, blank=True)
    file_name = models.CharField("stored file", max_length=120, blank=True)
    sha256 = models.CharField("SHA-256 of the file", max_length=64)
    state = models.CharField("state", max_length=9, choices=ImportState, default=ImportState.UPLOADED)
    token = models.PositiveIntegerField("fencing token", default=0, editable=False)
    attempts = models.PositiveSmallIntegerField("times tried", default=0, editable=False)
    leased_until = models.DateTimeField("lease", null=True, blank=True, editable=False)
    queued_at = models.DateTimeField("last sent to the queue", null=True, blank=True, editable=False)
    rows_total = models.PositiveIntegerField("rows", default=0, editable=False)
    rows_read = models.PositiveIntegerField("rows read", default=0, editable=False)
    rows_kept = models.PositiveIntegerField("rows kept", default=0, editable=False)
    faults = models.JSONField("to be corrected", default=list, blank=True, editable=False)
    fault_count = models.PositiveIntegerField("things to correct", default=0, editable=False)
    warnings = models.JSONField("to look at", default=list, blank=True, editable=False)
    warning_count = models.PositiveIntegerField("things to look at", default=0, editable=False)
    summary = models.JSONField("what changes", default=dict, blank=True, editable=False)
    outcome = models.CharField("fingerprint of what changes", max_length=64, blank=True, editable=False)
    failure = models.CharField("why it is not finished", max_length=1_000, blank=True, editable=False)
    confirmed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    loaded_at = models.DateTimeField("loaded", null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField("undone", null=True, blank=True, editable=False)
    forgotten_at = models.DateTimeField("file and details deleted", null=True, blank=True, editable=False)

    objects = RegisterImportQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"named", "faults", "warnings", "summary", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "organisation",
                "uploaded_by",
                "file_name",
                "sha256",
                "state",
                "token",
                "attempts",
                "leased_until",
                "queued_at",
                "rows_total",
                "rows_read",
                "rows_kept",
                "fault_count",
                "warning_count",
                "outcome",
                "failure",
                "confirmed_by",
                "loaded_at",
                "undone_by",
                "undone_at",
                "forgotten_at",
                "submission",
            ]
        )

    class Meta:
        verbose_name = "import of a register"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "loading", "loaded", "to_undo", "undoing", "undone"])
                | Q(confirmed_by__isnull=False),
                name="import_loaded_was_confirmed",
                violation_error_message="Somebody must confirm an import before it is loaded.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["loaded", "to_undo", "undoing", "undone"])
                | Q(loaded_at__isnull=False),
                name="import_loaded_at_some_time",
                violation_error_message="A loaded import says when it was loaded.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["to_undo", "undoing", "undone"])
                | Q(undone_by__isnull=False) & (~Q(state="undone") | Q(undone_at__isnull=False)),
                name="import_undone_by_someone",
                violation_error_message="An undone import says by whom and when.",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | ~Q(outcome=""),
                name="import_ready_has_outcome",
                violation_error_message="An import is ready once what it changes is known.",
            ),
        ]

    def __str__(self):
        return f"Import of {self.created_at:%Y-%m-%d}"

    @property
    def on_its_way(self) -> bool:
        """Does a worker have it, or will one?"""
        return self.state in ON_ITS_WAY

    @property
    def may_be_undone(self) -> bool:
        """Is everything still kept that undoing needs?"""
        return self.state == ImportState.LOADED and self.forgotten_at is None

    @property
    def being_undone(self) -> bool:
        """Is a worker to put it back?"""
        return self.state in (ImportState.TO_UNDO, ImportState.UNDOING)

    @property
    def percent(self) -> int:
        """How far the worker is: each row is read once and kept, or put back, once."""
        return min(99, 50 * (self.rows_read + self.rows_kept) // self.rows_total) if self.rows_total else 0


class ImportedRows(models.Model):
    """Some rows of one table that an import added or changed, so that it can be undone to the letter."""

    register_import = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="rows")
    table = models.CharField("table", max_length=63)
    keys = ArrayField(models.BigIntegerField(), verbose_name="keys")
    states = ArrayField(models.BigIntegerField(), verbose_name="a number of each row as it was left")
    before = models.JSONField("what changed rows held before", null=True)

    class Privacy:
        personal = frozenset({"before"})
        plain = frozenset({"id", "register_import", "table", "keys", "states"})

    class Meta:
        ordering = ["register_import", "pk"]

    def __str__(self):
        return f"{len(self.keys)} of {self.table}"

    @property
    def page(self) -> Page:
        """As the journal wrote it."""
        return Page(self.table, self.keys, self.states, self.before)
