"""Sharing people out among several link workers. Pure."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Somebody = TypeVar("Somebody", bound=Hashable)
Worker = TypeVar("Worker", bound=Hashable)


def shared_out(people: Iterable[tuple[Somebody, tuple]], workers: Sequence[Worker]) -> dict[Somebody, Worker]:
    """Who goes to whom: each worker gets as many, give or take one, and people of one place stay together.

    Each of the people comes with where they live; those next to each other in that order share a worker, so
    that a home is not visited by three. Raises ValueError without workers.
    """
    if not workers:
        raise ValueError("Nobody to share them out among.")
    ordered = [somebody for somebody, _ in sorted(people, key=lambda pair: pair[1])]
    each, more = divmod(len(ordered), len(workers))
    shares: dict[Somebody, Worker] = {}
    begin = 0
    for number, worker in enumerate(workers):
        end = begin + each + (number < more)
        shares.update(dict.fromkeys(ordered[begin:end], worker))
        begin = end
    return shares
