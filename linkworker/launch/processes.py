"""Child processes: started on a leash, in a group of their own, and stopped with a deadline."""

import contextlib
import dataclasses
import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from linkworker.launch import leash
from linkworker.launch.places import reachable_by_others
from linkworker.launch.progress import LAST_LINES

hurry = threading.Event()  # set by a second Ctrl-C: no more waiting for anyone
IN_A_HURRY = 2  # seconds
LOG_KEPT = 5_000_000  # bytes; a longer log is put aside at the next start
NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")


@dataclasses.dataclass(frozen=True)
class Account:
    """How to start a program that refuses root: behind a prefix, as another account, or as it is."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    @classmethod
    def unprivileged(cls, data: Path) -> "Account":
        """For a server that keeps `data`: as it is when we are not root; else whoever owns the data; else
        a user namespace (needs no account and no chown); else `nobody`."""
        if os.geteuid() != 0:
            return cls()
        if data.exists() and data.stat().st_uid != 0:
            return cls(user=data.stat().st_uid, group=data.stat().st_gid)
        if (
            shutil.which("unshare")
            and subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
        ):
            return cls(prefix=NAMESPACE)
        nobody = pwd.getpwnam("nobody")
        return cls(user=nobody.pw_uid, group=nobody.pw_gid)

    @property
    def changes_user(self) -> bool:
        """Must files be handed over to it?"""
        return self.user is not None

    def options(self) -> dict:
        """Keywords for `Popen`."""
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def hand_over(self, *folders: Path) -> None:
        """Give the folders and all in them to the account, if it is another one."""
        if self.user is None or self.group is None:
            return
        for folder in folders:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, self.user, self.group, follow_symlinks=False)


def start(
    command,
    *,
    log: Path,
    env: dict[str, str] | None = None,
    cwd: Path | str = "/",
    account: Account = Account(),
    on_our_death: int = signal.SIGTERM,
) -> subprocess.Popen:
    """Start a child in a session of its own, its output in `log`. Call it from the main thread only:
    the leash is tied to the thread that started the child."""
    put_aside(log)
    plain = [str(part) for part in command]
    leashed = [
        sys.executable,
        "-I",
        "-S",
        str(Path(leash.__file__).resolve()),
        str(os.getpid()),
        str(int(on_our_death)),
    ]
    if account.changes_user and not all(
        map(reachable_by_others, (Path(sys.executable), Path(leash.__file__)))
    ):
        leashed = []
    with log.open("ab") as stream:
        return subprocess.Popen(
            [*account.prefix, *leashed, *plain],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
            **account.options(),
        )


def put_aside(log: Path) -> None:
    """Keep one older log when this one has grown long."""
    if log.exists() and log.stat().st_size > LOG_KEPT:
        log.replace(log.with_suffix(".older.log"))


def last_lines(log: Path, count: int = LAST_LINES) -> str:
    """The end of a log."""
    try:
        with log.open("rb") as stream:
            stream.seek(max(log.stat().st_size - 16_000, 0))
            return "\n".join(stream.read().decode(errors="replace").splitlines()[-count:])
    except OSError:
        return ""


def stop(process: subprocess.Popen, how: int, seconds: float) -> bool:
    """Ask, wait, then kill, and leave nothing of its group behind. False when it had to be killed."""
    asked = process.poll() is not None
    if not asked:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(how)
        asked = _ended_within(process, seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return asked


def _ended_within(process: subprocess.Popen, seconds: float) -> bool:
    began = time.monotonic()
    while process.poll() is None:
        if time.monotonic() - began > (min(seconds, IN_A_HURRY) if hurry.is_set() else seconds):
            return False
        time.sleep(0.02)
    return True


def command_of(pid: int) -> str:
    """The command line of a process, or nothing when there is none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        if Path("/proc/self").exists():
            return ""
    shown = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, check=False, text=True
    )
    return shown.stdout.strip()


def stop_stranger(
    pid: int, recognised: Callable[[str], bool], signals: tuple[tuple[int, float], ...]
) -> bool:
    """Stop a process we are not the parent of, if its command line is recognised, with ever stronger signals.

    True when nothing recognised is left.
    """
    for number, seconds in signals:
        if not recognised(command_of(pid)):
            return True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)
        end = time.monotonic() + seconds
        while time.monotonic() < end and recognised(command_of(pid)):
            time.sleep(0.05)
    return not recognised(command_of(pid))
