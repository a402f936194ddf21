"""What a file of the register must look like, and the reading of its rows into values (contract 3)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from placements.imports.faults import WHOLE_FILE, CannotBeRead, Report, nearest
from placements.imports.sources import Table

HEADER_LINE = 1
LONGEST_REMEMBERED = 32  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, whether it must be there, and what an empty cell means."""

    name: str
    read: Callable[[str], Any]
    required: bool = False
    empty: Any = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One file: its columns, and the column that names a row ("" when rows have no reference)."""

    stem: str
    columns: tuple[Column, ...]
    key: str = ""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)


@dataclass(slots=True)
class Row:
    """One row as values by column. `said` names the columns the row really filled in."""

    file: str
    line: int
    values: dict[str, Any]
    said: frozenset[str] = frozenset()
    broken: bool = False

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def refuse(self, report: Report, column: str, says: str) -> None:
        """Say what is wrong with a cell of this row."""
        self.broken = True
        report.fault(self.file, self.line, column, says)


@dataclass(slots=True)
class Rows:
    """The rows of one file, the columns it has, and the first line each reference was seen on."""

    file: str = ""
    columns: frozenset[str] = frozenset()
    rows: list[Row] = field(default_factory=list)
    line_of: dict[Any, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def read_rows(table: Table, shape: Shape, report: Report) -> Rows:
    """Every row of a table as values. A cell that cannot be read is told and left out of its row."""
    places = _places(table, shape, report)
    found = Rows(table.file, frozenset(table.header))
    if places is None:
        return found
    width = len(table.header)
    readers = [(place, column, _reader(column)) for place, column in places.items()]
    for line, cells in table.rows:
        report.rows_read += 1
        if len(cells) != width:
            report.fault(
                table.file,
                line,
                WHOLE_FILE,
                f"has {len(cells)} cells where the header has {width}: a comma or quotation mark is missing "
                "or too many.",
            )
            continue
        row = _row(table.file, line, cells, readers, report)
        _once(row, shape, found, report)
        found.rows.append(row)
    return found


def _places(table: Table, shape: Shape, report: Report) -> Mapping[int, Column] | None:
    """Which column stands where; None when the header is so wrong that rows cannot be read."""
    if not table.header:
        report.fault(
            table.file, HEADER_LINE, WHOLE_FILE, "is empty: add the header and rows, or take it out."
        )
        return None
    if len(table.header) == 1 and any(mark in table.header[0] for mark in ";\t|"):
        report.fault(
            table.file, HEADER_LINE, WHOLE_FILE, "is not separated by commas: save it as “CSV UTF-8”."
        )
        return None
    columns = {column.name: column for column in shape.columns}
    places: dict[int, Column] = {}
    sound = True
    for place, name in enumerate(table.header):
        if name not in columns:
            sound = False
            says = (
                f"is not a column of this file: {nearest(name, shape.names)} Otherwise take the column out."
            )
            report.fault(table.file, HEADER_LINE, name or f"column {place + 1}", says)
        elif any(column.name == name for column in places.values()):
            sound = False
            report.fault(table.file, HEADER_LINE, name, "is there twice: leave one of the columns out.")
        else:
            places[place] = columns[name]
    for missing in (c.name for c in shape.columns if c.required and c.name not in table.header):
        sound = False
        report.fault(table.file, HEADER_LINE, missing, "is missing: add this column.")
    return places if sound or _most_are_right(table, places) else None


def _most_are_right(table: Table, places: Mapping[int, Column]) -> bool:
    """One wrong column should not hide the faults of the rows; a wrong file should not make thousands."""
    return len(places) * 2 > len(table.header)


def _reader(column: Column) -> Callable[[str], Any]:
    """The column's reader, which remembers short answers: codes, days and yes or no come again and again."""
    known: dict[str, Any] = {}
    read = column.read

    def remembering(text: str) -> Any:
        if text in known:
            return known[text]
        value = read(text)
        if len(text) <= LONGEST_REMEMBERED and not isinstance(value, list):
            known[text] = value
        return value

    return remembering


def _row(file: str, line: int, cells: list[str], readers: list[tuple], report: Report) -> Row:
    row = Row(file, line, {})
    said = []
    for place, column, read in readers:
        text = cells[place].strip()
        name = column.name
        if not text:
            row.values[name] = list(column.empty) if isinstance(column.empty, list) else column.empty
            if column.required:
                row.refuse(report, name, "is empty: every row needs it.")
            continue
        said.append(name)
        try:
            row.values[name] = read(text)
        except CannotBeRead as wrong:
            row.refuse(report, name, str(wrong))
    row.said = frozenset(said)
    return row


def _once(row: Row, shape: Shape, found: Rows, report: Report) -> None:
    key = row[shape.key] if shape.key else None
    if key is None:
        return
    first = found.line_of.setdefault(key, row.line)
    if first != row.line:
        row.refuse(
            report, shape.key, f"“{key}” is on line {first} already: give each row a reference of its own."
        )
