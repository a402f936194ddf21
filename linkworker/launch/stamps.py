"""Remembers what a step was made from, so that a second start does nothing twice."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(*parts: str | Path) -> str:
    """A hash of texts, of files' contents and of whole folders; a missing file counts as missing."""
    total = hashlib.sha256()
    for part in parts:
        for name, content in _contents(part):
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def _contents(part: str | Path) -> Iterable[tuple[str, bytes]]:
    if isinstance(part, str):
        yield "text", part.encode()
    elif part.is_dir():
        for path in sorted(part.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield str(path.relative_to(part)), path.read_bytes()
    elif part.is_file():
        yield part.name, part.read_bytes()
    else:
        yield part.name, b"(missing)"


class Stamp:
    """A small file beside what was made; it goes when that goes."""

    def __init__(self, path: Path):
        self.path = path

    def holds(self, wanted: str) -> bool:
        """Was the last successful run made from the same things?"""
        return self.read() == wanted

    def read(self) -> str:
        """The fingerprint last written, or nothing."""
        try:
            return self.path.read_text().strip()
        except OSError:
            return ""

    def write(self, made_from: str) -> None:
        """Note success; written whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.write_text(made_from + "\n")
        fresh.replace(self.path)
