"""The rows of a register are held in little room, and are what the file says all the same."""

import tracemalloc

import pytest

from placements.imports import people, sources, stays
from placements.imports.faults import Report
from placements.imports.shapes import Row, Rows, read_rows
from tests.reviews.invented_register import invented, write_folder

BYTES_A_ROW = 700  # a row of people.csv is 130 bytes long; as lists and dicts of its cells it took 2,800


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A register of 1,000 people."""
    return write_folder(invented(1_000), tmp_path_factory.mktemp("held") / "register")


def table_of(folder, stem):
    tables = sources.read(folder, Report()).tables
    return next(table for table in tables if table.stem == stem)


def test_packed_rows_come_back_as_they_were_in_their_order():
    rows = sources.PackedRows()
    given = [
        (n, [f"P{n}", "Zoë", "مريم 🙂", "", 'a "b",\n\x1f;']) for n in range(2 * sources.ROWS_A_PACK + 3)
    ]
    for line, cells in given:
        rows.append(line, cells)
    assert (len(rows), list(rows), list(rows)) == (len(given), given, given)
    rows.clear()
    assert (len(rows), list(rows)) == (0, [])


def test_a_table_that_was_read_is_let_go(folder):
    table = table_of(folder, "placements")
    found = read_rows(table, stays.SHAPE, Report())
    assert len(found.rows) == 2_000
    assert len(table.rows) == 0


@pytest.mark.django_db
def test_a_row_takes_little_room_from_the_file_until_it_is_checked(folder):
    shape, report = people.shape(), Report()
    tracemalloc.start()
    try:
        table = table_of(folder, "people")
        before = tracemalloc.get_traced_memory()[0]
        packed = before / 1_000 / 12  # of all the files; a person has about twelve rows
        found = read_rows(table, shape, report)
        held = (tracemalloc.get_traced_memory()[0] - before) / 1_000
    finally:
        tracemalloc.stop()
    assert not report.faults
    assert found.rows[7]["reference"] == "P00007"
    assert packed <= BYTES_A_ROW
    assert held <= BYTES_A_ROW


def test_rows_that_belong_together_are_never_parted(monkeypatch):
    monkeypatch.setattr("placements.imports.shapes.ROWS_A_PORTION", 3)
    names = ["a", "b", "a", "c", "b", "a", "a", "d"]
    rows = Rows("f", frozenset({"of"}), [Row("f", n, {"of": 0}, (name,)) for n, name in enumerate(names)])
    parts = [[row["of"] for row in portion] for portion in rows.portions("of")]
    assert parts == [["a", "a", "a", "a"], ["b", "b", "c"], ["d"]]
    assert [len(portion.rows) for portion in rows.portions()] == [3, 3, 2]
    assert [row.line for portion in rows.portions() for row in portion] == list(range(8))


def test_a_cell_that_could_not_be_read_was_filled_in_all_the_same(tmp_path):
    (tmp_path / "placements.csv").write_text(
        "reference,person,home,starts_on,ends_on\nPL1,P1,H1,2024-01-01,soon\n"
    )
    (row,) = read_rows(table_of(tmp_path, "placements"), stays.SHAPE, Report())
    assert (row["ends_on"], row.says("ends_on"), row.broken) == (None, True, True)
    assert (row["end_reason"], row.says("end_reason")) == (None, False)
