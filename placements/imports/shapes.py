"""What a file of the register must look like, and the reading of its rows into values (contract 3)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from placements.imports.faults import WHOLE_FILE, CannotBeRead, Report, nearest
from placements.imports.sources import TOLD_ALREADY, Table

HEADER_LINE = 1
LONGEST_REMEMBERED = 32  # characters
MOST_REMEMBERED = 10_000  # answers of one column: references are all different, and need not be remembered
ROWS_A_PORTION = 5_000


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
    """One row of a file: a value for each column the file has. Values are shared between rows: never change one.

    There are as many as 200,000, so the names of the columns are held once for all of them.
    """

    file: str
    line: int
    place_of: Mapping[str, int]
    values: Sequence[Any] = ()
    filled: int = 0  # a bit for each place with something in it, whether or not it could be read
    broken: bool = False

    def __getitem__(self, column: str) -> Any:
        place = self.place_of.get(column)
        return None if place is None else self.values[place]

    def says(self, column: str) -> bool:
        """Is this cell filled in, be it with something that could not be read?"""
        place = self.place_of.get(column)
        return place is not None and bool(self.filled >> place & 1)

    def holds(self, column: str) -> bool:
        """Has the file this column, and could the cell be read, if it was filled in?"""
        return column in self.place_of and (self[column] is not None or not self.says(column))

    def refuse(self, report: Report, column: str, says: str) -> None:
        """Say what is wrong with a cell of this row."""
        self.broken = True
        report.fault(self.file, self.line, column, says)


@dataclass(slots=True)
class Rows:
    """The rows of one file, and the columns it has."""

    file: str = ""
    columns: frozenset[str] = frozenset()
    rows: list[Row] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def portions(self, together: str = "") -> Iterator["Rows"]:
        """The same rows in portions; rows that say the same in the column `together` are in one portion."""
        rows = sorted(self.rows, key=lambda row: row[together]) if together else self.rows
        start = 0
        while start < len(rows):
            end = min(start + ROWS_A_PORTION, len(rows))
            while together and end < len(rows) and rows[end][together] == rows[end - 1][together]:
                end += 1
            yield Rows(self.file, self.columns, rows[start:end])
            start = end


def read_rows(table: Table, shape: Shape, report: Report) -> Rows:
    """Every row of a table as values; the table is empty afterwards, so that nothing is held twice.

    A cell that cannot be read is told, and is nothing in its row.
    """
    places = _places(table, shape, report)
    found = Rows(table.file, frozenset(table.header))
    if places is None:
        return found
    width = len(table.header)
    readers = [(place, column, _reader(column)) for place, column in places.items()]
    place_of = {column.name: number for number, column in enumerate(places.values())}
    line_of: dict[Any, int] = {}
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
        row = Row(table.file, line, place_of)
        _fill(row, cells, readers, report)
        _once(row, shape, line_of, report)
        found.rows.append(row)
    table.rows.clear()
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
        if len(text) <= LONGEST_REMEMBERED and len(known) < MOST_REMEMBERED:
            known[text] = value
        return value

    return remembering


def _fill(row: Row, cells: list[str], readers: list[tuple], report: Report) -> None:
    values = []
    filled = 0
    for number, (place, column, read) in enumerate(readers):
        text = cells[place].strip()
        value = None
        if not text:
            value = column.empty
            if column.required:
                row.refuse(report, column.name, "is empty: every row needs it.")
        elif text == TOLD_ALREADY:
            filled |= 1 << number
            row.broken = True
        else:
            filled |= 1 << number
            try:
                value = read(text)
            except CannotBeRead as wrong:
                row.refuse(report, column.name, str(wrong))
        values.append(value)
    row.values, row.filled = tuple(values), filled


def _once(row: Row, shape: Shape, line_of: dict[Any, int], report: Report) -> None:
    key = row[shape.key] if shape.key else None
    if key is None:
        return
    first = line_of.setdefault(key, row.line)
    if first != row.line:
        row.refuse(
            report, shape.key, f"“{key}” is on line {first} already: give each row a reference of its own."
        )
