"""Holding on to a report while it is being made, however slow the machine is.

The lease is short, so that a dead worker's reports come back soon, and a thread renews it for as long as this
process lives. Whoever lost it all the same finds out at the end: the fencing token no longer fits.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from reporting.models import BoardReport
from reporting.models.reports import LEASE

RENEWALS_A_LEASE = 3
logger = logging.getLogger(__name__)


@contextmanager
def held(report_id: int, token: int) -> Iterator[None]:
    """Renew the lease of a claimed report until the block ends."""
    done = threading.Event()
    keeper = threading.Thread(target=_renew_until, args=(done, report_id, token), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _renew_until(done: threading.Event, report_id: int, token: int) -> None:
    try:
        while not done.wait(LEASE.total_seconds() / RENEWALS_A_LEASE):
            if not BoardReport.objects.renew(report_id, token):
                return
    except DatabaseError:
        logger.warning("The lease of board report %s could not be renewed", report_id)
    finally:
        connection.close()
