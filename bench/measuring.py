"""One run of the benchmark: invent a register, time every race, tell and keep what came out."""

import contextlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import django
from django.db import connection
from django.db.utils import Error
from django.test.utils import override_settings
from django.utils import timezone

from bench import asking, log, pages, paper, stage, telling, work
from bench.racing import Race, run


def measure(size: asking.Size, *, seed: int, only: frozenset[str], say: Callable[[str], None]) -> dict:
    """Invent the register, run every race (or those of the goals named), and return it all as JSON values."""
    began = time.monotonic()
    today = timezone.localdate()
    say(f"Inventing a register of {size.people:,} people and {size.contacts:,} contacts …")
    with override_settings(ROOT_URLCONF="bench.urls"):
        set_up = stage.build(today=today, seed=seed, people=size.people, contacts=size.contacts)
        say(f"  {time.monotonic() - began:5.1f} s  the register")
        results = []
        with tempfile.TemporaryDirectory() as folder:
            for race in _races(set_up, Path(folder), size, only):
                result = run(race, size.slow_turns if race.slow else size.turns)
                results.append(result)
                say(f"  {time.monotonic() - began:5.1f} s  {result.goal} {result.ours}: {result.ratio:.2f}")
        asked = pages.queries(set_up) if not only or "P7" in only else []
    return {
        "measured_at": datetime.now(tz=timezone.get_current_timezone()).isoformat(timespec="seconds"),
        "postgresql": connection.pg_version,
        "register": set_up.made,
        "goals": [result.as_json() for result in results],
        "queries": [one.as_json() for one in asked],
    }


def _races(set_up: stage.Stage, folder: Path, size: asking.Size, only: frozenset[str]) -> Iterator[Race]:
    found = [*pages.races(set_up), *work.races(set_up, folder, size.imported)]
    if not only or "P16" in only:  # thousands of long notes take seconds to write
        found += log.races(set_up, size.contacts)
    can_print = os.environ.get("LINKWORKER_PDF") != "unavailable"
    if can_print and (not only or "P13" in only):  # drawing the page takes seconds
        found += paper.races(set_up)
    return (race for race in found if not only or race.goal in only)


def main(arguments: Sequence[str]) -> int:
    """Measure, tell and keep. Exit status 0 whether goals are kept or not: a machine's mood breaks no build."""
    asked = asking.options(arguments)
    load = round(os.getloadavg()[0], 2)
    with own_database():
        size, only = asking.size_of(asked), asking.goals(asked)
        results = measure(size, seed=asked.seed, only=only, say=lambda line: print(line, flush=True))
    results["machine"] = {
        "processors": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "django": django.get_version(),
        "load_at_start": load,
    }
    print(f"\n{telling.table(results)}")
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {asked.out}")
    return 0


@contextlib.contextmanager
def own_database() -> Iterator[None]:
    """A database beside the one that is named, with its tables, gone afterwards; that one is never written to."""
    named = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"linkworker_bench_{os.getpid()}"
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    except (Error, SystemExit) as refused:
        sys.exit(
            f"The benchmark could not make a database of its own: {refused}\n"
            "What to do: allow the account to (ALTER ROLE … CREATEDB), or leave DATABASE_URL out."
        )
    try:
        yield
    finally:
        connection.creation.destroy_test_db(named, verbosity=0)
