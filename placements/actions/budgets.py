"""Setting what a council has for a year. A later amount supersedes; nothing is overwritten."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.policies import acting_for
from accounts.roles import Link, Permission
from linkworker import sending
from linkworker.periods import FinancialYear
from linkworker.refusals import Refusal, keep
from placements.models import Budget

QUESTIONS = {
    "budget_not_negative": "amount",
    "budget_year_is_a_year": "financial_year",
    "budget_says_why": "reason",
}


class SameBudget(Refusal):
    """A row that changes nothing would only hide when the budget was set."""

    message = "This is the budget already. Enter another amount, or leave it as it is."
    question = "amount"


@transaction.atomic
def set_budget(
    *,
    by: Staff,
    authority: Organisation,
    financial_year: FinancialYear,
    amount: Decimal,
    reason: str,
    now: datetime,
    submission: UUID,
    stream: str = "",
) -> Budget:
    """From now on this is what the council has for a year, in all or for one stream.

    `amount` is pounds of the council's own money before charges. Sent again it makes nothing more. Raises
    PermissionDenied at another council, SameBudget, AlreadySentWithOtherAnswers, and what a row refuses.
    """
    if authority.pk not in acting_for(by, Permission.SET_BUDGET, Link.NONE):
        raise PermissionDenied
    fingerprint = sending.fingerprint(
        by=by, authority=authority, year=financial_year.starts_in, stream=stream, amount=amount, reason=reason
    )
    if earlier := sending.sent_before(Budget, submission, fingerprint):
        return earlier
    sending.one_at_a_time(authority)
    ours = Budget.objects.of(authority).filter(financial_year=financial_year.starts_in, stream=stream)
    current = ours.in_force().first()
    if current is not None and current.amount == amount:
        raise SameBudget
    budget = keep(
        Budget(
            authority=authority,
            financial_year=financial_year.starts_in,
            stream=stream,
            amount=amount,
            set_at=now,
            set_by=by,
            reason=reason,
            submission=submission,
            fingerprint=fingerprint,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="set budget",
        subject=budget,
        organisation=authority,
        year=str(financial_year),
        stream=stream,
        amount=str(amount),
        before=str(current.amount) if current else None,
    )
    return budget
