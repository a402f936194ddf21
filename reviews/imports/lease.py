"""Holding on to an import while working on it: the lease is renewed, and how far it is stands on the page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from placements.imports.faults import Report
from reviews.models import RegisterImport
from reviews.models.imports import LEASE

SECONDS_BETWEEN_SIGNS = min(1.0, LEASE.total_seconds() / 3)


class TakenOver(Exception):
    """Another worker has the import by now: nothing of this one's work may be kept."""


@contextmanager
def held(import_id: int, token: int, report: Report) -> Iterator[None]:
    """Renew the lease and tell how far it is, on a connection of its own, until the block ends."""
    done = threading.Event()
    keeper = threading.Thread(target=_renew_until, args=(done, import_id, token, report), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _renew_until(done: threading.Event, import_id: int, token: int, report: Report) -> None:
    try:
        while not done.wait(SECONDS_BETWEEN_SIGNS):
            progress = {name: getattr(report, name) for name in ("rows_total", "rows_read", "rows_kept")}
            if not RegisterImport.objects.renew(import_id, token, **progress):
                return
    except DatabaseError:
        return  # the lease runs out and another worker takes over
    finally:
        connection.close()
