"""What a file really is, told by what stands in it and never by its name."""

import codecs
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

HEAD_BYTES = 1024
OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MACROS = ("vbaproject.bin", "activex")  # a document that does something is none we take
MOST_PARTS = 5_000
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<[!?a-z/]", re.IGNORECASE)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken: the ending it is given, and how a browser is told of it."""

    ending: str
    content_type: str
    words: str


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.ending: kind
    for kind in (
        FileKind("pdf", "application/pdf", "PDF"),
        FileKind("docx", f"{OFFICE}wordprocessingml.document", "Word document"),
        FileKind("xlsx", f"{OFFICE}spreadsheetml.sheet", "Excel workbook"),
        FileKind("csv", "text/csv", "CSV file"),
        FileKind("png", "image/png", "picture"),
        FileKind("jpg", "image/jpeg", "picture"),
    )
}
ACCEPTED = "image/png,image/jpeg,.pdf,.docx,.xlsx,.csv"  # for the file picker; what comes in is looked at


def kind_of(file: IO[bytes], name: str) -> FileKind | None:
    """The kind of a file, read from its own bytes; None for what is not taken.

    Plain text alone has no mark of its own: it is a CSV file when it reads as text, is no markup, and is called so.
    The file is left at its beginning.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"%PDF-"):
        found = "pdf"
    elif head.startswith(b"\x89PNG\r\n\x1a\n"):
        found = "png"
    elif head.startswith(b"\xff\xd8\xff"):
        found = "jpg"
    elif head.startswith(b"PK\x03\x04"):
        found = _office_kind(file)
    else:
        found = "csv" if PurePath(name).suffix.lower() == ".csv" and _is_plain_text(file) else ""
    file.seek(0)
    return KINDS.get(found)


def name_for(name: str, kind: FileKind) -> str:
    """A name to hand the file out by: without folders and signs that mean something, and with its own ending."""
    stem = PurePath(name.replace("\\", "/")).stem
    plain = " ".join("".join(sign if sign.isalnum() or sign in " -_()." else " " for sign in stem).split())
    return f"{plain.strip(' .')[:LONGEST_NAME] or 'file'}.{kind.ending}"


def _office_kind(file: IO[bytes]) -> str:
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    if len(names) > MOST_PARTS:  # a part nobody looks at could hold anything
        return ""
    lower = [name.lower() for name in names]
    if any(mark in name for mark in MACROS for name in lower):
        return ""
    return next((kind for kind, part in OFFICE_PARTS.items() if part in names), "")


def _is_plain_text(file: IO[bytes]) -> bool:
    file.seek(0)
    content = file.read()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = codecs.decode(content, encoding)
        except UnicodeDecodeError:
            continue
        return bool(text.strip()) and not UNPRINTABLE.search(text) and not MARKUP.match(text)
    return False
