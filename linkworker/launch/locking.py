"""`./run lock`: writes requirements/*.txt and package-lock.json anew from pyproject.toml and package.json."""

import json
import shutil
from pathlib import Path

from linkworker.launch import commands, environment, preparing
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress

GROUPS = ("setup", "embedded", "node", "dev")
FIXED = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "-q",
)


def lock(places: Places, given: dict[str, str], progress: Progress, arguments: list[str]) -> int:
    """Names, versions and hashes, no addresses. `--upgrade` takes the newest versions allowed."""
    preparing.prepare(places, progress, given, with_static=False)
    env = environment.package_environment()
    compile_one = [str(places.venv / "bin" / "uv"), "pip", "compile", *FIXED, *arguments, "pyproject.toml"]
    targets: list[tuple[str, list[str]]] = [("app", [])] + [
        (name, ["--group", name, "-c", "requirements/app.txt"]) for name in GROUPS
    ]
    for name, options in targets:
        commands.run(
            [*compile_one[:-1], *(options or ["pyproject.toml"]), "-o", f"requirements/{name}.txt"],
            what=f"requirements/{name}.txt could not be written",
            advice=environment.NO_NETWORK,
            cwd=places.root,
            env=env,
        )
    path = f"{env.get('PATH', '/usr/bin:/bin')}:{places.venv / 'bin'}"
    commands.run(
        [
            shutil.which("npm", path=path) or "npm",
            "install",
            "--package-lock-only",
            "--ignore-scripts",
            "--no-audit",
        ],
        what="package-lock.json could not be written",
        advice=environment.NO_NETWORK,
        cwd=places.root,
        env=env | {"PATH": path},
    )
    without_addresses(places.root / "package-lock.json")
    progress.say("The locks are written. Look at the difference, then run ./run check and ./run test.")
    return 0


def without_addresses(path: Path) -> None:
    """Take the addresses out of a package lock; the integrity hashes stay."""
    content = json.loads(path.read_text())
    for package in content["packages"].values():
        package.pop("resolved", None)
        package.pop("funding", None)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
