"""Reads `.env`: KEY=VALUE lines, comments, quotes; what the environment already says wins."""

from pathlib import Path


def read(path: Path) -> dict[str, str]:
    """The settings of the file, or none when there is no file. A line without `=` is passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    found = {}
    for line in text.splitlines():
        line = line.strip().removeprefix("export ").lstrip()
        name, mark, value = line.partition("=")
        if mark and not line.startswith("#"):
            found[name.strip()] = _unquoted(value.strip())
    return found


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()
