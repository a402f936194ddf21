"""Several people at the same moment. Needs the fixture `committed`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from linkworker.refusals import Refusal


def at_once(*deeds: Callable) -> list:
    """Do these at the same moment, each on its own connection; what each returned or was refused with."""
    ready = Barrier(len(deeds))

    def run(deed):
        ready.wait()
        try:
            return deed()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def posted_at_once(clients, address: str, answers: dict) -> list[int]:
    """The same form sent by all of these at the same moment; the status each got."""
    return at_once(*(lambda client=client: client.post(address, answers).status_code for client in clients))
