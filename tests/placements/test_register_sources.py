"""A register is opened safely: what is too big, too tightly packed or up to something is refused unread."""

import csv
import io
import os
import resource
import stat
import struct
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from placements.imports import archives, sources
from placements.imports.faults import RegisterIsRefused, Report

PEOPLE = "reference,given_name\nP1,Zoë\n"
MEGABYTES = 200
FIXED_WORK = 1_750_000  # turns
SPANS = 20  # of the fixed work below: two seconds of a quiet processor, and no more when it is shared


def read(path: Path) -> tuple[sources.Source, Report]:
    report = Report()
    return sources.read(path, report), report


def packed(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    return path


def many_rows(path: Path) -> Path:
    return packed(path, people="a,b\n" + "1,2\n" * 2_000_000)


def tightly_packed(path: Path) -> Path:
    return packed(path, people=b"0" * 40_000_000)


def many_entries(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"{number}.csv", "a")
    return path


def overlapping(path: Path) -> Path:
    """Two entries of the list of contents point at the same bytes."""
    packed(path, people=PEOPLE, homes=PEOPLE)
    content = bytearray(path.read_bytes())
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(content)
    return path


def huge_announced(path: Path) -> Path:
    """An entry that says it unpacks to nearly 4 GB."""
    packed(path, people=PEOPLE)
    content = bytearray(path.read_bytes())
    listed = content.rfind(b"PK\x01\x02")
    content[listed + 24 : listed + 28] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(content)
    return path


def slipping(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../people.csv", PEOPLE)
    return path


def absolute(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("/etc/people.csv", PEOPLE)
    return path


def linked(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("people.csv")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/hostname")
    return path


def not_an_archive(path: Path) -> Path:
    path.write_bytes(b"MZ" + os.urandom(100_000))
    return path


def workbook_with(path: Path, sheet: str) -> Path:
    book = Workbook()
    book.active.title = "people"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def entities(path: Path) -> Path:
    lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return workbook_with(path, f'<?xml version="1.0"?>{lol}<worksheet xmlns="{MAIN}">&b;</worksheet>')


def rows_without_cells(path: Path) -> Path:
    rows = "<row/>" * 2_000_000
    return workbook_with(path, f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def wide_rows_of_nothing(path: Path) -> Path:
    """Each row has one empty cell, in the last column there is: 3,000 million cells to look through."""
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 190_000))
    return workbook_with(path, f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def wide_row(path: Path) -> Path:
    cells = "".join("<c><v>1</v></c>" for _ in range(16_384))
    return workbook_with(
        path, f'<worksheet xmlns="{MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>'
    )


def wide_csv(path: Path) -> Path:
    return packed(path, people=",".join(f"column{n}" for n in range(16_384)) + "\n")


BOMBS = [
    (many_rows, ".zip"),
    (tightly_packed, ".zip"),
    (many_entries, ".zip"),
    (overlapping, ".zip"),
    (huge_announced, ".zip"),
    (slipping, ".zip"),
    (absolute, ".zip"),
    (linked, ".zip"),
    (not_an_archive, ".zip"),
    (not_an_archive, ".xlsx"),
    (entities, ".xlsx"),
    (rows_without_cells, ".xlsx"),
    (wide_rows_of_nothing, ".xlsx"),
    (wide_row, ".xlsx"),
    (wide_csv, ".zip"),
]


def tenth_of_a_second() -> float:
    """How long work takes that a quiet processor does in a tenth of a second: longer when others share it."""
    started = time.process_time()
    for number in range(FIXED_WORK):
        str(number)
    return time.process_time() - started


@pytest.mark.parametrize(("bomb", "ending"), BOMBS, ids=lambda value: getattr(value, "__name__", value))
def test_a_bomb_is_refused_in_two_seconds_of_a_quiet_processor_and_little_memory(bomb, ending, tmp_path):
    path = bomb(tmp_path / f"register{ending}")
    before, span = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, tenth_of_a_second()
    started = time.process_time()
    with pytest.raises(RegisterIsRefused):
        read(path)
    taken = time.process_time() - started
    assert taken <= SPANS * max(span, tenth_of_a_second())
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 <= MEGABYTES


def test_a_folder_past_the_limit_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "people.csv").open("wb") as file:
        file.truncate(archives.MOST_BYTES + 1)
    with pytest.raises(RegisterIsRefused, match="25 MB"):
        read(tmp_path)


def test_more_rows_than_the_limit_are_refused(tmp_path):
    (tmp_path / "people.csv").write_text("a\n" + "1\n" * (archives.MOST_ROWS + 1))
    with pytest.raises(RegisterIsRefused, match="200,000"):
        read(tmp_path)


@pytest.mark.parametrize("made", [wide_rows_of_nothing, wide_row, wide_csv], ids=lambda made: made.__name__)
def test_more_columns_than_the_limit_are_refused_by_their_row(made, tmp_path):
    path = made(tmp_path / f"register{'.zip' if made is wide_csv else '.xlsx'}")
    with pytest.raises(RegisterIsRefused, match="more than 200 columns in row 1: clear everything right"):
        read(path)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_limit_of_rows_is_exact_and_counts_all_files_together(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ROWS", 6)

    def register(people: int, homes: int) -> Path:
        files = {"homes": homes, "people": people}
        if kind == "xlsx":
            book = Workbook()
            book.remove(book.active)
            for stem, rows in files.items():
                sheet = book.create_sheet(stem)
                for cells in [["reference"], *([f"R{n}"] for n in range(rows))]:
                    sheet.append(cells)
            book.save(tmp_path / "register.xlsx")
            return tmp_path / "register.xlsx"
        for stem, rows in files.items():
            (tmp_path / f"{stem}.csv").write_text("reference\n" + "R\n" * rows)
        return tmp_path

    source, _ = read(register(people=4, homes=2))
    assert sum(len(table.rows) for table in source.tables) == 6
    with pytest.raises(RegisterIsRefused, match="more than 6 rows"):
        read(register(people=5, homes=2))
    with pytest.raises(RegisterIsRefused, match="more than 6 rows"):
        read(register(people=0, homes=7))


def test_a_formula_and_an_error_of_a_sheet_are_refused_at_their_cells(tmp_path):
    book = Workbook()
    book.active.title = "people"
    book.active.append(["reference", "given_name", "family_name"])
    book.active.append(["P1", "=A2", "#REF!"])
    book.save(tmp_path / "register.xlsx")
    _, report = read(tmp_path / "register.xlsx")
    assert [str(fault) for fault in report.faults] == [
        "people:2: given_name: holds a formula: copy the column and paste it back as values.",
        "people:2: family_name: shows an error of the spreadsheet: type what it should say, or leave it empty.",
    ]


def test_a_link_in_the_folder_is_not_followed(tmp_path):
    (tmp_path / "people.csv").symlink_to("/etc/hostname")
    with pytest.raises(RegisterIsRefused, match=r"people\.csv"):
        read(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        PEOPLE.encode(),
        b"\xef\xbb\xbf" + PEOPLE.encode(),
        PEOPLE.replace("\n", "\r\n").encode(),
        PEOPLE.replace("\n", "\r").encode(),
        PEOPLE.rstrip().encode(),
        b'"reference","given_name"\n"P1","Zo\xc3\xab"\n',
        ("\n" + PEOPLE + "\n\n").encode(),
    ],
    ids=["utf-8", "mark", "crlf", "cr", "no last newline", "quoted", "blank lines"],
)
def test_every_ordinary_way_of_writing_csv_reads_the_same(content, tmp_path):
    (tmp_path / "people.csv").write_bytes(content)
    source, report = read(tmp_path)
    assert not report.faults
    assert source.tables[0].header == ["reference", "given_name"]
    assert [cells for _, cells in source.tables[0].rows] == [["P1", "Zoë"]]


@pytest.mark.parametrize(
    "content",
    [PEOPLE.encode("cp1252"), PEOPLE.encode("utf-16"), PEOPLE.encode("utf-32"), b'a,b\n"x"y,"\n1,2'],
    ids=["cp1252", "utf-16", "utf-32", "quotes"],
)
def test_what_cannot_be_read_is_refused_and_never_guessed(content, tmp_path):
    (tmp_path / "people.csv").write_bytes(content)
    source, report = read(tmp_path)
    assert [fault.column for fault in report.faults] == ["file"]
    assert not any("Zo" in cell for table in source.tables for _, cells in table.rows for cell in cells)


def test_the_line_told_is_the_line_the_row_starts_on(tmp_path):
    out = io.StringIO()
    csv.writer(out).writerows([["a", "b"], ["1", "two\nlines"], ["3", "4"]])
    (tmp_path / "people.csv").write_text(out.getvalue(), newline="")
    source, _ = read(tmp_path)
    assert [line for line, _ in source.tables[0].rows] == [2, 4]


UNSEEN = ("\x1b[2J", "\r", "\n", "\x9b31m", "\u202e", "\u2028")


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_fault_about_a_file_from_outside_is_one_line_a_terminal_cannot_obey(unseen, tmp_path):
    with zipfile.ZipFile(tmp_path / "register.zip", "w") as archive:
        archive.writestr(f"pe{unseen}ople.txt", "a")
    _, report = read(tmp_path / "register.zip")
    told = str(report.faults[0])
    assert unseen not in told
    assert "is not a CSV file" in told
    assert unseen.encode("unicode_escape").decode()[:4] in told


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_refusal_that_names_a_file_from_outside_is_one_line_too(unseen, tmp_path):
    with zipfile.ZipFile(tmp_path / "register.zip", "w") as archive:
        archive.writestr(f"../pe{unseen}ople.csv", "a")
    with pytest.raises(RegisterIsRefused) as refused:
        read(tmp_path / "register.zip")
    assert unseen not in str(refused.value)
    assert "points outside the archive" in str(refused.value)


def test_a_name_with_accents_is_told_as_it_is_written(tmp_path):
    with zipfile.ZipFile(tmp_path / "register.zip", "w") as archive:
        archive.writestr("Zoë ŵŷ.txt", "a")
    _, report = read(tmp_path / "register.zip")
    assert str(report.faults[0]).startswith("Zoë ŵŷ.txt:1:")
