"""Where things are: the checkout, what set-up makes, what the product keeps, and its sockets."""

import dataclasses
import hashlib
import os
import stat
import tempfile
from pathlib import Path

from linkworker.launch.progress import LaunchError

SOCKET_PATH_LIMIT = 100  # bytes; the kernel allows 107 and PostgreSQL adds a file name


@dataclasses.dataclass(frozen=True)
class Places:
    """Every path the launcher uses, derived from the checkout and the environment."""

    root: Path
    var: Path
    assets: Path

    @classmethod
    def of(cls, root: Path, environment: dict[str, str]) -> "Places":
        """`LINKWORKER_VAR` and `LINKWORKER_ASSETS` move what is kept and what is built."""
        return cls(
            root=root,
            var=Path(environment.get("LINKWORKER_VAR") or root / "var").resolve(),
            assets=Path(environment.get("LINKWORKER_ASSETS") or root / "build" / "assets").resolve(),
        )

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def node_modules(self) -> Path:
        return self.root / "node_modules"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    def make_var(self) -> None:
        """Make the folder for kept files; says so when it belongs to somebody else."""
        try:
            self.var.mkdir(mode=0o755, parents=True, exist_ok=True)
            self.logs.mkdir(exist_ok=True)
        except OSError:
            pass
        if not os.access(self.logs, os.W_OK):
            raise LaunchError(
                f"this account may not write in {self.var}",
                "Start as the account that owns that folder, or set LINKWORKER_VAR to a folder of your own.",
            )


def socket_folder(key: Path, *, for_everyone: bool = False) -> Path:
    """A private folder (0700) for sockets under a short name, made if missing.

    Socket paths are limited to 107 bytes, so it stands in the runtime or temporary folder and never in the
    checkout. `for_everyone` keeps it out of the runtime folder, which another account cannot enter.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    usable = (
        runtime and not for_everyone and os.access(runtime, os.W_OK) and len(runtime) < SOCKET_PATH_LIMIT - 40
    )
    parent = Path(runtime if usable else tempfile.gettempdir())
    name = hashlib.sha256(f"{key}:{os.geteuid()}".encode()).hexdigest()[:10]
    mode = 0o711 if for_everyone else 0o700
    folder = parent / f"linkworker-{name}{'-db' if for_everyone else ''}"
    folder.mkdir(mode=mode, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise LaunchError(
            f"{folder} belongs to somebody else", "Remove it, or set TMPDIR to a folder of your own."
        )
    folder.chmod(mode)
    if len(str(folder).encode()) > SOCKET_PATH_LIMIT - 20:
        raise LaunchError(
            f"{folder} is too long a path for sockets", "Set TMPDIR to a folder with a shorter path."
        )
    return folder


def reachable_by_others(path: Path) -> bool:
    """May an account without rights enter every folder on the way? Those yet to be made, it may."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents if folder.exists())
