"""Refuses an archive that is too big, too tightly packed or up to something, before anything is unpacked.

Nothing is ever unpacked to disk. Sizes come from the archive's own list of contents; reading stops at the
size listed there, so an archive that lies about a size is broken, not dangerous.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from placements.imports.faults import RegisterIsRefused

MOST_BYTES = 25 * 1024 * 1024
MOST_UNPACKED_BYTES = 50 * 1024 * 1024
MOST_ENTRIES = 1_000
MOST_RATIO = 100
MOST_ROWS = 200_000
SMALL_BYTES = 1024 * 1024  # below this an entry is no danger however well it packs
CHUNK = 1024 * 1024
ENCRYPTED = 0x1
MOST_LISTING_BYTES = MOST_ENTRIES * 512
MOST_COLUMNS = 200


def opened(path: Path) -> zipfile.ZipFile:
    """The archive, once its list of contents has been found harmless. Raises RegisterIsRefused."""
    if path.stat().st_size > MOST_BYTES:
        raise RegisterIsRefused(f"{path.name} is larger than 25 MB: split the register.")
    if _entries_announced(path) > MOST_ENTRIES:
        raise RegisterIsRefused(
            f"{path.name} holds more than {MOST_ENTRIES:,} files: keep only the register."
        )
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise RegisterIsRefused(f"{path.name} cannot be opened: save it again and retry.") from None
    try:
        _refuse_danger(path, archive)
    except RegisterIsRefused:
        archive.close()
        raise
    return archive


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files of a checked archive with their plain names; what computers add by themselves is left out."""
    for info in archive.infolist():
        place = PurePosixPath(info.filename)
        if info.is_dir() or "__MACOSX" in place.parts or place.name.startswith("."):
            continue
        yield place.name, info


def content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One file of a checked archive. Raises RegisterIsRefused when it is damaged."""
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise RegisterIsRefused(f"{info.filename} is damaged: save it again and retry.") from None


def refuse_dangerous_xml(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that declares entities, or more rows than the limit, before it is parsed."""
    rows = cells = 0
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        seen = content(archive, info)
        if b"\0" in seen[:1024] or b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise RegisterIsRefused(
                "The workbook declares entities of its own: save it again from a spreadsheet."
            )
        if info.filename.startswith("xl/worksheets/"):
            rows += seen.count(b"<row")
            cells += seen.count(b"<c")
        if rows > MOST_ROWS + MOST_ENTRIES or cells > MOST_COLUMNS * (rows + MOST_COLUMNS):
            raise too_many_rows()


def too_many_rows() -> RegisterIsRefused:
    """The refusal of a register past the limit of rows."""
    return RegisterIsRefused(
        f"The register has more than {MOST_ROWS:,} rows: split it and load the parts in turn."
    )


def too_many_columns(name: str, line: int) -> RegisterIsRefused:
    """The refusal of a file or sheet past the limit of columns."""
    return RegisterIsRefused(
        f"{name} has more than {MOST_COLUMNS} columns in row {line}: clear everything right of the register."
    )


def _entries_announced(path: Path) -> int:
    """How many entries the end of the file announces; found without reading the list of them."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    listed = int.from_bytes(tail[at + 10 : at + 12], "little")
    listing_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
    return listed if listing_bytes <= MOST_LISTING_BYTES else MOST_ENTRIES + 1


def _refuse_danger(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise RegisterIsRefused(
            f"{path.name} holds more than {MOST_ENTRIES:,} files: keep only the register."
        )
    for info in entries:
        _refuse_place(info)
        if info.flag_bits & ENCRYPTED:
            raise RegisterIsRefused(f"{info.filename} is locked with a password: save it without one.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RegisterIsRefused(
                f"{info.filename} is packed in an unusual way: pack it as an ordinary .zip."
            )
        if info.file_size > SMALL_BYTES and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise RegisterIsRefused(
                f"{info.filename} is packed more than {MOST_RATIO}:1: it is not a register."
            )
    unpacked = sum(info.file_size for info in entries)
    if unpacked > MOST_UNPACKED_BYTES or unpacked > max(MOST_RATIO * path.stat().st_size, SMALL_BYTES):
        raise RegisterIsRefused(
            f"{path.name} unpacks to more than the limit of 50 MB or {MOST_RATIO}:1: split it."
        )
    _refuse_overlap(path, entries)


def _refuse_place(info: zipfile.ZipInfo) -> None:
    place = PurePosixPath(info.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in info.filename or "\\" in info.filename:
        raise RegisterIsRefused(
            f"{info.filename} points outside the archive: pack the files again without folders."
        )
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RegisterIsRefused(f"{info.filename} is a link or a device, not a file: pack the file itself.")


def _refuse_overlap(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Entries that share bytes are how a small archive unpacks to a huge one."""
    end = 0
    for info in sorted(entries, key=lambda entry: entry.header_offset):
        if info.header_offset < end:
            raise RegisterIsRefused(f"{path.name} holds files that overlap: pack them again.")
        end = info.header_offset + 30 + info.compress_size
