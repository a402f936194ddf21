"""Taking the register out of the product as a file."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import AuditEvent, Organisation, Staff
from linkworker.refusals import Refusal

MOST_PEOPLE = 20_000  # in one file


class TooManyToExport(Refusal):
    """A file of everybody of the country is nobody's work."""

    message = f"This finds more than {MOST_PEOPLE:,} people. Go back and narrow the list."


class NobodyToExport(Refusal):
    """A file of nobody tells nothing."""

    message = "This finds nobody you may export. Go back and change the filters."


@transaction.atomic
def export_register(
    *,
    by: Staff,
    authority: Organisation,
    people: Sequence[UUID],
    purpose: str,
    narrowed_by: Mapping[str, str],
    searched: bool,
    columns: Sequence[str],
    file_format: str,
) -> AuditEvent:
    """Write who takes whom out of the register, what of them, and what for; the file may be made after it.

    Words that were searched for can be a name, and are not kept. Raises TooManyToExport and NobodyToExport.
    """
    if len(people) > MOST_PEOPLE:
        raise TooManyToExport
    if not people:
        raise NobodyToExport
    return audit.record(
        by=by,
        verb="exported register",
        subject=authority,
        organisation=authority,
        people=[str(uid) for uid in people],
        purpose=purpose,
        narrowed_by=dict(narrowed_by),
        searched=searched,
        columns=list(columns),
        format=file_format,
    )
