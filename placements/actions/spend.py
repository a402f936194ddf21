"""Taking the council's money out of the product as a file."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import AuditEvent, Organisation, Staff
from accounts.policies import allowed_at
from accounts.roles import Permission
from linkworker.periods import Days
from linkworker.refusals import Refusal
from placements.actions.register import MOST_PEOPLE


class TooManyInOneFile(Refusal):
    """A file of everybody for ever is nobody's work."""

    message = f"These days are of more than {MOST_PEOPLE:,} people. Go back and choose fewer days."


class NothingCharged(Refusal):
    """A file of nobody tells nothing."""

    message = "Nothing is charged on these days. Go back and choose others."


@transaction.atomic
def export_spend(
    *,
    by: Staff,
    authority: Organisation,
    within: Days,
    people: Sequence[UUID],
    purpose: str,
    file_format: str,
) -> AuditEvent:
    """Write who takes whose money out, of which days and what for; the file may be made after it.

    Raises TooManyInOneFile and NothingCharged.
    """
    needed = (Permission.SEE_SPEND, Permission.EXPORT_REGISTER)
    if not all(allowed_at(by, permission, authority.pk) for permission in needed):
        raise PermissionDenied
    if len(people) > MOST_PEOPLE:
        raise TooManyInOneFile
    if not people:
        raise NothingCharged
    return audit.record(
        by=by,
        verb="exported spend",
        subject=authority,
        organisation=authority,
        people=[str(uid) for uid in people],
        purpose=purpose,
        format=file_format,
        starts_on=within.starts_on.isoformat(),
        until=within.ends_on.isoformat(),
    )
