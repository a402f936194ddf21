"""Opens a register: a folder of CSV files, a .zip of them, or an .xlsx with a sheet for each.

Whatever it came as, what follows sees tables: a name, a header and numbered rows of text.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import load_workbook

from placements.imports import archives
from placements.imports.faults import WHOLE_FILE, RegisterIsRefused, Report

LAST_SHEET_ROW = 1_048_576
LONGEST_CELL = 400_000  # bytes; the longest text of the contract is 100,000 characters
HALF_A_MINUTE = timedelta(seconds=30)  # a sheet keeps a time as a fraction of a day, a little out
TOLD_ALREADY = "\0"  # stands for a cell whose fault is told; no file that is read can hold it
BESIDE = frozenset({"Read me", "Lists", "Examples"})  # sheets of the template that hold no register
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ROWS_A_PACK = 500

Line = tuple[int, list[str]]  # the line a row starts on, and its cells


class PackedRows:
    """Numbered rows of text, packed: as lists of text they would take many times the room of the file."""

    __slots__ = ("_count", "_loose", "_packs")

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._loose: list[Line] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Line]:
        for pack in self._packs:
            yield from map(tuple, json.loads(pack))
        yield from self._loose

    def append(self, line: int, cells: list[str]) -> None:
        """Add a row after the others."""
        self._loose.append((line, cells))
        self._count += 1
        if len(self._loose) == ROWS_A_PACK:
            self._packs.append(json.dumps(self._loose).encode())
            self._loose = []

    def clear(self) -> None:
        """Let go of every row."""
        self.__init__()


@dataclass(slots=True)
class Table:
    """One file or sheet of the register: `stem` is its name without ending, `file` the name to tell it by."""

    stem: str
    file: str
    header: list[str] = field(default_factory=list)
    rows: PackedRows = field(default_factory=PackedRows)


@dataclass(slots=True)
class Source:
    """Everything read, with the SHA-256 of each file as it came."""

    tables: list[Table]
    sha256: dict[str, str]


def read(path: Path, report: Report) -> Source:
    """Read a register into tables. Raises RegisterIsRefused for what cannot be read at all.

    A file whose text is broken is told in the report, so that its neighbours' faults are told too.
    """
    if path.is_dir():
        return _from_files(_folder(path), report)
    if not path.is_file():
        raise RegisterIsRefused(f"There is nothing at {path}: give a folder, a .zip or an .xlsx.")
    ending = path.suffix.lower()
    if ending not in {".zip", ".xlsx"}:
        raise RegisterIsRefused(
            f"{path.name} is not a register: give a folder of CSV files, a .zip of them, or an .xlsx."
        )
    with archives.opened(path) as archive:
        if ending == ".zip":
            return _from_files(_zipped(archive), report)
        archives.refuse_dangerous_xml(archive)
    return _from_workbook(path, report)


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    left = archives.MOST_BYTES
    found = []
    for file in sorted(path.iterdir()):
        if file.name.startswith("."):
            continue
        if file.is_symlink() or not file.is_file():
            raise RegisterIsRefused(f"{file.name} is not a plain file: take it out of the folder.")
        left -= file.stat().st_size
        if left < 0:
            raise RegisterIsRefused("The folder holds more than 25 MB: split the register.")
        found.append(file)
    for file in found:
        yield file.name, file.read_bytes()


def _zipped(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for name, info in sorted(archives.members(archive), key=lambda member: member[0]):
        if name in seen:
            raise RegisterIsRefused(f"{name} is in the archive twice: leave one of them out.")
        seen.add(name)
        yield name, archives.content(archive, info)


def _from_files(files: Iterator[tuple[str, bytes]], report: Report) -> Source:
    source = Source([], {})
    left = archives.MOST_ROWS
    for name, content in files:
        source.sha256[name] = hashlib.sha256(content).hexdigest()
        stem, ending = Path(name).stem, Path(name).suffix
        if ending.lower() != ".csv":
            report.fault(name, 1, WHOLE_FILE, "is not a CSV file: take it out of the register.")
            continue
        if _is_readable(name, content, report):
            table = _table(stem, name, content, left, report)
            left -= len(table.rows)
            source.tables.append(table)
    return source


def _is_readable(name: str, content: bytes, report: Report) -> bool:
    """UTF-8 with or without its mark; anything else is refused: guessing turns names into nonsense."""
    if content.startswith(UTF_16) or b"\0" in content:
        report.fault(name, 1, WHOLE_FILE, "is not UTF-8 text: save it as “CSV UTF-8” and retry.")
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = content[: broken.start].count(b"\n") + 1
        report.fault(name, line, WHOLE_FILE, "is not UTF-8 from here on: save it as “CSV UTF-8” and retry.")
        return False
    return True


def _table(stem: str, name: str, content: bytes, most_rows: int, report: Report) -> Table:
    csv.field_size_limit(LONGEST_CELL)
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    table = Table(stem, name)
    first_line = 1
    try:
        for cells in reader:
            if len(cells) > archives.MOST_COLUMNS:
                raise archives.too_many_columns(name, first_line)
            if any(cell.strip() for cell in cells):
                if not table.header:
                    table.header = [cell.strip() for cell in cells]
                else:
                    table.rows.append(first_line, cells)
                if len(table.rows) > most_rows:
                    raise archives.too_many_rows()
            first_line = reader.line_num + 1
    except csv.Error:
        report.fault(
            name,
            first_line,
            WHOLE_FILE,
            "has a quotation mark out of place or a cell that is far too long: correct this row.",
        )
    return table


def _from_workbook(path: Path, report: Report) -> Source:
    source = Source([], {path.name: hashlib.sha256(path.read_bytes()).hexdigest()})
    try:
        book = load_workbook(path, read_only=True, keep_links=False)
    except Exception as broken:  # the library lets every kind of error through
        raise RegisterIsRefused(f"{path.name} is not a workbook that can be read: save it again.") from broken
    left = archives.MOST_ROWS
    try:
        for sheet in book.worksheets:
            if sheet.title in BESIDE:
                continue
            table = _sheet(sheet, left, report)
            left -= len(table.rows)
            source.tables.append(table)
    except RegisterIsRefused:
        raise
    except Exception as broken:
        raise RegisterIsRefused(f"{path.name} is damaged inside: save it again and retry.") from broken
    finally:
        book.close()
    return source


def _sheet(sheet, most_rows: int, report: Report) -> Table:
    name = sheet.title.strip()
    table = Table(name.removesuffix(".csv"), name)
    sheet.reset_dimensions()
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if len(cells) > archives.MOST_COLUMNS:  # empty ones as well: they are a lot of work for nothing
            raise archives.too_many_columns(name, line)
        if line > LAST_SHEET_ROW:
            raise archives.too_many_rows()
        if not cells or all(cell.value is None for cell in cells):
            continue
        _refuse_what_was_not_typed(table, line, cells, report)
        texts = [TOLD_ALREADY if cell.data_type in NOT_TYPED else _as_text(cell.value) for cell in cells]
        if not any(texts):
            continue
        if not table.header:
            table.header = _without_empty_end([text.strip(TOLD_ALREADY).strip() for text in texts])
        else:
            table.rows.append(line, _fitted(texts, len(table.header)))
        if len(table.rows) > most_rows:
            raise archives.too_many_rows()
    return table


NOT_TYPED = {
    "f": "holds a formula: copy the column and paste it back as values.",
    "e": "shows an error of the spreadsheet: type what it should say, or leave it empty.",
}


def _refuse_what_was_not_typed(table: Table, line: int, cells, report: Report) -> None:
    """What a formula shows depends on who opens the sheet: only what was typed can be loaded."""
    for place, cell in enumerate(cells):
        if cell.value is not None and cell.data_type in NOT_TYPED:
            named = table.header[place] if place < len(table.header) else ""
            report.fault(table.file, line, named or f"column {place + 1}", NOT_TYPED[cell.data_type])


def _without_empty_end(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _fitted(texts: list[str], width: int) -> list[str]:
    """A sheet gives every row its own width: empty cells at the end are neither missing nor too many."""
    while len(texts) > width and not texts[-1].strip():
        texts.pop()
    return texts + [""] * (width - len(texts))


def _as_text(cell) -> str:
    """A cell as the CSV file would have said it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return (cell + HALF_A_MINUTE).strftime("%Y-%m-%dT%H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
