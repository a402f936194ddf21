"""What an import changes, in words a page can show, and one fingerprint of all of it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models

from linkworker.journal import Change, Journal, Row
from placements.models import Person, Placement
from reviews.imports.register import Imported

MOST_SHOWN = 20  # changed rows of each kind
MOST_NEW_PEOPLE = 50
LONGEST_SHOWN = 200  # characters of a value
NAMES = ("reference", "code", "name", "label", "email")
UNSAID = frozenset({"id", "uid", "created_at"})


def told(imported: Imported, journal: Journal) -> tuple[dict[str, Any], str]:
    """The summary an import keeps, and the fingerprint of everything it does. Call before it is committed."""
    added = {model: frozenset(keys) for model, keys in journal.added.items()}
    shown: dict[type[models.Model], list[Change]] = defaultdict(list)
    does: list[str] = []
    for change in journal.changes():
        does += _lines(change, added)
        if len(shown[change.model]) < MOST_SHOWN:
            shown[change.model].append(change)
    summary = {
        "files": [
            {"file": name, "new": tally.created, "changed": tally.changed, "unchanged": tally.unchanged}
            for name, tally in imported.tallies.items()
        ],
        "accounts_made": imported.accounts_made,
        "changes": [_group(model, rows) for model, rows in shown.items()],
        "new_people": [
            {"reference": each.reference, "name": f"{each.given_name} {each.family_name}"}
            for each in _new_people(journal)
        ],
        "new_people_in_all": len(journal.added.get(Person, ())),
        "people": sorted(_people(shown)),
    }
    new = sorted((model._meta.db_table, len(keys)) for model, keys in added.items())
    said = json.dumps([summary["files"], imported.accounts_made, new, sorted(does)], sort_keys=True)
    return summary, hashlib.sha256(said.encode()).hexdigest()


def told_as_loaded(imported: Imported, journal: Journal) -> tuple[dict[str, Any], str]:
    """The same once it stays: the new people are named in the trail too, now that they keep their ids."""
    summary, outcome = told(imported, journal)
    named = {str(each.uid) for each in _new_people(journal)}
    return summary | {"people": sorted(named.union(summary["people"]))}, outcome


def _new_people(journal: Journal) -> models.QuerySet[Person]:
    """The new people whose names are shown."""
    new = Person.objects.filter(pk__in=journal.added.get(Person, ()))
    return new.order_by("reference", "pk")[:MOST_NEW_PEOPLE]


def _lines(change: Change, added: dict[type[models.Model], frozenset[int]]) -> Iterator[str]:
    """What becomes of a row, the same whenever the same file would do the same: keys of new rows differ."""
    for name in sorted(change.differing):
        what = [change.model._meta.db_table, change.key, name, change.before[name]]
        yield json.dumps([*what, _settled(change, name, added)], sort_keys=True)


def _settled(change: Change, column: str, added: dict[type[models.Model], frozenset[int]]) -> Any:
    field = _field(change.model, column)
    value = change.after[column]
    is_new = field.is_relation and value in added.get(field.related_model, ())
    return "new" if is_new else value


def _group(model: type[models.Model], rows: list[Change]) -> dict[str, Any]:
    names = _Names(rows)
    return {
        "kind": str(model._meta.verbose_name_plural),
        "rows": [
            {
                "name": names.of_row(change),
                "fields": [
                    {
                        "field": str(_field(model, column).verbose_name),
                        "before": names.value(model, column, change.before[column]),
                        "after": names.value(model, column, change.after[column]),
                    }
                    for column in change.differing
                    if column not in UNSAID and not _field(model, column).generated
                ],
            }
            for change in rows
        ],
    }


class _Names:
    """What the rows that others refer to are called, looked up once for each kind."""

    def __init__(self, rows: list[Change]):
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for change in rows:
            for field in change.model._meta.concrete_fields:
                if field.is_relation:
                    held = {change.before[field.column], change.after[field.column]} - {None}
                    wanted[field.related_model] |= held
        self.known = {
            (model, row.pk): next((str(getattr(row, name)) for name in NAMES if getattr(row, name, "")), "")
            for model, keys in wanted.items()
            for row in model._default_manager.filter(pk__in=keys).order_by()
        }

    def of_row(self, change: Change) -> str:
        """Its own reference or code, or what it belongs to."""
        for name in ("reference", "code"):
            if change.after.get(name):
                return str(change.after[name])
        for column in ("placement_id", "person_id", "home_id", "goal_id"):
            if column in change.after:
                name = self.value(change.model, column, change.after[column])
                on = change.after.get("starts_on") or change.after.get("given_on") or ""
                return f"{name}, {on}" if on else name
        return f"number {change.key}"

    def value(self, model: type[models.Model], column: str, value: Any) -> str:
        """A value as a page says it."""
        field = _field(model, column)
        if value is None or value == "":
            return "Not recorded"
        if field.is_relation:
            return self.known.get((field.related_model, value)) or "new with this import"
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, list):
            return "; ".join(map(str, value)) or "Not recorded"
        said = str(dict(field.flatchoices).get(value, value))
        return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]}…"


def _field(model: type[models.Model], column: str) -> models.Field:
    return next(field for field in model._meta.concrete_fields if field.column == column)


def _people(shown: dict[type[models.Model], list[Change]]) -> set[str]:
    """The public ids of those whose changes are shown, for the trail."""
    keys: set[int] = set()
    stays: set[int] = set()
    for model, changes in shown.items():
        for change in changes:
            keys |= _held(change.after, "id") if model is Person else _held(change.after, "person_id")
            stays |= _held(change.after, "placement_id")
    keys |= set(Placement.objects.filter(pk__in=stays).order_by().values_list("person_id", flat=True))
    return {str(uid) for uid in Person.objects.filter(pk__in=keys).order_by().values_list("uid", flat=True)}


def _held(row: Row, column: str) -> set[int]:
    return {row[column]} if row.get(column) is not None else set()
