"""Runs a program to its end, keeping what it prints for the case that it fails."""

import os
import subprocess
import threading

from linkworker.launch.progress import LaunchError

_running: set[subprocess.Popen] = set()
_lock = threading.RLock()  # a signal handler may stop what its own thread has just started


def run(command, *, what: str, advice: str, **options) -> str:
    """Run and return what was printed (both streams). Raises `LaunchError` with its end when it fails."""
    code, output = attempt(command, **options)
    if code != 0:
        raise LaunchError(f"{what} (exit status {code})", advice, output)
    return output


def attempt(command, *, cwd=None, env=None, text_in: str | None = None, **options) -> tuple[int, str]:
    """Run and return (exit status, output); 127 when there is no such program."""
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.PIPE if text_in is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            **options,
        )
    except OSError as error:
        return 127, str(error)
    with _lock:
        _running.add(process)
    try:
        output, _ = process.communicate(text_in)
    finally:
        with _lock:
            _running.discard(process)
    return process.returncode, output


def stop_all() -> None:
    """End what is still running, so that threads waiting for it come back."""
    with _lock:
        for process in list(_running):
            process.terminate()


def plain_environment(environment: dict[str, str] | None = None, **changes: str) -> dict[str, str]:
    """An environment for child programs: compiled modules are kept, so the second start is quick."""
    made = dict(os.environ if environment is None else environment)
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    made.pop("PYTHONHOME", None)
    made.pop("PYTHONPATH", None)
    made.pop("VIRTUAL_ENV", None)
    made["PYTHONUNBUFFERED"] = "1"
    return made | changes
