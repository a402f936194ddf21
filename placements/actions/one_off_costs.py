"""Costs paid once, apart from the weekly price."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import policies
from placements.actions.days import A_YEAR
from placements.models import OneOffCost, Placement


class BeforeThePlacement(Refusal):
    """A cost of a placement is paid for days from its start on; setting it up may come a year before."""

    def __init__(self, placement: Placement):
        super().__init__(
            f"Choose a day no more than a year before {long_day(placement.starts_on)}, when the placement started.",
            "spent_on",
        )


class SpentInTheFuture(Refusal):
    """Only what was paid is recorded."""

    def __init__(self):
        super().__init__("The day it was paid cannot be in the future.", "spent_on")


@transaction.atomic
def record_one_off_cost(
    *,
    by: Staff,
    placement: Placement,
    payer: Organisation | None,
    stream: str,
    amount: Decimal,
    spent_on: date,
    what_for: str,
    today: date,
    submission: UUID,
) -> OneOffCost:
    """Keep what was paid once, by whom and for what. It is no part of the weekly price or of its totals.

    Sent again it does nothing more. Raises SpentInTheFuture, BeforeThePlacement.
    """
    if not policies.may(by, Permission.AGREE_FUNDING, placement.person):
        raise PermissionDenied
    asked = {"payer": payer, "stream": stream, "amount": amount, "spent_on": spent_on, "what_for": what_for}
    fingerprint = sending.fingerprint(by=by, placement=placement, **asked)
    if earlier := sending.sent_before(OneOffCost, submission, fingerprint):
        return earlier
    if spent_on > today:
        raise SpentInTheFuture
    if spent_on < placement.starts_on - A_YEAR:
        raise BeforeThePlacement(placement)
    cost = keep(
        OneOffCost(
            placement=placement, recorded_by=by, submission=submission, fingerprint=fingerprint, **asked
        ),
        one_off_cost_is_something="amount",
    )
    audit.record(
        by=by,
        verb="recorded one-off cost",
        subject=cost,
        person=placement.person,
        spent_on=str(spent_on),
        amount=str(amount),
        stream=stream,
    )
    return cost
