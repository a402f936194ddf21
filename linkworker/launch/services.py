"""Database and broker of one command: named by the environment, started by us, or joined."""

import contextlib
import dataclasses
import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from linkworker.launch import postgres, processes, valkey
from linkworker.launch.places import Places, socket_folder
from linkworker.launch.progress import LaunchError, Progress

JOIN_SECONDS = 120


@dataclasses.dataclass
class Services:
    """The addresses to use, and the servers we own (none when they are others')."""

    database_url: str
    redis_url: str
    cluster: postgres.Cluster | None = None
    broker: valkey.Broker | None = None
    database: subprocess.Popen | None = None
    queue: subprocess.Popen | None = None

    def addresses(self) -> dict[str, str]:
        """What another command needs to join."""
        return {"database_url": self.database_url, "redis_url": self.redis_url}

    def remove(self) -> None:
        """Take away data and socket folders of services that will not come back."""
        if self.cluster is not None:
            shutil.rmtree(self.cluster.folder, ignore_errors=True)
            shutil.rmtree(self.cluster.sockets.parent, ignore_errors=True)
        if self.broker is not None:
            shutil.rmtree(self.broker.socket.parent, ignore_errors=True)

    def settings(self) -> dict[str, str]:
        """Environment for the product's processes."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}

    def stop(self) -> None:
        """Broker first, database last."""
        if self.queue is not None:
            valkey.stop(self.queue)
        if self.database is not None:
            postgres.stop(self.database)


def describe(places: Places, environment: dict[str, str], folder: Path, logs: Path) -> Services:
    """Which services there will be; nothing is started yet. `folder` keeps their data."""
    made = Services(environment.get("DATABASE_URL", ""), environment.get("REDIS_URL", ""))
    if not made.database_url:
        made.cluster = own_cluster(places, folder, logs)
        made.database_url = made.cluster.url()
    if not made.redis_url:
        made.broker = valkey.broker(places, folder / "valkey", socket_folder(folder), logs / "valkey.log")
        made.redis_url = made.broker.url()
    return made


def embedded_folder(places: Places, environment: dict[str, str]) -> Path | None:
    """Where the embedded database is kept; None when another one is named."""
    return None if environment.get("DATABASE_URL") else places.var / "postgres"


def own_cluster(places: Places, folder: Path, logs: Path) -> postgres.Cluster:
    """The embedded database kept in `folder`, under the account it must run as."""
    account = processes.Account.unprivileged(folder / "postgres" / "data")
    sockets = socket_folder(folder, for_everyone=account.changes_user)
    return postgres.cluster(places, folder / "postgres", sockets, logs / "postgres.log", account)


def start(made: Services, *, for_tests: bool = False) -> Services:
    """Start what is ours. Call it from the main thread, holding the lock of the data folder."""
    try:
        if made.cluster is not None:
            postgres.stop_leftover(made.cluster)
            postgres.prepare(made.cluster)
            made.database = postgres.start(made.cluster, for_tests=for_tests)
        if made.broker is not None:
            made.queue = valkey.start(made.broker, for_tests=for_tests)
    except BaseException:
        made.stop()
        raise
    return made


@dataclasses.dataclass
class Hold:
    """The launcher's lock on a checkout's kept files; while held, nobody else starts services there."""

    places: Places
    _stream: IO[str] | None = None

    @property
    def note(self) -> Path:
        return self.places.var / "launch.json"

    def take(self, purpose: str) -> bool:
        """Try to take it. False when another launcher of this folder has it; a dead one's lock is free."""
        stream = (self.places.var / "launch.lock").open("a+")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.close()
            return False
        self._stream = stream
        self.tell(purpose=purpose, pid=os.getpid())
        return True

    def tell(self, **facts) -> None:
        """Note for others what runs here."""
        fresh = self.note.with_suffix(".new")
        fresh.write_text(json.dumps(facts))
        fresh.chmod(0o600)
        fresh.replace(self.note)

    def told(self) -> dict:
        """What the holder noted."""
        try:
            return json.loads(self.note.read_text())
        except (OSError, ValueError):
            return {}

    def release(self) -> None:
        """Give it back."""
        if self._stream is not None:
            self.note.unlink(missing_ok=True)
            self._stream.close()
            self._stream = None


@contextlib.contextmanager
def shared(places: Places, environment: dict[str, str], progress: Progress) -> Iterator[Services]:
    """Services for one short command: started for it, or those another command of this checkout already runs.

    Who started them waits, at the end, for those who joined.
    """
    hold = Hold(places)
    end = time.monotonic() + JOIN_SECONDS
    while not hold.take("manage"):
        facts = hold.told()
        if "database_url" in facts:
            with _guests(places, fcntl.LOCK_SH):
                yield Services(facts["database_url"], facts["redis_url"])
            return
        if time.monotonic() > end:
            raise LaunchError(
                "another ./run of this folder is still starting", "Wait until it is up, then try again."
            )
        time.sleep(0.2)
    made = None
    try:
        made = start(describe(places, environment, places.var, places.logs))
        hold.tell(purpose="manage", pid=os.getpid(), **made.addresses())
        yield made
        hold.tell(purpose="manage", pid=os.getpid())
        with _guests(places, fcntl.LOCK_EX):
            pass
    finally:
        if made is not None:
            made.stop()
        hold.release()


@contextlib.contextmanager
def _guests(places: Places, kind: int) -> Iterator[None]:
    with (places.var / "guests.lock").open("a+") as stream:
        fcntl.flock(stream, kind)
        yield
