"""Keeps processes running: starts them in order, restarts one that dies, stops them in order."""

import dataclasses
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from linkworker.launch import processes
from linkworker.launch.progress import LaunchError, Progress

LONGEST_PAUSE = 30  # seconds between restarts
STEADY = 60  # seconds after which a process counts as well again


@dataclasses.dataclass
class Child:
    """One process to keep: how to start it, how to ask it to stop, and how long it may take."""

    name: str
    launch: Callable[[], subprocess.Popen]
    log: Path
    ask: int = signal.SIGTERM
    seconds: float = 10
    process: subprocess.Popen | None = None
    began: float = 0
    failures: int = 0
    again_at: float | None = None

    def start(self) -> None:
        """Start it now."""
        self.again_at = None
        self.process = self.launch()
        self.began = time.monotonic()


class Supervisor:
    """The children, in the order they start; they stop in the opposite order."""

    def __init__(self, progress: Progress):
        self._progress = progress
        self._children: list[Child] = []

    def add(self, child: Child) -> Child:
        """Start a child (unless it runs already) and look after it from now on."""
        if child.process is None:
            child.start()
        else:
            child.began = time.monotonic()
        self._children.append(child)
        return child

    def look_after(self) -> None:
        """One round: restart what died, waiting longer each time."""
        now = time.monotonic()
        for child in self._children:
            if child.again_at is not None:
                if now >= child.again_at:
                    self._restart(child)
            elif child.process is not None and child.process.poll() is not None:
                self._note_death(child, child.process.returncode, now)

    def _note_death(self, child: Child, status: int, now: float) -> None:
        child.failures = 1 if now - child.began > STEADY else child.failures + 1
        pause = min(2 ** (child.failures - 1), LONGEST_PAUSE)
        child.again_at = now + pause
        reason = _reason(status)
        self._progress.say(
            f"  The {child.name} stopped ({reason}); starting it again in {pause} s. Log: {child.log}"
        )

    def _restart(self, child: Child) -> None:
        try:
            child.start()
        except (LaunchError, OSError) as error:
            child.failures += 1
            pause = min(2 ** (child.failures - 1), LONGEST_PAUSE)
            child.again_at = time.monotonic() + pause
            self._progress.say(
                f"  The {child.name} could not be started ({error}); trying again in {pause} s."
            )

    def stop(self) -> None:
        """Stop all in the opposite order of starting, each with its deadline, then by force."""
        for child in reversed(self._children):
            if child.process is None:
                continue
            began = time.monotonic()
            if not processes.stop(child.process, child.ask, child.seconds):
                self._progress.say(f"  The {child.name} did not stop in time and was ended by force.")
            elif time.monotonic() - began > 3:
                self._progress.say(f"  The {child.name} has finished what it was doing.")
        self._children.clear()


def _reason(status: int) -> str:
    if status < 0:
        return f"signal {signal.Signals(-status).name}"
    return f"exit status {status}"
