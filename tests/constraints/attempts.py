"""How somebody would write what can never be true, past the product, in SQL; and what the database says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError, connection, models, transaction


@dataclass(frozen=True)
class Sql:
    """A value the database works out itself: another column, or a row looked up."""

    text: str


BOARD = Sql("(SELECT id FROM accounts_organisation WHERE owner_id IS NULL AND code = 'QK1')")
SOMEBODY = Sql("(SELECT min(id) FROM accounts_staff)")
SOMEBODY_ELSE = Sql("(SELECT max(id) FROM accounts_staff)")


@dataclass(frozen=True)
class Attempt:
    """One statement about one valid row, and the rule that refuses it."""

    rule: str
    write: Callable[..., None]
    values: dict[str, Any] = field(default_factory=dict)
    made: Callable[[], models.Model] | None = None


def of(made: Callable[[], models.Model], *attempts: Attempt) -> list[Attempt]:
    """These attempts, each at a row of its own that this recipe makes."""
    return [replace(attempt, made=made) for attempt in attempts]


def change(rule: str, **values: Any) -> Attempt:
    """Write these values into the row."""
    return Attempt(rule, _update, values)


def again(rule: str, **values: Any) -> Attempt:
    """Add the row a second time, but for these values."""
    return Attempt(rule, _insert, values)


def refusal_of(attempt: Attempt) -> str | None:
    """The name of the rule that refuses the attempt, or the words of a refusal without; nothing if let through.

    The row the recipe made is held to every rule first: what is refused is refused for the attempt.
    """
    row = attempt.made()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            attempt.write(cursor, row, attempt.values)
    except DatabaseError as refusal:
        return refusal.__cause__.diag.constraint_name or str(refusal)
    return None


def _update(cursor, row: models.Model, values: dict[str, Any]) -> None:
    sets = ", ".join(f'"{column}" = {_said(value)}' for column, value in values.items())
    _run(cursor, f"UPDATE {row._meta.db_table} SET {sets} WHERE id = %s", values, row)


def _insert(cursor, row: models.Model, values: dict[str, Any]) -> None:
    own = {each.column: Sql("gen_random_uuid()") for each in row._meta.fields if _differs(each)}
    values = own | values
    kept = [each for each in row._meta.fields if not (each.primary_key or each.generated)]
    names = [each.column for each in kept]
    read = ", ".join(_said(values[name]) if name in values else f'"{name}"' for name in names)
    written = ", ".join(f'"{name}"' for name in names)
    ordered = {name: values[name] for name in names if name in values}
    table = row._meta.db_table
    _run(cursor, f"INSERT INTO {table} ({written}) SELECT {read} FROM {table} WHERE id = %s", ordered, row)


def _differs(column: models.Field) -> bool:
    return column.unique and isinstance(column, models.UUIDField)


def _said(value: Any) -> str:
    return value.text if isinstance(value, Sql) else "%s"


def _run(cursor, statement: str, values: dict[str, Any], row: models.Model) -> None:
    cursor.execute(statement, [*(each for each in values.values() if not isinstance(each, Sql)), row.pk])
    assert cursor.rowcount == 1, "the attempt reached no row"
