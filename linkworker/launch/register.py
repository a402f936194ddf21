"""The register before the first page: tables up to date, the demonstration in an empty one, its sign-ins."""

import contextlib
import fcntl
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from linkworker.launch import commands, product
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError, Progress
from linkworker.launch.stamps import Stamp, fingerprint

REPORT_SECONDS = 90  # a slow machine goes on after that; the worker does too
IS_EMPTY = "import sys; from placements.models import Person; sys.exit(3 if Person.objects.exists() else 0)"
NOT_EMPTY = 3
WITHOUT_DEMONSTRATION = "The lines above say why. To start without the demonstration: LINKWORKER_DEMO=0 ./run"


class Register:
    """What has to be done to the database before it is used. `embedded` is its folder when it is our own."""

    def __init__(self, places: Places, env: dict[str, str], progress: Progress, embedded: Path | None):
        self._places = places
        self._env = env
        self._progress = progress
        self._demonstration = env.get("LINKWORKER_DEMO") == "1"
        # Only beside our own data can a stamp be believed; another database is asked every time.
        self._stamp = Stamp(embedded / "register.stamp") if embedded else None
        self._tables = Stamp(embedded / "tables.stamp") if embedded else None

    def settled(self) -> bool:
        """Did an earlier start bring this very database to this very state?"""
        return self._stamp is not None and self._stamp.holds(self._state())

    def _state(self) -> str:
        return fingerprint(str(self._demonstration), self._state_of_tables())

    def _state_of_tables(self) -> str:
        root = self._places.root
        migrations = sorted(root.glob("*/migrations/*.py"))
        packages = self._places.requirements / "app.txt"
        return fingerprint(packages, root / "linkworker" / "settings.py", *migrations)

    def bring_tables_up_to_date(self) -> None:
        """Migrate, unless that was done. Two commands at once do it one after the other."""
        with self._one_at_a_time():
            state = self._state_of_tables()
            if self._tables is None or not self._tables.holds(state):
                self._migrate()
            if self._tables is not None:
                self._tables.write(state)

    @contextlib.contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with (self._places.var / "tables.lock").open("a+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield

    def _migrate(self) -> None:
        began = time.monotonic()
        self._progress.begun("Making the database tables and loading the national lists")
        commands.run(
            product.manage(self._places, "migrate", "--noinput", "--verbosity", "0"),
            what="the database tables could not be brought up to date",
            advice="Is DATABASE_URL right, and PostgreSQL 15 or newer? The lines above say what was refused.",
            cwd=self._places.root,
            env=self._env,
        )
        self._progress.done("Database tables", time.monotonic() - began)

    def load_demonstration(self) -> None:
        """Load the invented register, if one is wanted and there is no person in the register yet."""
        if self._demonstration and self._is_empty():
            began = time.monotonic()
            self._progress.begun("Inventing the demonstration register")
            commands.run(
                product.manage(self._places, "demo", "--profile", "rutland"),
                what="the demonstration register could not be loaded",
                advice=WITHOUT_DEMONSTRATION,
                cwd=self._places.root,
                env=self._env,
            )
            self._progress.done("Demonstration register", time.monotonic() - began)

    def _is_empty(self) -> bool:
        command = product.manage(self._places, "shell", "-c", IS_EMPTY)
        code, output = commands.attempt(command, cwd=self._places.root, env=self._env)
        if code not in (0, NOT_EMPTY):
            raise LaunchError("the register could not be read", WITHOUT_DEMONSTRATION, output)
        return code == 0

    def note(self) -> None:
        """Remember that all of it is done."""
        if self._stamp is not None:
            self._stamp.write(self._state())

    def ask_for_reports(self, *, first_start: bool) -> str:
        """Have the worker make the board reports that are missing. Returns why not, or nothing.

        On a demonstration's first start the public edition is approved as well, so that a board member has
        one to read.
        """
        options = ["--wait", str(REPORT_SECONDS)] if first_start else []
        if first_start and self._env.get("LINKWORKER_DEMO") == "1":
            options += ["--approve-public-as", "finance@example.org"]
        command = product.manage(self._places, "make_missing_reports", *options)
        code, output = commands.attempt(command, cwd=self._places.root, env=self._env)
        return "" if code == 0 else (output.strip().splitlines() or ["no reason given"])[-1]


class SignIns:
    """The demonstration sign-ins, asked for in the background while the servers start."""

    def __init__(self, places: Places, env: dict[str, str]):
        self._command = product.manage(places, "demo_accounts", "--format", "json")
        self._answer: tuple[int, str] = (1, "")
        self._thread = threading.Thread(target=self._ask, args=(places, env), daemon=True)
        if env.get("LINKWORKER_DEMO") == "1":
            self._thread.start()

    def _ask(self, places: Places, env: dict[str, str]) -> None:
        self._answer = commands.attempt(self._command, cwd=places.root, env=env)

    def found(self) -> list[dict[str, str]]:
        """The accounts; none when there is no demonstration, or when they could not be read."""
        if self._thread.is_alive():
            self._thread.join()
        code, output = self._answer
        try:
            return json.loads(output[output.index("[") : output.rindex("]") + 1]) if code == 0 else []
        except ValueError:
            return []
