"""What a bulk load did to which rows, so that it can be shown before and put back afterwards, exactly.

Everything is read from PostgreSQL itself: rows as it would write them, and a number of each row as it was
left, by which a later change to it is found out. Rows the database makes itself when a row is added (its
companions) are found by their foreign key to it and count as brought by the same load. Rows that carry a
foreign key to one that is taken away, and were not brought by the same load, lean on it: then nothing is put
back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from psycopg2 import sql

ROWS_A_PAGE = 5_000
UPDATED = """
    UPDATE {table} t SET ({columns}) = ROW({held})
    FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) r WHERE t.id = r.id
"""
ADDED_AGAIN = """
    INSERT INTO {table} (id, {columns})
    SELECT r.id, {held} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) r
"""

Row = dict[str, Any]  # a row by column, as PostgreSQL writes it in JSON
Text = str  # the same before it is taken apart, which takes a fifth of the room


@dataclass(slots=True)
class Journal:
    """The rows added and, of those changed or removed, what they held before; by model, as they were written."""

    added: dict[type[models.Model], list[int]] = field(default_factory=dict)
    before: dict[type[models.Model], dict[int, Text]] = field(default_factory=dict)
    removed: dict[type[models.Model], dict[int, Text]] = field(default_factory=dict)

    def note_added(self, model: type[models.Model], keys: list[int]) -> None:
        """These rows are new, just now: whatever refers to them already, the database made with them."""
        if not keys:
            return
        self.added.setdefault(model, []).extend(keys)
        for other, companions in _companions(model, keys):
            self.note_added(other, sorted(companions.difference(self.added.get(other, ()))))

    def note_changing(self, model: type[models.Model], keys: Iterable[int]) -> None:
        """These rows are about to change. What the load itself added has nothing before it."""
        new, known = set(self.added.get(model, ())), self.before.setdefault(model, {})
        older = [key for key in keys if key not in new and key not in known]
        known.update(texts_of(model, older))

    def note_removing(self, model: type[models.Model], keys: Iterable[int]) -> None:
        """These rows are about to go. What the load itself added was never there."""
        going = set(keys)
        self.note_changing(model, going)
        held = self.before[model]
        self.removed.setdefault(model, {}).update({key: held.pop(key) for key in going & held.keys()})
        if model in self.added:
            self.added[model] = [key for key in self.added[model] if key not in going]

    def pages(self) -> Iterator["Page"]:
        """Everything noted, in portions that can be kept, with each row's number as it is now."""
        for model, keys in self.added.items():
            for part in _parts(keys):
                states = numbers_of(model, part)
                yield Page(model._meta.db_table, part, [states[key] for key in part], None)
        for model, rows in self.before.items():
            for part in _parts(list(rows)):
                states = numbers_of(model, part)
                before = [json.loads(rows[key]) for key in part]
                yield Page(model._meta.db_table, part, [states[key] for key in part], before)
        for model, rows in self.removed.items():
            for part in _parts(list(rows)):
                yield Page(model._meta.db_table, part, [], [json.loads(rows[key]) for key in part])

    def changes(self) -> Iterator["Change"]:
        """Each changed row with the columns that differ. Call in the transaction of the load."""
        for model, rows in self.before.items():
            for key, now in _as_they_are(model, list(rows)):
                before, after = json.loads(rows[key]), json.loads(now)
                differing = [name for name in before if before[name] != after[name]]
                if differing:
                    yield Change(model, key, before, after, differing)


class Change(NamedTuple):
    """One row before and after, and the columns that differ."""

    model: type[models.Model]
    key: int
    before: Row
    after: Row
    differing: list[str]


class Page(NamedTuple):
    """Some rows of one table: their keys, the number of each as the load left it, and what older ones held.

    Those the load removed have no number.
    """

    table: str
    keys: list[int]
    states: list[int]
    before: list[Row] | None

    @property
    def model(self) -> type[models.Model]:
        """The model of the table."""
        return _model_of(self.table)

    @property
    def was_removed(self) -> bool:
        """Did the load take these rows away?"""
        return self.before is not None and not self.states


class Obstacle(NamedTuple):
    """Why rows cannot be put back: how many rows of which kind, changed since or leaning on them."""

    model: type[models.Model]
    rows: int


def changed_since(pages: Iterable[Page]) -> list[Obstacle]:
    """Rows that are not as the load left them, or are gone. Nobody else changes the others until the end."""
    found: dict[type[models.Model], int] = {}
    for page in pages:
        if page.was_removed:
            continue
        now = numbers_of(page.model, page.keys, locked=True)
        other = sum(now.get(key) != state for key, state in zip(page.keys, page.states, strict=True))
        if other:
            found[page.model] = found.get(page.model, 0) + other
    return [Obstacle(model, rows) for model, rows in found.items()]


