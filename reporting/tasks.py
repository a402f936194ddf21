"""What happens later. Ids only, safe to run twice; the rows are the truth and the queue may forget."""

from celery import shared_task
from django.utils import timezone

from linkworker.queueing import queued
from reporting.documents import digests, making, waiting


@shared_task
def make_board_report(*, report_id: int) -> bool:
    """Make one report, if it is still waiting to be made."""
    return making.make(report_id)


@shared_task
def sweep_board_reports() -> int:
    """Send again what is waiting and was not sent lately; a dead worker's reports come back this way."""
    return sum(queue_board_report(report_id) for report_id in waiting.left_waiting(timezone.now()))


@shared_task
def make_missing_board_reports() -> int:
    """Ask for every month's report that is due and not there."""
    missing = waiting.ask_for_missing(timezone.localdate(), timezone.now())
    return sum(queue_board_report(report_id) for report_id in missing)


def queue_board_report(report_id: int) -> bool:
    """Tell a worker. When the broker is away the row waits, and the sweeper sends it when it is back."""
    return queued(make_board_report, report_id=report_id)


@shared_task
def write_digest(*, digest_id: int) -> bool:
    """Send one morning letter, if it still waits."""
    return digests.write(digest_id, timezone.now())


@shared_task
def write_digests() -> int:
    """On a working day from eight until noon: make the letters that are not there, and send what waits."""
    now = timezone.now()
    on = digests.due_now(now)
    return sum(queued(write_digest, digest_id=one) for one in digests.waiting(on, now)) if on else 0
