"""What happens later in casework. Ids only, safe to run twice; the rows are the truth, the queue may forget."""

import logging

from celery import shared_task
from django.utils import timezone
from django.utils.module_loading import import_string

from casework.choices import Checked
from casework.models import ContactFile
from casework.queries import reassigning
from casework.queries.chases import left_unsent
from linkworker import scanning
from linkworker.queueing import queued

logger = logging.getLogger(__name__)

DEEDS = "casework.actions"  # by name: a deed tells the queue of a task, so the deeds stand above


@shared_task
def send_chase(*, chase_id: int) -> bool:
    """Send one email. What the mail server refuses is tried again by the sweep."""
    return import_string(f"{DEEDS}.send_chase")(by=None, chase_id=chase_id, now=timezone.now())


@shared_task
def sweep_chases() -> int:
    """Send again what a broker that was away, a dead worker or a mail server left; how many emails."""
    return sum(queue_chase(chase_id) for chase_id in left_unsent(timezone.now()))


def queue_chase(chase_id: int) -> bool:
    """Tell a worker. When the broker is away the row waits, and the sweep sends it when it is back."""
    return queued(send_chase, chase_id=chase_id)


@shared_task
def carry_out_reassignments() -> int:
    """Move every caseload whose day has come, each in a transaction of its own; how many."""
    today, carry_out = timezone.localdate(), import_string(f"{DEEDS}.carry_out_reassignment")
    return sum(
        carry_out(by=None, reassignment_id=pk, today=today, now=timezone.now())
        for pk in reassigning.due(today)
    )


@shared_task
def expire_drafts() -> int:
    """Throw away the drafts nobody has touched for `DRAFT_DAYS`; their authors were warned a week before."""
    return import_string(f"{DEEDS}.expire_drafts")(now=timezone.now())


@shared_task
def check_file(*, file_id: int) -> str:
    """Ask the scanner about a file that waits, and keep what it says. No answer: it goes on waiting."""
    try:
        return import_string(f"{DEEDS}.check_file")(file_id=file_id)
    except scanning.ScannerFailed:
        logger.warning("The scanner gave no answer about file %s: the sweep asks again", file_id)
        return Checked.WAITING


@shared_task
def sweep_files() -> int:
    """Ask again about what still waits, where a scanner is set; how many."""
    if not scanning.is_set():
        return 0
    return sum(queue_check(pk) for pk in ContactFile.objects.waiting().values_list("pk", flat=True))


@shared_task
def forget_unsent_files() -> int:
    """Forget the files of forms that were neither sent nor kept as a draft, after a day; how many."""
    return import_string(f"{DEEDS}.forget_unsent_files")(by=None, now=timezone.now())


def queue_check(file_id: int) -> bool:
    """Tell a worker. When the broker is away the row waits, and the sweep asks when it is back."""
    return queued(check_file, file_id=file_id)
