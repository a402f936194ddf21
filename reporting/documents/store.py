"""Files named by their own SHA-256: the same bytes are the same file, and a changed one is found out."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

FOLDER = "board-reports"


class FileIsNotWhatWasApproved(Exception):
    """The stored bytes are missing or no longer match their name. Restore the file from the backup."""

    message = "The stored file is missing or damaged. Tell the people who look after Link Worker: it must be restored."


def keep(data: bytes) -> str:
    """Store a file and return its name. Whole or not at all: written aside, flushed to disk, then renamed."""
    name = f"{hashlib.sha256(data).hexdigest()}.pdf"
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        handle, aside = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(aside, 0o640)
            os.replace(aside, folder / name)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    return name


def fetch(name: str) -> bytes:
    """The bytes of a stored file. Raises FileIsNotWhatWasApproved when they are gone or changed."""
    try:
        data = (_folder() / Path(name).name).read_bytes()
    except OSError as error:
        raise FileIsNotWhatWasApproved from error
    if f"{hashlib.sha256(data).hexdigest()}.pdf" != name:
        raise FileIsNotWhatWasApproved
    return data


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER
