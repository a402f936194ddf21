"""The text libraries WeasyPrint needs for the board report: found, installed, or unpacked privately."""

import ctypes
import ctypes.util
import os
from pathlib import Path

from linkworker.launch import debian
from linkworker.launch.places import Places
from linkworker.launch.stamps import Stamp, fingerprint

NEEDED = {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "fontconfig": "libfontconfig.so.1",
}
WANTED = {"harfbuzz-subset": "libharfbuzz-subset.so.0"}  # WeasyPrint warns without it and will need it
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
ONE_COMMAND = f"apt install --no-install-recommends {' '.join(PACKAGES)}"
FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def missing(names: dict[str, str]) -> list[str]:
    """Which of these libraries cannot be loaded on this machine."""
    return [name for name, file in names.items() if not _loads(name, file)]


def _loads(name: str, file: str) -> bool:
    for candidate in (file, ctypes.util.find_library(name)):
        try:
            if candidate:
                ctypes.CDLL(candidate)
                return True
        except OSError:
            continue
    return False


def private_folder(places: Places) -> Path:
    """Where the libraries are unpacked when they cannot be installed."""
    return places.var / "pango"


def stamp(places: Places) -> Stamp:
    """Notes how the libraries are had: `machine`, `private`, or `none`."""
    return Stamp(places.var / "pango.stamp")


def settled(places: Places) -> bool:
    """Has it been looked at, and is what was found still there? A failure is tried again at each start."""
    how = stamp(places).read()
    if how == _mark("private"):
        return private_folder(places).is_dir()
    return how == _mark("machine") and all(map(_file_loads, NEEDED.values()))


def _file_loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def provide(places: Places) -> str:
    """Make the libraries available. Never fails: without them all but the PDF works, and that is said."""
    if not missing(NEEDED | WANTED):
        stamp(places).write(_mark("machine"))
        return "already on this machine"
    installed, _ = debian.install(*PACKAGES)
    if installed and not missing(NEEDED):
        stamp(places).write(_mark("machine"))
        return "installed by apt"
    unpacked, _ = debian.unpack(private_folder(places), *PACKAGES)
    if unpacked:
        _write_font_settings(private_folder(places))
        stamp(places).write(_mark("private"))
        return "unpacked into a private folder"
    if not missing(NEEDED):
        stamp(places).write(_mark("machine"))
        return "on this machine, without harfbuzz-subset"
    stamp(places).write(_mark("none"))
    return f"NOT FOUND: the board report as a PDF is unavailable until you run: {ONE_COMMAND}"


def _mark(how: str) -> str:
    return f"{how} {fingerprint(' '.join(PACKAGES))[:12]}"


def _write_font_settings(folder: Path) -> None:
    settings = FONT_SETTINGS.format(fonts=folder / "usr/share/fonts", cache=folder / "font-cache")
    (folder / "fonts.conf").write_text(settings, encoding="utf-8")


def settings(places: Places) -> dict[str, str]:
    """Environment for every process that may make a PDF. `LINKWORKER_PDF=unavailable` when none can."""
    how = stamp(places).read()
    folder = private_folder(places)
    if how == _mark("private"):
        found = [*map(str, debian.library_folders(folder)), os.environ.get("LD_LIBRARY_PATH", "")]
        made = {"LD_LIBRARY_PATH": ":".join(filter(None, found))}
        if not Path("/etc/fonts/fonts.conf").exists():
            made["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
        return made
    return {"LINKWORKER_PDF": "unavailable"} if how == _mark("none") else {}
