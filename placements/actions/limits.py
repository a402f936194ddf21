"""Up to which weekly price a role may agree: a new limit starts a new row."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit, policies
from accounts.models import Organisation, Staff
from accounts.roles import Permission, roles_granting
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from linkworker.words import long_day
from placements.models import AuthorisationLimit


class LaterLimitExists(Refusal):
    """What was in force is not rewritten."""

    def __init__(self, later: AuthorisationLimit):
        super().__init__(
            f"A limit of this role starts on {long_day(later.valid_from)}. Choose a later day: what held is kept.",
            "valid_from",
        )


class HeldAlready(Refusal):
    """A limit is set for days to come: what was agreed yesterday was agreed under yesterday's."""

    def __init__(self):
        super().__init__("A new limit starts today or later.", "valid_from")


class AgreesNothing(Refusal):
    """A limit for a role that may not agree funding at all."""

    def __init__(self):
        super().__init__("Choose a role that may agree funding.", "role")


@transaction.atomic
def set_authorisation_limit(
    *, by: Staff, authority: Organisation, role: str, weekly_limit: Decimal, valid_from: date, today: date
) -> AuthorisationLimit:
    """From a day, a role may agree prices up to this many pounds a week for the council.

    The same answers sent twice change nothing the second time. Raises AgreesNothing, HeldAlready,
    LaterLimitExists.
    """
    if not policies.allowed_at(by, Permission.SET_BUDGET, authority.pk):
        raise PermissionDenied
    one_at_a_time(authority)
    if role not in roles_granting(Permission.AGREE_FUNDING):
        raise AgreesNothing
    own = AuthorisationLimit.objects.filter(authority=authority, role=role).order_by("-valid_from", "pk")
    latest = own.first()
    if latest and (latest.valid_from, latest.weekly_limit) == (valid_from, weekly_limit):
        return latest
    if valid_from < today:
        raise HeldAlready
    if latest and latest.valid_from >= valid_from:
        raise LaterLimitExists(latest)
    if latest and latest.valid_until is None:
        latest.valid_until = valid_from
        keep(latest)
    limit = keep(
        AuthorisationLimit(authority=authority, role=role, weekly_limit=weekly_limit, valid_from=valid_from),
        limit_not_negative="weekly_limit",
        limit_no_overlap="valid_from",
        limit_once_a_day="valid_from",
    )
    audit.record(
        by=by,
        verb="set authorisation limit",
        subject=limit,
        organisation=authority,
        role=role,
        weekly_limit=str(weekly_limit),
        valid_from=str(valid_from),
    )
    return limit
