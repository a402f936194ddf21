"""The worker's part of undoing an import: every row is put back, or none is and the page says why.

All of it is one transaction that ends with the fencing token: a worker that dies midway leaves everything as the
import left it, and the next one starts over.
"""

from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import audit
from linkworker import bulk, journal, sending
from linkworker.journal import Page
from linkworker.words import counted, listed
from placements.imports.faults import Report
from reviews.choices import ImportState
from reviews.imports.lease import TakenOver, held
from reviews.models import RegisterImport

WORKED_ON = "Somebody is recording something about what this import brought. Undo it again in a minute."


class _Stays(Exception):
    """The import stays as it was loaded; the message says why."""


def undo(one: RegisterImport, token: int) -> bool:
    """Put back what an import did, or say what stands on it. False when another worker has it by now."""
    try:
        with transaction.atomic():
            rows = _put_back(one, token)
            _settle(one, token, state=ImportState.UNDONE, undone_at=timezone.now(), failure="")
            RegisterImport.objects.forget(one.pk, timezone.now())
            audit.record(
                by=one.undone_by, verb="undid import", subject=one, organisation=one.organisation, rows=rows
            )
    except TakenOver:
        return False
    except _Stays as stays:
        return stays_loaded(one, token, str(stays))
    return True


def _put_back(one: RegisterImport, token: int) -> int:
    """Inside the caller's transaction. How many rows it was; raises _Stays."""
    bulk.no_time_limit()
    sending.one_at_a_time(one.organisation)
    pages = [rows.page for rows in one.rows.all()]
    report = Report(rows_total=sum(len(page.keys) for page in pages))
    with held(one.pk, token, report):
        _refuse(journal.changed_since(_told(pages, report)), "changed since the import")
        _refuse(journal.leaning(pages), "recorded since about what it brought")
        try:
            with transaction.atomic():
                for page in journal.put_back(pages):
                    report.rows_kept += len(page.keys)
        except IntegrityError:
            raise _Stays(WORKED_ON) from None
    return report.rows_total


def _told(pages: Iterable[Page], report: Report) -> Iterator[Page]:
    for page in pages:
        yield page
        report.rows_read += len(page.keys)


def _refuse(obstacles: Iterable[journal.Obstacle], what: str) -> None:
    kinds = [
        counted(found.rows, str(found.model._meta.verbose_name), str(found.model._meta.verbose_name_plural))
        for found in obstacles
    ]
    if kinds:
        raise _Stays(
            f"This import cannot be undone: {listed(kinds)} {what}. Undoing it would take that work away. "
            "Undo the later import first, if it was one; otherwise correct the rows and import them again."
        )


def _settle(one: RegisterImport, token: int, **fields) -> None:
    mine = RegisterImport.objects.filter(pk=one.pk, token=token, state=ImportState.UNDOING)
    if not mine.update(leased_until=None, attempts=0, **fields):
        raise TakenOver


def stays_loaded(one: RegisterImport, token: int, why: str) -> bool:
    """Say why an import was not undone. False when another worker has it by now."""
    try:
        with transaction.atomic():
            _settle(one, token, state=ImportState.LOADED, undone_by=None, failure=why)
            audit.record(by=None, verb="could not undo import", subject=one, organisation=one.organisation)
    except TakenOver:
        return False
    return True
