"""Set-up as a list of steps: each says what it needs; those that need not wait run together."""

import concurrent.futures
import dataclasses
import time
from collections.abc import Callable, Sequence

from linkworker.launch import commands
from linkworker.launch.progress import Progress


@dataclasses.dataclass(frozen=True)
class Step:
    """One thing to make. `deed` returns a note to show, or nothing; it raises `LaunchError`."""

    name: str
    says: str
    deed: Callable[[], str | None]
    needs: tuple[str, ...] = ()
    settled: Callable[[], bool] = lambda: False


def take(steps: Sequence[Step], progress: Progress) -> list[str]:
    """Take every step, in the order their needs allow. Returns the names of those that had something to do.

    `needs` may name only steps earlier in the list. The first failure is raised when the others have ended.
    """
    futures: dict[str, concurrent.futures.Future[bool]] = {}
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(len(steps), 1)) as pool:
        for step in steps:
            waits = [futures[name] for name in step.needs if name in futures]
            futures[step.name] = pool.submit(_take_one, step, waits, progress)
        try:
            concurrent.futures.wait(futures.values(), return_when=concurrent.futures.FIRST_EXCEPTION)
        except BaseException:
            commands.stop_all()
            raise
    broken = [future.exception() for future in futures.values() if future.exception() is not None]
    first = next((error for error in broken if not isinstance(error, _NeedFailedError)), None)
    if first is not None:
        raise first
    return [name for name, future in futures.items() if future.result()]


class _NeedFailedError(Exception):
    """A step this one waits for did not succeed; that one tells the reason."""


def _take_one(step: Step, waits: list[concurrent.futures.Future[bool]], progress: Progress) -> bool:
    concurrent.futures.wait(waits)
    if any(future.exception() is not None for future in waits):
        raise _NeedFailedError(step.name)
    if step.settled():
        return False
    began = time.monotonic()
    note = step.deed()
    progress.done(step.says, time.monotonic() - began, note or "")
    return True
