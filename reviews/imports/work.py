"""The worker's part of an import: check it in a rehearsal that keeps nothing, load it once it is confirmed, undo it.

Whoever works on an import holds its lease and its fencing token. What it writes at the end is written only
while the token still fits, in the transaction that loads, so that two workers never load the same file twice.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts import audit
from accounts.policies import allowed_at, as_of
from accounts.roles import Permission
from linkworker import bulk, sending, stored_files
from linkworker.journal import Journal
from placements.imports.faults import WHOLE_FILE, Fault, RegisterIsRefused, Report
from reviews.choices import ImportState
from reviews.imports import changes, register
from reviews.imports.lease import TakenOver, held
from reviews.imports.undo import stays_loaded, undo
from reviews.models import ImportedRows, RegisterImport
from reviews.models.imports import FOLDER, LEASE

MOST_FAULTS = 1_000
WORN_OUT = "Every attempt ended before it was finished. Upload the file again; if that fails, tell support."
STILL_LOADED = (
    "Every attempt to undo it ended before it was finished: all of it is still loaded. Undo it again."
)
CHANGED_SINCE = (
    "The register changed after this import was checked. This is what the import would change now."
)


MAY_NOT_ANY_MORE = (
    "Whoever asked for this may not import for this organisation any more, so nothing was done. "
    "Somebody who may must start it again."
)


class _ChangedSince(Exception):
    """The load would do something else than what was confirmed."""


def work_on(import_id: int) -> bool:
    """Claim a waiting import and do what it waits for. False when somebody else has it, or it is done."""
    token = RegisterImport.objects.claim(import_id)
    if token is None:
        return False
    people = ("uploaded_by", "confirmed_by", "undone_by")
    one = RegisterImport.objects.select_related("organisation", *people).get(pk=import_id)
    if not _still_may(one):
        return stays_loaded(one, token, MAY_NOT_ANY_MORE) if one.being_undone else _given_up(one, token)
    doing = {ImportState.CHECKING: _check, ImportState.LOADING: _load, ImportState.UNDOING: undo}
    return doing[ImportState(one.state)](one, token)


def _still_may(one: RegisterImport) -> bool:
    """Whoever asked for this step may have left since, or lost the role."""
    asked = {ImportState.CHECKING: one.uploaded_by, ImportState.LOADING: one.confirmed_by}
    by = asked.get(ImportState(one.state), one.undone_by)
    if by is None or not by.is_active:
        return False
    return allowed_at(as_of(by, timezone.localdate()), Permission.IMPORT_REGISTER, one.organisation_id)


@transaction.atomic
def _given_up(one: RegisterImport, token: int) -> bool:
    mine = RegisterImport.objects.filter(pk=one.pk, token=token, state=one.state)
    if not mine.update(state=ImportState.FAILED, failure=MAY_NOT_ANY_MORE, leased_until=None, attempts=0):
        return False
    audit.record(by=None, verb="gave up import", subject=one, organisation=one.organisation)
    return True


def _check(one: RegisterImport, token: int, note: str = "") -> bool:
    report = Report()
    try:
        with transaction.atomic():
            summary, outcome = _rehearse(one, token, report, Journal())
            transaction.set_rollback(True)
    except register.HasFaults:
        return _stopped(one, token, report)
    except RegisterIsRefused as refused:
        says = str(refused).replace(one.file_name, one.named or "the file")
        report.fault(one.named or "file", 1, WHOLE_FILE, says)
        return _stopped(one, token, report)
    return _write(
        one,
        token,
        "checked register",
        state=ImportState.READY,
        summary=summary,
        outcome=outcome,
        failure=note,
        confirmed_by=None,
        **_findings(report),
    )


def _rehearse(
    one: RegisterImport, token: int, report: Report, journal: Journal, *, stays: bool = False
) -> tuple[dict, str]:
    """Load everything inside the caller's transaction; what it does in words, and its fingerprint."""
    now = timezone.now()
    by = as_of(one.confirmed_by or one.uploaded_by, timezone.localdate(now))
    sending.one_at_a_time(one.organisation)
    path = stored_files.path_of(FOLDER, one.file_name)
    with held(one.pk, token, report), bulk.written_down(journal):
        imported = register.load_for(
            path, by=by, owner=one.organisation, today=timezone.localdate(now), now=now, report=report
        )
        tell = changes.told_as_loaded if stays else changes.told
        return tell(imported, journal)


