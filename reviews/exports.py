"""Faults as a file to work through."""

import csv
import io
from collections.abc import Iterable

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def faults_csv(faults: Iterable[list], warnings: Iterable[list]) -> str:
    """One line for each thing, with a mark that lets a spreadsheet read it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["sheet", "row", "column", "kind", "what to do"])
    for kind, rows in (("to correct", faults), ("to look at", warnings)):
        for file, line, column, says in rows:
            writer.writerow([_inert(file), line, _inert(column), kind, _inert(says)])
    return "\ufeff" + out.getvalue()


def _inert(text: str) -> str:
    """A spreadsheet runs what begins like a formula: an apostrophe in front makes it text."""
    return f"'{text}" if text.lstrip().startswith(FORMULAS) else text
