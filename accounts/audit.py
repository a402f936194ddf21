"""The trail: explicit, in the same transaction as the deed, last.

`record` is called by every action after it has saved; `looked_at` by every page that shows a person's
record, before it is drawn. If a line cannot be written the transaction fails and nothing is shown or kept.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import DatabaseError, OperationalError, connection

from accounts.models import AuditEvent

AUTOMATIC = "Link Worker (automatic)"


class TrailCannotBeWritten(OperationalError):
    """A line could not be kept, so nothing may be shown or done: the answer is "not available just now"."""


def record(*, by, verb: str, subject, person=None, organisation=None, **details) -> AuditEvent:
    """Write one line: who did what to which thing, and whose record it is.

    `by` is the staff member, or None for what the product does unasked; `organisation` the one it is done
    for, where that is not plain from the roles of `by`. `details` must be plain JSON values: codes, dates as
    text, counts. Never names, notes or NHS numbers.
    """
    return _write(
        by,
        organisation,
        verb=verb,
        subject_kind=str(subject._meta.verbose_name),
        subject_uid=getattr(subject, "uid", None),
        person_uid=person.uid if person is not None else None,
        details=details,
    )


def looked_at(*, by, subject, person=None, **details) -> AuditEvent:
    """Write that somebody read a record. Called before anything of it is shown."""
    return record(by=by, verb="looked at", subject=subject, person=person, **details)


def listed(*, by, kind: str, people: Iterable[UUID], **details) -> AuditEvent:
    """Write that a list showed these people, by their public ids."""
    shown = {"people": [str(uid) for uid in people], **details}
    return _write(by, None, verb="listed", subject_kind=kind, details=shown)


def refused(*, by, page: str, asked: dict, answer: int) -> AuditEvent:
    """Write that somebody asked for a page and did not get it: 403 by their role, 404 out of their reach."""
    details = {"page": page, "asked": {key: str(value) for key, value in asked.items()}, "answer": answer}
    return _write(by, None, verb="was refused", subject_kind="page", details=details)


def _write(by, organisation, **line) -> AuditEvent:
    try:
        return AuditEvent.objects.create(**_who(by, organisation), **line)
    except DatabaseError as fault:  # whatever the reason: a full disk, a lost right, a lock, no connection
        raise TrailCannotBeWritten from fault


def _who(by, organisation) -> dict:
    if by is None:
        return {"staff_name": AUTOMATIC, "organisation_uid": organisation.uid if organisation else None}
    held = _held(by, organisation)
    return {
        "staff_uid": by.uid,
        "staff_name": by.name,
        "held_as": f"{held.get_role_display()}, {held.organisation}" if held else "",
        "organisation_uid": held.organisation.uid if held else None,
    }


def _held(by, organisation):
    """The role it was done in: one held at the organisation it is done for, else the first."""
    there = [held for held in by.held if organisation is not None and held.organisation_id == organisation.pk]
    return next(iter([*there, *by.held]), None)


def broken_positions() -> list[int]:
    """Places in the trail whose seal, order or predecessor does not fit; empty when it is whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT position FROM (
                SELECT e.position, e.seal = accounts_audit_seal(e) AS sealed,
                       e.previous_seal = coalesce(lag(e.seal) OVER trail, repeat('0', 64)) AS linked,
                       e.position = coalesce(lag(e.position) OVER trail, 0) + 1 AS next
                FROM accounts_auditevent e WINDOW trail AS (ORDER BY e.position)
            ) checked WHERE NOT (sealed AND linked AND next) ORDER BY position
            """
        )
        return [position for (position,) in cursor.fetchall()]
