"""`./run test` and `./run bench`: with services of their own in a folder that is thrown away."""

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

from linkworker.launch import browser, managing, pango, preparing, processes, product, services
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress


def test(places: Places, given: dict[str, str], progress: Progress, arguments: list[str]) -> int:
    """Run pytest with these arguments; its closing line is the last thing printed."""
    preparing.prepare(places, progress, given, groups=preparing.TEST_GROUPS, with_browser=True)
    with throw_away(places, given) as (env, _):
        env["LINKWORKER_ENV"] = "test"
        env["LINKWORKER_CHROMIUM"] = str(browser.found(places) or "")
        return managing.run_through([str(places.python), "-m", "pytest", *arguments], places, env)


def bench(places: Places, given: dict[str, str], progress: Progress, arguments: list[str]) -> int:
    """Run the benchmark on a server of its own with full durability, unless DATABASE_URL names one."""
    script = places.root / "bench" / "bench.py"
    preparing.prepare(places, progress, given, groups=preparing.TEST_GROUPS)
    with throw_away(places, given, durable=True) as (env, _):
        env.pop("LINKWORKER_DEMO", None)
        return managing.run_through([str(places.python), str(script), *arguments], places, env)


@contextlib.contextmanager
def throw_away(
    places: Places, given: dict[str, str], *, durable: bool = False
) -> Iterator[tuple[dict[str, str], services.Services]]:
    """Environment and services in a folder that goes afterwards. Without `durable` nothing is synced."""
    parent = places.var / "testing"
    parent.mkdir(exist_ok=True)
    _clear_leftovers(parent)
    folder = parent / str(os.getpid())
    folder.mkdir()
    made = None
    try:
        made = services.describe(places, given, folder, folder)
        services.start(made, for_tests=not durable)
        own = Places(places.root, folder / "var", places.assets)
        own.make_var()
        env = product.environment(own, given, made.settings() | pango.settings(places))
        yield env, made
    finally:
        if made is not None:
            made.stop()
            made.remove()
        shutil.rmtree(folder, ignore_errors=True)


def _clear_leftovers(parent: Path) -> None:
    """What runs that were killed left behind: their server, then their folder."""
    for folder in parent.iterdir():
        owner = folder.name
        if owner.isdigit() and "run" in processes.command_of(int(owner)) and int(owner) != os.getpid():
            continue
        _stop_database_of(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _stop_database_of(folder: Path) -> None:
    pid_file = folder / "postgres" / "data" / "postmaster.pid"
    first = pid_file.read_text().split("\n", 1)[0] if pid_file.exists() else ""
    if first.isdigit():
        strength = ((signal.SIGINT, 5.0), (signal.SIGKILL, 5.0))
        processes.stop_stranger(int(first), lambda line: str(folder) in line, strength)
