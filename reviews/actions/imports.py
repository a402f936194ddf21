"""A register is uploaded, confirmed once it was seen what it changes, and undone to the letter."""

from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.core.files import File
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from linkworker import sending, stored_files
from linkworker.refusals import Refusal, keep
from placements.imports import archives
from placements.imports.faults import RegisterIsRefused, printable
from reviews import tasks
from reviews.choices import ImportState
from reviews.models import RegisterImport
from reviews.models.imports import FOLDER, LONGEST_NAME

ENDINGS = (".xlsx", ".zip")


class NotARegister(Refusal):
    """The file is of another kind, too large, or up to something."""

    question = "file"
    message = "Choose the template as .xlsx, or a .zip of the CSV files"


class NotReady(Refusal):
    """Only what was checked without a fault, and not loaded yet, can be confirmed."""

    message = "This import is not waiting to be loaded. Load the page again to see where it stands."


class CheckedAgainSince(Refusal):
    """Only what somebody saw can be confirmed."""

    message = "What this import changes is not what you saw: it was checked again. Look at it once more."


class CannotBeUndone(Refusal):
    """Only what was loaded, and is still kept in full, can be put back."""

    message = (
        "This import cannot be undone: it was not loaded, or somebody undid it, or it is older than 30 days."
    )


@transaction.atomic
def upload_register(
    *, by: Staff, organisation: Organisation, file: File, submission: UUID, now: datetime
) -> RegisterImport:
    """Keep the file and let a worker check it. Its size and packing are looked at before anything is read.

    Raises NotARegister, and AlreadySentWithOtherAnswers.
    """
    ending = Path(file.name or "").suffix.lower()
    if ending not in ENDINGS:
        raise NotARegister
    if file.size > archives.MOST_BYTES:
        raise NotARegister("Choose a file of 25 MB or less: split the register")
    name, sha256 = stored_files.keep(FOLDER, file.chunks(), mark=submission.hex[:12], ending=ending)
    try:
        _refuse_danger(name)
        said = sending.fingerprint(by=by, organisation=organisation, sha256=sha256)
        earlier = sending.sent_before(RegisterImport, submission, said)
    except Refusal:
        if not RegisterImport.objects.filter(file_name=name).exists():
            stored_files.forget(FOLDER, name)
        raise
    if earlier is not None:
        return earlier
    one = keep(
        RegisterImport(
            organisation=organisation,
            uploaded_by=by,
            named=printable(Path(file.name).name)[:LONGEST_NAME],
            file_name=name,
            sha256=sha256,
            submission=submission,
            fingerprint=said,
            queued_at=now,
        )
    )
    transaction.on_commit(partial(tasks.queue_import, one.pk))
    audit.record(by=by, verb="uploaded register", subject=one, organisation=organisation, sha256=sha256)
    return one


@transaction.atomic
def confirm_import(
    *, by: Staff, register_import: RegisterImport, outcome: str, now: datetime
) -> RegisterImport:
    """Let a worker load what was seen. `outcome` is the fingerprint of what the page showed.

    Confirming twice is confirming once. Raises NotReady and CheckedAgainSince.
    """
    one = RegisterImport.objects.select_for_update().get(pk=register_import.pk)
    if one.confirmed_by_id == by.pk and one.outcome == outcome:
        return one
    if one.state != ImportState.READY or one.forgotten_at is not None:
        raise NotReady
    if one.outcome != outcome:
        raise CheckedAgainSince
    one.state, one.confirmed_by, one.failure, one.queued_at = ImportState.CONFIRMED, by, "", now
    keep(one)
    transaction.on_commit(partial(tasks.queue_import, one.pk))
    audit.record(by=by, verb="confirmed import", subject=one, organisation=one.organisation, outcome=outcome)
    return one


@transaction.atomic
def undo_import(*, by: Staff, register_import: RegisterImport, now: datetime) -> RegisterImport:
    """Let a worker put every row back as it was before and delete the file. Undoing twice is undoing once.

    Raises CannotBeUndone. What was changed or recorded since stops the worker, and the import's page says so.
    """
    one = RegisterImport.objects.select_for_update().get(pk=register_import.pk)
    if one.undone_by_id == by.pk:
        return one
    if not one.may_be_undone:
        raise CannotBeUndone
    one.state, one.undone_by, one.failure, one.queued_at = ImportState.TO_UNDO, by, "", now
    one.attempts = 0
    keep(one)
    transaction.on_commit(partial(tasks.queue_import, one.pk))
    audit.record(by=by, verb="asked to undo import", subject=one, organisation=one.organisation)
    return one


def _refuse_danger(name: str) -> None:
    try:
        archives.opened(stored_files.path_of(FOLDER, name)).close()
    except RegisterIsRefused as refused:
        raise NotARegister(str(refused).replace(name, "The file")) from refused
