"""Telling a worker what waits. The row is there already: a broker that is away delays it and loses nothing."""

import logging

from celery import Task
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def queued(task: Task, **ids: int) -> bool:
    """Send a task with the numbers of its rows to the queue; False when the broker is away and a sweep must."""
    try:
        task.delay(**ids)
    except (OperationalError, RedisError, OSError):
        logger.warning("The broker is away: %s %s waits in the database", task.name, ids)
        return False
    return True
