"""Sending a letter whose row is the truth: by one worker, at least once whatever dies on the way."""

import logging
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import QuerySet

logger = logging.getLogger(__name__)


def go(waiting: QuerySet, pk: int, write: Callable[..., bool], *, held: Sequence[str] = ("self",)) -> bool:
    """Send the letter of one row, if it is among those `waiting`; False when none went.

    `write` is given the row: it notes first that the letter went, keeps the row, and then hands the mail over; it says
    whether there was anything to send. The row is locked meanwhile, with what else `held` names: whoever comes second
    goes on. What the mail server refuses is taken back, and a sweep tries again. A worker that dies between the mail
    server's yes and the commit sends once more: at least once, not exactly.
    """
    try:
        with transaction.atomic():
            row = waiting.filter(pk=pk).select_for_update(of=held, skip_locked=True).first()
            return row is not None and write(row)
    except OSError:  # every fault of a mail server is one
        logger.warning("The letter of %s %s did not go: the sweep tries again", waiting.model.__name__, pk)
        return False