def leaning(pages: Iterable[Page]) -> list[Obstacle]:
    """Rows that refer to rows the load added, and are neither added nor changed by it."""
    added: dict[type[models.Model], list[int]] = {}
    own: dict[type[models.Model], set[int]] = {}
    for page in pages:
        own.setdefault(page.model, set()).update(page.keys)
        if page.before is None:
            added.setdefault(page.model, []).extend(page.keys)
    found: dict[type[models.Model], set[int]] = {}
    for model, keys in added.items():
        for other, column in _references_to(model):
            leaners = _referring(other, column, keys) - own.get(other, set())
            found.setdefault(other, set()).update(leaners)
    return [Obstacle(model, len(rows)) for model, rows in found.items() if rows]


def put_back(pages: list[Page]) -> Iterator[Page]:
    """Take away what was added, give changed rows back all they held, add again what was removed.

    Tells each page that is done; go through to the end. Call inside a transaction. Raises IntegrityError when
    somebody leaned on a row at this very moment.
    """
    for page in reversed(pages):  # what was written last refers to what was written first
        if page.before is None:
            _run("DELETE FROM {table} WHERE id = ANY(%s)", [page.keys], table=_named(page.model))
            yield page
    for page in pages:
        if page.before is not None and not page.was_removed:
            _give_back(page.model, page.keys, page.before)
            yield page
    for page in pages:
        if page.was_removed:
            _run(ADDED_AGAIN, [json.dumps(page.before)], **_names_of(page.model))
            yield page
    _run("SET CONSTRAINTS ALL IMMEDIATE", [])
    _run("SET CONSTRAINTS ALL DEFERRED", [])


def texts_of(model: type[models.Model], keys: list[int]) -> dict[int, Text]:
    """Rows by key, as PostgreSQL writes them in JSON."""
    return dict(_as_they_are(model, keys))


def numbers_of(model: type[models.Model], keys: list[int], *, locked: bool = False) -> dict[int, int]:
    """A number made from all a row holds, by key."""
    question = "SELECT id, hashtextextended(t::text, 0) FROM {table} t WHERE id = ANY(%s)"
    return dict(_by_key(model, keys, f"{question} FOR UPDATE" if locked else question))


def _as_they_are(model: type[models.Model], keys: list[int]) -> Iterator[tuple[int, Text]]:
    question = "SELECT id, to_jsonb(t)::text FROM {table} t WHERE id = ANY(%s) ORDER BY id"
    yield from _by_key(model, keys, question)


def _by_key(model: type[models.Model], keys: list[int], question: str) -> Iterator[tuple[int, Any]]:
    for part in _parts(keys):
        yield from _run(question, [part], table=_named(model))


def _references_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Each foreign key there is to a model, as the model that has it and its column."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and (relation.one_to_many or relation.one_to_one):
            yield relation.related_model, relation.field.column


def _companions(model: type[models.Model], keys: list[int]) -> Iterator[tuple[type[models.Model], set[int]]]:
    """Rows that refer to rows added this moment. New keys lie together: a range asks an index but once."""
    new = set(keys)
    for other, column in _references_to(model):
        found = _run(
            "SELECT {key}, {column} FROM {table} WHERE {column} BETWEEN %s AND %s",
            [min(new), max(new)],
            key=sql.Identifier(other._meta.pk.column),
            table=_named(other),
            column=sql.Identifier(column),
        )
        companions = {key for key, refers_to in found if refers_to in new}
        if companions:
            yield other, companions


def _referring(model: type[models.Model], column: str, keys: list[int]) -> set[int]:
    found = _run(
        "SELECT {key} FROM {table} WHERE {column} = ANY(%s)",
        [keys],
        key=sql.Identifier(model._meta.pk.column),
        table=_named(model),
        column=sql.Identifier(column),
    )
    return {key for (key,) in found}


def _give_back(model: type[models.Model], keys: list[int], rows: list[Row]) -> None:
    """By update; where rows traded places, so that each is in the way of the other, by leaving and coming back."""
    names, held = _names_of(model), json.dumps(rows)
    try:
        with transaction.atomic():
            _run(UPDATED, [held], **names)
    except IntegrityError:
        _run("DELETE FROM {table} WHERE id = ANY(%s)", [keys], **names)
        _run(ADDED_AGAIN, [held], **names)


def _names_of(model: type[models.Model]) -> dict[str, sql.Composable]:
    """The table and its columns, without the key and those PostgreSQL works out."""
    columns = [f.column for f in model._meta.concrete_fields if not f.generated and f is not model._meta.pk]
    return {
        "table": _named(model),
        "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
        "held": sql.SQL(", ").join(sql.Identifier("r", column) for column in columns),
    }


def _run(statement: str, values: list, **names: sql.Composable) -> list[tuple]:
    """Names are quoted by the driver, values are sent apart."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**names).as_string(connection.connection), values)
        return cursor.fetchall() if cursor.description else []


def _named(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


def _parts(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), ROWS_A_PAGE):
        yield keys[start : start + ROWS_A_PAGE]


def _model_of(table: str) -> type[models.Model]:
    return next(
        model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table
    )
