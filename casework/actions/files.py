"""Files that come with a contact: looked at, stored, kept with what they belong to, or taken away again."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework import policies, tasks
from casework.actions import refusals
from casework.choices import Checked
from casework.models import Contact, ContactFile
from casework.models.files import FOLDER, LARGEST_BYTES, MOST_FILES, MOST_UNSENT_BYTES, forget_bytes
from linkworker import file_kinds, scanning, sending, stored_files
from linkworker.refusals import keep
from placements.models import Person

UNSENT_FOR = timedelta(days=1)  # a file of a form nobody sent


@transaction.atomic
def keep_file(*, by: Staff, form: UUID, file: UploadedFile, person: Person | None = None) -> ContactFile:
    """Keep a file somebody chose in a form that is not sent yet; nobody else sees it. Chosen twice it is one.

    Refuses what is empty, larger than 10 MB, of a kind that is not taken, an eleventh, a form that was sent, and
    more than 1 GB in all the forms somebody has not sent.
    """
    sending.wait_for(form)
    if Contact.objects.filter(submission=form).exists():
        raise refusals.AlreadySent
    return _kept(by=by, form=form, file=file, person=person)


@transaction.atomic
def attach_file(*, by: Staff, contact: Contact, files: list[UploadedFile], submission: UUID) -> Contact:
    """Add files to a contact in the log. What was written stays as it is; the same file sent twice is one."""
    contact = Contact.objects.select_for_update(of=("self",)).select_related("person").get(pk=contact.pk)
    if not policies.may_change(by, contact, Permission.AMEND_CONTACT):
        raise PermissionDenied
    if contact.withdrawn_at is not None:
        raise refusals.AlreadyWithdrawn
    for file in files:
        _kept(by=by, form=submission, file=file, person=contact.person, contact=contact)
    return contact


@transaction.atomic
def remove_file(*, by: Staff, file: ContactFile) -> None:
    """Take a file out of one's own form before it is sent. With a contact it stays."""
    if file.uploaded_by_id != by.pk or file.contact_id is not None:
        raise PermissionDenied
    audit.record(by=by, verb="removed file", subject=file)
    file.forget()


def give_to(contact: Contact, *, form: UUID) -> int:
    """The files of a form become the contact's; how many. Called inside the deed that logs it."""
    chosen = ContactFile.objects.of_form(contact.author, form).select_for_update(of=("self",))
    files = list(chosen.order_by("pk"))
    for file in files:
        file.contact = contact
        keep(file)
    return len(files)


def check_file(*, file_id: int) -> str:
    """Ask the scanner about a file that waits; what is kept of it. Raises linkworker.scanning.ScannerFailed.

    No transaction is open meanwhile: a scanner may take two minutes.
    """
    file = ContactFile.objects.waiting().filter(pk=file_id).first()
    if file is None:
        return ""
    clean = scanning.is_clean(stored_files.path_of(FOLDER, file.file_name))
    answer = keep_answer_of_scanner(by=None, file=file, clean=clean)
    if answer == Checked.REFUSED:
        forget_bytes(file.file_name)
    return answer


@transaction.atomic
def keep_answer_of_scanner(*, by: Staff | None, file: ContactFile, clean: bool) -> str:
    """Keep what the scanner said, unless somebody else did. What is not clean is taken off the disk; its row stays."""
    waiting = ContactFile.objects.waiting().select_for_update(of=("self",)).filter(pk=file.pk)
    held = waiting.select_related("contact__person", "contact__organisation").first()
    if held is None:
        return ""
    held.checked = Checked.CLEAN if clean else Checked.REFUSED
    keep(held)
    audit.record(
        by=by,
        verb="checked file",
        subject=held,
        person=held.contact.person if held.contact else None,
        organisation=held.contact.organisation if held.contact else None,
        said=held.checked,
    )
    return held.checked


@transaction.atomic
def forget_unsent_files(*, by: Staff | None, now: datetime) -> int:
    """Forget the files of forms that were neither sent nor kept as a draft, after a day; how many.

    Nobody does it, the product does. What is being sent at this moment is left to whoever sends it.
    """
    old = ContactFile.objects.unsent().filter(created_at__lt=now - UNSENT_FOR).order_by("pk")
    gone = list(old.select_for_update(of=("self",), skip_locked=True))
    for file in gone:
        audit.record(by=by, verb="forgot unsent file", subject=file)
        file.forget()
    transaction.on_commit(_forget_what_no_row_names)
    return len(gone)


def _forget_what_no_row_names() -> None:
    stored_files.forget_others(FOLDER, set(ContactFile.objects.values_list("file_name", flat=True)))


def _kept(
    *, by: Staff, form: UUID, file: UploadedFile, person: Person | None, contact: Contact | None = None
) -> ContactFile:
    if not file.size:
        raise refusals.FileIsEmpty(f"{file.name} is empty. Choose another file")
    if file.size > LARGEST_BYTES:
        raise refusals.FileIsTooLarge(f"{file.name} is larger than 10 MB. Choose a smaller file")
    kind = file_kinds.kind_of(file, file.name)
    if kind is None:
        raise refusals.KindIsNotTaken(
            f"{file.name} is no PDF, Word, Excel or CSV file and no PNG or JPEG picture. Choose another file"
        )
    there = ContactFile.objects.filter(contact=contact) if contact else ContactFile.objects.of_form(by, form)
    if same := there.filter(sha256=stored_files.sha256_of(file.chunks())).first():
        return same
    if there.count() >= MOST_FILES:
        raise refusals.TooManyFiles
    if contact is None and _unsent_bytes(by) + file.size > MOST_UNSENT_BYTES:
        raise refusals.TooMuchUnsent
    mark = uuid4().hex  # its own: no other row ever names these bytes
    name, sha256 = stored_files.keep(FOLDER, file.chunks(), mark=mark, ending=f".{kind.ending}")
    row = keep(
        ContactFile(
            contact=contact,
            form=form,
            uploaded_by=by,
            name=file_kinds.name_for(file.name, kind),
            kind=kind.ending,
            size=file.size,
            file_name=name,
            sha256=sha256,
            checked=Checked.WAITING if scanning.is_set() else Checked.NEVER,
        )
    )
    if scanning.is_set():
        transaction.on_commit(partial(tasks.queue_check, row.pk))
    audit.record(by=by, verb="added file", subject=row, person=person, kind=kind.ending, size=file.size)
    return row


def _unsent_bytes(by: Staff) -> int:
    return ContactFile.objects.filter(uploaded_by=by, contact=None).aggregate(all=Sum("size"))["all"] or 0
