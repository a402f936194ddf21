"""The register as one table: a row a person, the columns as chosen on the page, values typed and never formulas."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from linkworker.spreadsheets import Value
from placements.queries.naming import called_by
from placements.queries.register_columns import OWN, Cell, ColumnFromAbove
from placements.rules import ages
from placements.rules.directions import LABELS

ALWAYS = ("Reference", "Name")


def rows(
    people: Iterable[Mapping],
    *,
    shown: tuple[str, ...],
    lent: tuple[ColumnFromAbove, ...],
    cells: Mapping[str, Mapping[int, Cell]],
    today: date,
) -> Iterator[tuple[Value, ...]]:
    """The headings, then a row for each of the register's rows; what may not be seen is empty."""
    own = [(key, label) for key, label, _ in OWN if key in shown]
    yield (
        *ALWAYS,
        *(heading for key, label in own for heading in _headings(key, label)),
        *(heading for column in lent for heading in (column.label, f"{column.label}: more")),
    )
    for row in people:
        names = row["may_see_names"]
        yield (
            row["reference"],
            called_by(row["given_name"], row["family_name"], row["reference"], names=names),
            *(value for key, _ in own for value in _values(key, row, today)),
            *(value for column in lent for value in _lent(cells[column.key].get(row["pk"]))),
        )


def _headings(key: str, label: str) -> tuple[str, ...]:
    return (label, "Date of birth") if key == "age" else (label,)


def _values(key: str, row: Mapping, today: date) -> tuple[Value, ...]:
    born_on = row["date_of_birth"]
    match key:
        case "age":
            age = ages.age_on(born_on, today) if born_on <= today else None
            return (age, born_on if row["may_see_names"] else None)
        case "direction":
            return (LABELS[row["direction"]],)
        case "home":
            return (row["home_name"] or row["provider_name"],)
        case "since":
            return (row["placed_since"],)
        case "weekly":
            return (row.get("weekly"),)
        case "placing" | "host" | "provider" | "worker":
            return (row[f"{key}_name"],)
        case _:
            return (row[key],)


def _lent(cell: Cell | None) -> tuple[Value, Value]:
    return (None, None) if cell is None else (cell.value, cell.second)
