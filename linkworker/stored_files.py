"""Files kept outside the database, never served by address. Whole or not at all, under a name of our own."""

import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterable
from pathlib import Path

from django.conf import settings

A_DAY = 86_400  # seconds


def keep(folder: str, chunks: Iterable[bytes], *, mark: str, ending: str) -> tuple[str, str]:
    """Store what comes in portions; its name, which tells mark and SHA-256, and the SHA-256.

    Written aside, flushed to disk, then renamed: a name that is there is a whole file.
    """
    place = _place(folder)
    place.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, aside = tempfile.mkstemp(dir=place, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        name = f"{digest.hexdigest()}-{mark}{ending}"
        os.chmod(aside, 0o640)
        os.replace(aside, place / name)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return name, digest.hexdigest()


def sha256_of(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of what comes in portions, before any of it is stored."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def path_of(folder: str, name: str) -> Path:
    """Where a stored file lies; never outside its folder."""
    return _place(folder) / Path(name).name


def forget(folder: str, name: str) -> None:
    """Remove a file. One that is gone is no fault."""
    if name:
        path_of(folder, name).unlink(missing_ok=True)


def forget_others(folder: str, names: Collection[str]) -> int:
    """Remove what no row names and nobody can be writing any more: what a killed upload left."""
    place, gone = _place(folder), 0
    for file in sorted(place.iterdir()) if place.is_dir() else []:
        if file.name not in names and time.time() - file.stat().st_mtime > A_DAY:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def _place(folder: str) -> Path:
    return Path(settings.MEDIA_ROOT) / folder
