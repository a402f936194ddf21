"""A stay in hospital or away: each payer pays part of its share, or nothing, until a day."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from accounts.models import Staff
from linkworker import sending
from placements.actions import funding
from placements.actions.changes import suspension_of
from placements.models import FundingAgreement, Placement


@transaction.atomic
def suspend_funding(
    *,
    by: Staff,
    placement: Placement,
    starts_on: date,
    ends_on: date,
    percent: Decimal,
    note: str,
    submission: UUID,
) -> FundingAgreement:
    """Propose that each payer pays `percent` of its share from a day until another, then all as before.

    Once somebody agrees, what was in force closes, the reduced shares run, and what was in force goes on.
    Sent again it does nothing more. Raises what `changes.suspension_of` refuses.
    """
    asked = {"starts_on": starts_on, "ends_on": ends_on, "percent": percent, "note": note}
    fingerprint = sending.fingerprint(by=by, placement=placement, **asked)
    if earlier := sending.sent_before(FundingAgreement, submission, fingerprint):
        return earlier
    placement = funding.locked_placement(placement)
    worked = suspension_of(placement=placement, **asked)
    return funding.keep_proposal(
        by=by,
        placement=placement,
        worked=worked,
        verb="proposed suspension",
        submission=submission,
        fingerprint=fingerprint,
    )
