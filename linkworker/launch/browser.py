"""Chromium for the browser tests: found, installed, or unpacked privately."""

import os
import shutil
import stat
from pathlib import Path

from linkworker.launch import commands, debian, environment
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
APPLICATIONS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
ONE_COMMAND = "apt install --no-install-recommends chromium"


def private_folder(places: Places) -> Path:
    """Where Chromium is unpacked when it cannot be installed."""
    return places.var / "chromium"


def found(places: Places) -> Path | None:
    """The browser to use, or nothing. `LINKWORKER_CHROMIUM` names one."""
    named = os.environ.get("LINKWORKER_CHROMIUM")
    if named:
        return Path(named)
    on_path = next((path for path in map(shutil.which, NAMES) if path), None)
    if on_path:
        return Path(on_path)
    downloaded = sorted(_playwright_cache().glob("chromium-*/chrome-*/*chrome"))
    own = [private_folder(places) / "start", *map(Path, APPLICATIONS), *downloaded]
    return next((path for path in own if path.is_file() and os.access(path, os.X_OK)), None)


def _playwright_cache() -> Path:
    return Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")


def provide(places: Places) -> str:
    """Make a browser available. Raises `LaunchError` with the one command to run when it cannot."""
    installed, why = debian.install("chromium")
    if installed and found(places):
        return "installed by apt"
    unpacked, why = debian.unpack(private_folder(places), "chromium", "fonts-dejavu-core")
    if unpacked and _make_start(private_folder(places)):
        return "unpacked into a private folder"
    code, output = commands.attempt(
        [places.python, "-m", "playwright", "install", "chromium"], env=environment.package_environment()
    )
    if code == 0 and found(places):
        return "downloaded by playwright"
    raise LaunchError("there is no Chromium for the browser tests", f"Run: {ONE_COMMAND}", f"{why}\n{output}")


def _make_start(folder: Path) -> bool:
    """Write the script that starts the unpacked browser with its own libraries; does it start?"""
    program = folder / "usr" / "lib" / "chromium" / "chromium"
    if not program.exists():
        return False
    start = folder / "start"
    libraries = ":".join(map(str, debian.library_folders(folder)))
    start.write_text(
        "#!/bin/sh\n"
        f'LD_LIBRARY_PATH="{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}" exec "{program}" "$@"\n'
    )
    start.chmod(start.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    code, _ = commands.attempt([start, "--version"])
    if code != 0:
        start.unlink()
    return code == 0
