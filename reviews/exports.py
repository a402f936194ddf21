"""Faults as a file to work through."""

from collections.abc import Iterable

from linkworker import spreadsheets


def faults_csv(faults: Iterable[list], warnings: Iterable[list]) -> bytes:
    """One line for each thing."""
    rows: list[tuple] = [("sheet", "row", "column", "kind", "what to do")]
    for kind, found in (("to correct", faults), ("to look at", warnings)):
        rows += [(file, line, column, kind, says) for file, line, column, says in found]
    return spreadsheets.as_csv(rows)
