"""Who pays is disputed: somebody pays meanwhile, and the price stays whole."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.models import Organisation, Staff
from linkworker import sending
from placements.actions import funding
from placements.actions.changes import dispute_of
from placements.models import FundingAgreement, FundingLine, Placement


@transaction.atomic
def dispute_funding(
    *,
    by: Staff,
    placement: Placement,
    line: FundingLine,
    starts_on: date,
    funder: Organisation | None,
    stream: str,
    note: str,
    submission: UUID,
) -> FundingAgreement:
    """Propose that one share is disputed from a day, and who pays it meanwhile without prejudice.

    Without an interim funder the same payer goes on, marked as disputed: a share is never closed alone. It is
    settled by proposing who pays anew. Sent again it does nothing more. Raises what `changes.dispute_of` refuses.
    """
    asked = {"line": line, "starts_on": starts_on, "funder": funder, "stream": stream, "note": note}
    fingerprint = sending.fingerprint(by=by, placement=placement, **asked)
    if earlier := sending.sent_before(FundingAgreement, submission, fingerprint):
        return earlier
    placement = funding.locked_placement(placement)
    worked = dispute_of(placement=placement, **asked)
    return funding.keep_proposal(
        by=by,
        placement=placement,
        worked=worked,
        verb="disputed funding",
        submission=submission,
        fingerprint=fingerprint,
    )