def _load(one: RegisterImport, token: int) -> bool:
    report, journal = Report(), Journal()
    try:
        with transaction.atomic():
            summary, outcome = _rehearse(one, token, report, journal, stays=True)
            if outcome != one.outcome:
                raise _ChangedSince
            _keep_journal(one, journal)
            loaded = {"state": ImportState.LOADED, "loaded_at": Now(), "summary": summary, "failure": ""}
            if not _write(one, token, "loaded register", **loaded, **_findings(report)):
                raise TakenOver
    except TakenOver:
        return False
    except (_ChangedSince, register.HasFaults, RegisterIsRefused):
        return _check(one, token, note=CHANGED_SINCE)
    return True


def _keep_journal(one: RegisterImport, journal: Journal) -> None:
    for page in journal.pages():  # one at a time: a page holds thousands of rows
        ImportedRows.objects.create(
            register_import=one, table=page.table, keys=page.keys, states=page.states, before=page.before
        )


def _stopped(one: RegisterImport, token: int, report: Report) -> bool:
    return _write(
        one,
        token,
        "checked register",
        state=ImportState.FAULTS,
        outcome="",
        summary={},
        confirmed_by=None,
        failure="",
        **_findings(report),
    )


@transaction.atomic
def _write(one: RegisterImport, token: int, verb: str, **fields) -> bool:
    mine = RegisterImport.objects.filter(pk=one.pk, token=token, state=one.state)
    if not mine.update(leased_until=None, attempts=0, **fields):
        return False
    audit.record(
        by=None,
        verb=verb,
        subject=one,
        organisation=one.organisation,
        faults=fields["fault_count"],
        warnings=fields["warning_count"],
    )
    return True


def _findings(report: Report) -> dict:
    return {
        "faults": _as_rows(report.faults),
        "fault_count": len(report.faults),
        "warnings": _as_rows(report.warnings),
        "warning_count": len(report.warnings),
        "rows_total": report.rows_total,
        "rows_read": report.rows_read,
        "rows_kept": report.rows_kept,
    }


def _as_rows(faults: list[Fault]) -> list[list]:
    return [[fault.file, fault.line, fault.column, fault.says] for fault in sorted(faults)[:MOST_FAULTS]]


def forget_old(now: datetime) -> int:
    """Delete the files and details of imports past their time, and files no row names."""
    working = (ImportState.CHECKING, ImportState.LOADING, ImportState.TO_UNDO, ImportState.UNDOING)
    old = RegisterImport.objects.older_than(now).exclude(state__in=working).values_list("pk", flat=True)
    for pk in old:
        with transaction.atomic():
            RegisterImport.objects.forget(pk, now)
    named = set(RegisterImport.objects.exclude(file_name="").order_by().values_list("file_name", flat=True))
    return len(old) + stored_files.forget_others(FOLDER, named)


@transaction.atomic
def left_waiting(now: datetime) -> list[int]:
    """Imports to send to the queue now, noted as sent; those tried too often are given up with a reason."""
    RegisterImport.objects.worn_out().filter(state=ImportState.UNDOING).update(
        state=ImportState.LOADED, undone_by=None, failure=STILL_LOADED, leased_until=None, attempts=0
    )
    RegisterImport.objects.worn_out().update(state=ImportState.FAILED, failure=WORN_OUT, leased_until=None)
    waiting = (
        RegisterImport.objects.waiting()
        .filter(Q(queued_at=None) | Q(queued_at__lt=now - LEASE))
        .select_for_update(skip_locked=True)
        .order_by("pk")
    )
    chosen = [one.pk for one in waiting]
    RegisterImport.objects.filter(pk__in=chosen).update(queued_at=now)
    return chosen
