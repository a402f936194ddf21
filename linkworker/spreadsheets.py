"""What leaves the product as a spreadsheet: text stays text, whatever it begins with, and numbers stay numbers.

A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula and runs it, in a CSV also behind
a space, a tab or a mark that cannot be seen, and some take full-width and small signs for the same. In a CSV such
text gets an apostrophe in front; in a workbook every text is a cell typed as text.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GUARD = "'"
Value = str | int | Decimal | date | None

# An apostrophe, white space, a control character or something that cannot be seen may stand before the sign.
UNSEEN = r"['\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"
RISKY = re.compile(rf"{UNSEEN}(?:[{SIGNS}]|[\t\r\n])")


def safe(text: str) -> str:
    """Text for a CSV cell that no spreadsheet runs; text without risk is left as it is."""
    return GUARD + text if RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """What `safe` was given."""
    return cell[1:] if cell.startswith(GUARD) and RISKY.match(cell[1:]) else cell


def as_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows as CSV in UTF-8 with a byte order mark, as a spreadsheet opens it; nothing is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows(
        [safe(value) if isinstance(value, str) else _plain(value) for value in row] for row in rows
    )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(name: str, rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows as a workbook with one sheet: text typed as text, numbers as numbers, days as days."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append([_typed(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(value) -> str:
    return "" if value is None else str(value)


def _typed(sheet, value):
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value))
    cell.data_type = "s"  # otherwise a text that begins with "=" becomes a formula
    cell.quotePrefix = True
    return cell
