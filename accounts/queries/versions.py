"""What rows held before, in words: who changed what, when, and from what to what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery, Window
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import AuditEvent, Version
from linkworker.editing import Saved
from linkworker.words import long_day

Words = Mapping[str, Callable[[str], str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a change, in words. Empty means not recorded."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row. `who` is empty for a change made past the product."""

    at: datetime
    who: str
    held_as: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How often a row was changed, and the last time."""

    times: int
    who: str
    at: datetime


def versions_of(row: models.Model, fields: Iterable[models.Field]) -> QuerySet[Version]:
    """The changes of a row that touch any of these fields, newest first, each with `who` and `held_as`."""
    lines = AuditEvent.objects.filter(deed=OuterRef("deed")).order_by("position")
    return (
        Version.objects.filter(table=row._meta.db_table, row=row.pk)
        .filter(changed__has_any_keys=[field.column for field in fields])
        .annotate(who=Subquery(lines.values("staff_name")[:1]), held_as=Subquery(lines.values("held_as")[:1]))
        .order_by("-pk")
    )


def summary(row: models.Model, fields: Iterable[models.Field]) -> Summary | None:
    """How often these fields of a row were changed; None for never. One query."""
    last = versions_of(row, fields).annotate(times=Window(Count("pk"))).first()
    return Summary(last.times, last.who or "", last.at) if last else None


def last_saved(row: models.Model, names: Iterable[str]) -> dict[str, Saved]:
    """Who saved each of these last, and when; what never changed is left out.

    A yes or no may be kept as the day it was said: `host_confirmed` as `host_confirmed_on`.
    """
    kept = {field.name for field in row._meta.fields}
    saved = {}
    for name in names:
        last = versions_of(row, [row._meta.get_field(name if name in kept else f"{name}_on")]).first()
        if last is not None:
            saved[name] = Saved(last.who or "", last.at)
    return saved


def told(
    versions: Iterable[Version], fields: Iterable[models.Field], words: Words | None = None
) -> list[Change]:
    """Changes in words, of these fields only. One query for each foreign key that changed.

    `words` says how the values of a column are written, where that is not plain from the field.
    """
    versions, fields = list(versions), list(fields)
    said = {field.column: _saying(field, versions) for field in fields} | dict(words or {})
    return [
        Change(
            at=version.at,
            who=version.who or "",
            held_as=version.held_as or "",
            differences=tuple(
                Difference(
                    _label(field),
                    _said(said[field.column], version.before.get(field.column)),
                    _said(said[field.column], version.changed[field.column]),
                )
                for field in fields
                if field.column in version.changed
            ),
        )
        for version in versions
    ]


def _label(field: models.Field) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _said(saying: Callable, value) -> str:
    return "" if value is None or value == "" else saying(value)


def _saying(field: models.Field, versions: list[Version]) -> Callable:
    """How the values of one field are written: rows by name, choices by label, days and answers in words."""
    if field.is_relation:
        return _naming(field, versions)
    if field.choices:
        chosen = dict(field.flatchoices)
        return lambda value: str(chosen.get(value, value))
    if isinstance(field, models.BooleanField):
        return lambda value: "Yes" if value else "No"
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, models.DateField):
        return lambda value: long_day(date.fromisoformat(value))
    return str


def _naming(field: models.Field, versions: list[Version]) -> Callable:
    held = [
        holds.get(field.column)
        for version in versions
        if field.column in version.changed
        for holds in (version.before, version.changed)
    ]
    keys = {key for key in held if key is not None}
    rows = field.related_model._base_manager.in_bulk(keys) if keys else {}
    return lambda key: str(rows[key]) if key in rows else f"number {key}, which is no longer there"


def _moment(text: str) -> str:
    local = timezone.localtime(parse_datetime(text))
    return f"{long_day(local.date())} at {local:%H:%M}"
