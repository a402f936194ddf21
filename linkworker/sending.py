"""Sending once: however often one form is sent, it makes one row.

The form carries a key that was made for it (`linkworker.forms.SentOnceForm`). The row it makes keeps the key
and a fingerprint of what was said, so that a second click, a second tab or a browser that tries again finds
what the first made, and different answers under a key that is used up are refused in words.
"""

import dataclasses
import hashlib
import json
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, models

from linkworker.refusals import Refusal


class SentOnce(models.Model):
    """A row that a form may make. Rows from an import, or promised inside another form, have no key."""

    submission = models.UUIDField(
        "key of the form it came from",
        null=True,
        blank=True,
        unique=True,
        editable=False,
        error_messages={"unique": "This form has already been sent."},
    )
    fingerprint = models.CharField(
        "fingerprint of what the form said",
        max_length=64,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=SentOnce)


class AlreadySentWithOtherAnswers(Refusal):
    """A key is used up by the first who sends it, with what they said."""

    message = (
        "This form has already been sent, and what it said then is kept. What is different now was not: "
        "copy it, load the page again and send it as something new."
    )


def sent_before(
    kind: type[Row],
    submission: UUID,
    fingerprint: str,
    *,
    otherwise: type[Refusal] = AlreadySentWithOtherAnswers,
) -> Row | None:
    """The row this form made when it was sent before; None the first time. Raises `otherwise`.

    The fingerprint must cover who sends it, about whom, and every answer. Whoever sends the same key
    meanwhile waits until this transaction ends.
    """
    wait_for(submission)
    earlier = kind._default_manager.filter(submission=submission).first()
    if earlier is not None and earlier.fingerprint != fingerprint:
        raise otherwise
    return earlier


def wait_for(submission: UUID) -> None:
    """Let nobody else handle the form with this key until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [submission.int % 2**63])


def one_at_a_time(row: models.Model) -> None:
    """Let nobody else who asks for this row's turn have it until this transaction ends.

    Whoever only refers to the row does not wait.
    """
    row._meta.model._default_manager.select_for_update(of=("self",), no_key=True).get(pk=row.pk)


def fingerprint(**said) -> str:
    """SHA-256 of what was said: people and things by their number, promises by their parts."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value):
    if isinstance(value, models.Model):
        return [value._meta.label, value.pk]
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)
