"""The virtual environment: made with venv alone, filled by a pinned uv from hashed requirement files."""

import configparser
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from linkworker.launch import commands, debian
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError
from linkworker.launch.stamps import Stamp, fingerprint

MACHINE_CERTIFICATES = (
    Path("/etc/ssl/certs/ca-certificates.crt"),
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/cert.pem"),
)
NO_NETWORK = (
    "Look at the lines above: most often the network or its proxy refused. Then start again: it goes on here."
)


def installer_stamp(places: Places) -> Stamp:
    """Notes that the environment stands and holds the pinned uv."""
    return Stamp(places.venv / ".linkworker-installer")


def installer_print(places: Places) -> str:
    """What the environment depends on: the Python below it, the pinned uv and where it stands."""
    version = ".".join(map(str, sys.version_info[:3]))
    return fingerprint(version, str(places.venv), places.requirements / "setup.txt")


def installer_settled(places: Places) -> bool:
    """Is there nothing to do?"""
    return places.python.exists() and installer_stamp(places).holds(installer_print(places))


def make(places: Places) -> None:
    """Make `.venv` with the pinned uv in it. An environment we made for another Python is replaced."""
    if installer_stamp(places).read():
        shutil.rmtree(places.venv)
    command = [sys.executable, "-m", "venv", "--without-pip", places.venv]
    commands.run(
        command,
        what="a virtual environment could not be made",
        advice=f"Remove {places.venv}; on Debian or Ubuntu run: apt install python3-venv. Then start again.",
        env=commands.plain_environment(),
    )
    if not _by_uv_on_path(places):
        _by_pip(places)
    installer_stamp(places).write(installer_print(places))


def _by_uv_on_path(places: Places) -> bool:
    """Any uv of the machine can fetch the pinned one, checked by its hash, and faster than pip does."""
    command = ["uv", "pip", "install", "-q", "--python", places.python, "--require-hashes"]
    code, _ = commands.attempt(
        [*command, "-r", places.requirements / "setup.txt"], cwd=places.root, env=package_environment()
    )
    return code == 0


def _by_pip(places: Places) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        command = [places.python, *_pip(places, Path(scratch)), "install", "-q", "--require-hashes"]
        commands.run(
            [*command, "-r", places.requirements / "setup.txt"],
            what="the installer uv could not be fetched",
            advice=NO_NETWORK,
            env=package_environment() | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        )


def packages_stamp(places: Places) -> Stamp:
    """Notes which requirement files the environment was filled from."""
    return Stamp(places.venv / ".linkworker-packages")


def groups_installed(places: Places) -> set[str]:
    """Names of the requirement files now in the environment."""
    return set(packages_stamp(places).read().split()[1:])


def packages_settled(places: Places, groups: set[str]) -> bool:
    """Do the environment's packages match the requirement files of these groups?"""
    have = groups_installed(places)
    return groups <= have and packages_stamp(places).holds(_packages_mark(places, have))


def _packages_mark(places: Places, groups: set[str]) -> str:
    names = sorted(groups)
    prints = fingerprint(installer_print(places), *[places.requirements / f"{name}.txt" for name in names])
    return " ".join([prints, *names])


def fill(places: Places, groups: set[str]) -> str:
    """Install these groups beside those already there, exact versions, every file checked by its hash."""
    groups = groups | groups_installed(places)
    files = [places.requirements / f"{name}.txt" for name in sorted(groups | {"setup"})]
    command = [places.venv / "bin" / "uv", "pip", "sync", "--require-hashes"]
    code, output = commands.attempt(
        [*command, "--python", places.python, *files], cwd=places.root, env=package_environment()
    )
    note = ""
    if code != 0:
        note = _fill_with_pip(places, files, output)
    packages_stamp(places).write(_packages_mark(places, groups))
    return note or f"{', '.join(sorted(groups))}"


def _fill_with_pip(places: Places, files: list[Path], uv_said: str) -> str:
    """pip knows addresses and certificates from its own settings that uv may not."""
    with tempfile.TemporaryDirectory() as scratch:
        chosen = [part for file in files for part in ("-r", file)]
        code, output = commands.attempt(
            [places.python, *_pip(places, Path(scratch)), "install", "-q", "--require-hashes", *chosen],
            env=package_environment(),
        )
    if code != 0:
        raise LaunchError("the Python packages could not be installed", NO_NETWORK, f"{uv_said}\n{output}")
    return "by pip, as uv could not"


def package_environment() -> dict[str, str]:
    """For package tools: the machine's certificates (councils inspect traffic) and pip's own index."""
    made = commands.plain_environment()
    bundle = next((path for path in MACHINE_CERTIFICATES if path.exists()), None)
    if bundle is not None:
        made.setdefault("SSL_CERT_FILE", str(bundle))
        made.setdefault("PIP_CERT", str(bundle))
        made.setdefault("NODE_EXTRA_CA_CERTS", str(bundle))
    made.setdefault("UV_LINK_MODE", "copy" if not _same_disk_links() else "hardlink")
    index = made.get("PIP_INDEX_URL") or _configured_index()
    if index:
        made.setdefault("UV_DEFAULT_INDEX", index)
    return made


def _same_disk_links() -> bool:
    cache = Path(os.environ.get("UV_CACHE_DIR") or Path.home() / ".cache")
    nearest = next(path for path in [cache, *cache.parents] if path.exists())
    return nearest.stat().st_dev == Path(__file__).stat().st_dev


def _configured_index() -> str:
    home = Path.home()
    for path in (home / ".config/pip/pip.conf", home / ".pip/pip.conf", Path("/etc/pip.conf")):
        settings = configparser.RawConfigParser(strict=False)
        try:
            settings.read(path)
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue
        if settings.has_option("global", "index-url"):
            return settings.get("global", "index-url")
    return ""


def _pip(places: Places, scratch: Path) -> list[str]:
    """Arguments that run pip in the new environment, from whatever pip wheel the machine has or apt gives.

    Debian's python3 alone has neither ensurepip nor pip: its package python3-pip-whl is unpacked privately.
    """
    wheel = _pip_wheel_here() or _pip_wheel_from_apt(scratch)
    if wheel is None:
        raise LaunchError(
            "this Python has no pip and none could be fetched",
            "On Debian or Ubuntu run: apt install python3-venv (elsewhere: install pip for this Python). "
            "Then start again.",
        )
    code = (
        f"import runpy, sys; sys.path.insert(0, {str(wheel)!r}); runpy.run_module('pip', run_name='__main__')"
    )
    return ["-c", code]


def _pip_wheel_here() -> Path | None:
    folders = [Path("/usr/share/python-wheels")]
    found = importlib.util.find_spec("ensurepip")
    if found is not None and found.origin:
        folders.insert(0, Path(found.origin).parent / "_bundled")
    return next((wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"))), None)


def _pip_wheel_from_apt(scratch: Path) -> Path | None:
    debian.unpack(scratch, "python3-pip-whl", with_needs=False)
    return next(iter(sorted(scratch.glob("usr/share/python-wheels/pip-*.whl"))), None)
