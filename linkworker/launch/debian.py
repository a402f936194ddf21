"""Packages of Debian and Ubuntu: installed when we are root, else unpacked into a private folder."""

import atexit
import functools
import os
import shutil
import tempfile
import threading
from pathlib import Path

from linkworker.launch import commands

_one_update = threading.Lock()


def available() -> bool:
    """Is this a machine with apt?"""
    return all(shutil.which(program) for program in ("apt-get", "dpkg-deb"))


def install(*packages: str) -> tuple[bool, str]:
    """Install for the whole machine. (False, why) when not root, without apt, or when apt refuses."""
    if os.geteuid() != 0 or not available():
        return False, "apt needs root"
    options = ["-q", "-y", "-o", "Dpkg::Use-Pty=0"]
    environment = commands.plain_environment(DEBIAN_FRONTEND="noninteractive")
    command = ["apt-get", *options, "install", "--no-install-recommends", *packages]
    code, output = commands.attempt(command, env=environment)
    if code != 0:
        commands.attempt(["apt-get", *options, "update"], env=environment)
        code, output = commands.attempt(command, env=environment)
    return code == 0, output


def unpack(folder: Path, *packages: str, with_needs: bool = True) -> tuple[bool, str]:
    """Download packages (and those they need that are not installed) and unpack them under `folder`.

    Needs no rights: package lists of our own are fetched when the machine has none.
    """
    if not available():
        return False, "there is no apt on this machine"
    archives = folder / "archives"
    shutil.rmtree(archives, ignore_errors=True)
    archives.mkdir(parents=True)
    for lists in (list, _private_lists):
        options = lists()
        wanted, output = _wanted(options, packages) if with_needs else (list(packages), "")
        if not wanted:
            continue
        code, output = commands.attempt(["apt-get", "-q", *options, "download", *wanted], cwd=archives)
        if code == 0:
            break
    else:
        return False, output
    for archive in sorted(archives.glob("*.deb")):
        code, output = commands.attempt(["dpkg-deb", "-x", archive, folder])
        if code != 0:
            return False, output
    shutil.rmtree(archives)
    return True, ""


def library_folders(folder: Path) -> list[Path]:
    """Where unpacked packages put their shared libraries."""
    return sorted({path.parent for path in (folder / "usr" / "lib").rglob("*.so*")} | _plain_lib(folder))


def _plain_lib(folder: Path) -> set[Path]:
    return {path.parent for path in (folder / "lib").rglob("*.so*")}


def _wanted(options: list[str], packages: tuple[str, ...]) -> tuple[list[str], str]:
    command = ["apt-get", "-q", *options, "-s", "install", "--no-install-recommends", *packages]
    code, output = commands.attempt(command)
    names = [line.split()[1] for line in output.splitlines() if line.startswith("Inst ")]
    return (names if code == 0 else []), output


@functools.cache
def _private_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="linkworker-apt-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _private_lists() -> list[str]:
    """apt's options for package lists of our own, fetched once however many steps need them."""
    with _one_update:
        folder = _private_folder()
        settings = {
            "Dir::State::Lists": folder / "lists",
            "Dir::Cache": folder / "cache",
            "Acquire::Languages": "none",
            "Debug::NoLocking": "1",
            "APT::Sandbox::User": "",
        }
        options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
        if not (folder / "lists").exists():
            (folder / "lists" / "partial").mkdir(parents=True)
            (folder / "cache" / "archives" / "partial").mkdir(parents=True)
            commands.attempt(["apt-get", "-q", *options, "update"])
    return options
