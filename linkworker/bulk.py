"""Keeps many rows at once: new ones by COPY, changed ones by update, unchanged ones not at all.

COPY is what makes a register of tens of thousands load in seconds. Every constraint still holds, because
PostgreSQL checks a copied row as it checks any other.
"""

import io
import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, models

from linkworker.journal import Journal

ROWS_A_BATCH = 5_000
ROWS_AN_UPDATE = 500
NOTHING = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Values = dict[str, Any]  # field values by attribute name: `person_id`, not `person`


@dataclass(slots=True)
class Tally:
    """What became of the rows of one file."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.created + other.created, self.changed + other.changed, self.unchanged + other.unchanged
        )

    def __str__(self) -> str:
        return f"{self.created} created, {self.changed} changed, {self.unchanged} unchanged"


_journal: ContextVar[Journal | None] = ContextVar("journal", default=None)


@contextmanager
def written_down(journal: Journal) -> Iterator[Journal]:
    """Note in the journal what is added and changed until the block ends, so that it can be put back."""
    token = _journal.set(journal)
    try:
        yield journal
    finally:
        _journal.reset(token)


def no_time_limit() -> None:
    """Lift the limits meant for pages, until the end of the transaction: a long load is not a stuck page."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")


def copy_in(model: type[models.Model], rows: Iterable[Values]) -> list[int]:
    """Add rows by COPY and return their keys, in order. A field not given takes the model's default.

    Raises django.db.IntegrityError when a row breaks a constraint. Call inside a transaction.
    """
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    keys: list[int] = []
    for batch in _batches(rows, ROWS_A_BATCH):
        taken = _take_keys(model, len(batch))
        lines = (
            "\t".join(_cell(values.get(f.attname, _missing), f) for f in fields) + "\n"
            for values in (
                {**row, model._meta.pk.attname: key} for row, key in zip(batch, taken, strict=True)
            )
        )
        _copy(model, [field.column for field in fields], "".join(lines))
        keys += taken
    journal = _journal.get()
    if journal is not None:
        journal.note_added(model, keys)
    return keys


def keep(
    model: type[models.Model],
    wanted: Mapping[Hashable, Values],
    found: Mapping[Hashable, Values],
    *,
    apart: Callable[[int], Values] | None = None,
    counted_by: Callable[[Any], Hashable] = lambda key: key,
) -> tuple[Tally, dict[Hashable, int]]:
    """Make the kept rows equal to the wanted ones. Returns what was done and the key of each row.

    `found` holds the rows kept already, with their `id`, by the same natural key. `apart` gives, for the
    n-th changed row, interim values that collide with nothing, for tables whose ranges may not overlap:
    two rows that trade places would otherwise collide half way. `counted_by` says which keys were one row
    of the file.
    """
    new = [key for key in wanted if key not in found]
    changed = [key for key in wanted if key in found and _differs(wanted[key], found[key])]
    if changed:
        _change(model, [(found[key], wanted[key]) for key in changed], apart)
    created = copy_in(model, [wanted[key] for key in new])
    keys = {key: found[key]["id"] for key in wanted if key in found}
    keys.update(zip(new, created, strict=True))
    return _tally(wanted, set(new), set(changed), counted_by), keys


def alter(model: type[models.Model], keys: Sequence[int], **values: Any) -> None:
    """Give kept rows the same values, all of them."""
    journal = _journal.get()
    if journal is not None and keys:
        journal.note_changing(model, keys)
    model._default_manager.filter(pk__in=keys).update(**values)


def take_away(model: type[models.Model], keys: Sequence[int]) -> None:
    """Delete rows that were never so."""
    journal = _journal.get()
    if journal is not None and keys:
        journal.note_removing(model, keys)
    model._default_manager.filter(pk__in=keys).delete()


def found_by(queryset: models.QuerySet, *natural_key: str) -> dict[Any, Values]:
    """The rows of a queryset as values, by one field, or by several together."""
    hidden = {"uid", "created_at"}  # never compared, and slow to fetch by the hundred thousand
    fields = [
        f.attname for f in queryset.model._meta.concrete_fields if f.attname not in hidden and not f.generated
    ]
    rows = queryset.order_by().values(*fields)
    if len(natural_key) == 1:
        return {row[natural_key[0]]: row for row in rows}
    return {tuple(row[name] for name in natural_key): row for row in rows}


def _tally(wanted: Iterable, new: set, changed: set, counted_by: Callable[[Any], Hashable]) -> Tally:
    fates: dict[Hashable, set[str]] = {}
    for key in wanted:
        fate = "created" if key in new else "changed" if key in changed else "unchanged"
        fates.setdefault(counted_by(key), set()).add(fate)
    tally = Tally()
    for fate in fates.values():
        word = fate.pop() if len(fate) == 1 else "changed"
        setattr(tally, word, getattr(tally, word) + 1)
    return tally


def _differs(wanted: Values, found: Values) -> bool:
    return any(found[name] != value for name, value in wanted.items())


def _change(
    model: type[models.Model], pairs: Sequence[tuple[Values, Values]], apart: Callable[[int], Values] | None
) -> None:
    journal = _journal.get()
    if journal is not None:
        journal.note_changing(model, [found["id"] for found, _ in pairs])
    if apart is not None:
        parked = ({**found, **apart(number)} for number, (found, _) in enumerate(pairs))
        _update(model, parked, list(apart(0)))
    _update(model, ({**found, **wanted} for found, wanted in pairs), list(pairs[0][1]))


def _update(model: type[models.Model], rows: Iterable[Values], names: Sequence[str]) -> None:
    for batch in _batches(rows, ROWS_AN_UPDATE):
        model._default_manager.bulk_update([model(**row) for row in batch], names)


def _batches(rows: Iterable[Values], how_many: int) -> Iterator[list[Values]]:
    left = iter(rows)
    while batch := list(islice(left, how_many)):
        yield batch


def _take_keys(model: type[models.Model], how_many: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, how_many],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(model: type[models.Model], columns: Sequence[str], text: str) -> None:
    quote = connection.ops.quote_name
    statement = f"COPY {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.cursor.copy_expert(statement, io.StringIO(text))


_missing = object()


def _cell(value: Any, field: models.Field) -> str:
    if value is _missing:
        value = field.get_default()
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if isinstance(value, date):  # a moment is a date too
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value).translate(ESCAPES)
    if isinstance(value, list):
        return "{" + ",".join(map(str, value)) + "}"  # code lists and numbers only: nothing to quote
    return str(value)
