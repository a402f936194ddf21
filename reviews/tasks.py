"""What happens later. Ids only, safe to run twice; the rows are the truth and the queue may forget."""

from celery import shared_task
from django.utils import timezone
from django.utils.module_loading import import_string

from linkworker.queueing import queued

WORK = "reviews.imports.work"  # by name: an import stands on the actions, and the actions on this


@shared_task
def work_on_import(*, import_id: int) -> bool:
    """Check or load one import, whichever it waits for."""
    return import_string(f"{WORK}.work_on")(import_id)


@shared_task
def sweep_imports() -> int:
    """Send again what is waiting and was not sent lately; a dead worker's imports come back this way."""
    return sum(queue_import(pk) for pk in import_string(f"{WORK}.left_waiting")(timezone.now()))


@shared_task
def forget_old_imports() -> int:
    """Delete files and details that were kept as long as they may be."""
    return import_string(f"{WORK}.forget_old")(timezone.now())


def queue_import(import_id: int) -> bool:
    """Tell a worker. When the broker is away the row waits, and the sweeper sends it when it is back."""
    return queued(work_on_import, import_id=import_id)
