"""How tests propose and agree money: by the deeds themselves, and as a form is typed."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

from accounts import policies
from placements.actions import funding
from placements.actions.terms import AskedShare, Terms
from placements.models import FundingLine

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = date(2026, 4, 1)


def share(asked="1000.00", stream="asc", payer=None) -> AskedShare:
    """One row: percent or pounds of a payer under a stream."""
    return AskedShare(payer, stream, None if asked is None else Decimal(asked))


def terms(*shares, gross="1000.00", **more) -> Terms:
    """The price and its shares from April 2026, as they began."""
    return Terms(
        **{
            "starts_on": DAY,
            "gross": None if gross is None else Decimal(gross),
            "shares": shares,
            "reason": "start",
        }
        | more
    )


def propose(by, stay, *shares, submission=None, today=TODAY, **more):
    """A proposal."""
    return funding.propose_funding(
        by=policies.as_of(by, today),
        placement=stay,
        terms=terms(*shares, **more),
        today=today,
        submission=submission or uuid4(),
    )


def agree(by, agreement, today=TODAY):
    """Somebody agrees it."""
    return funding.agree_funding(by=policies.as_of(by, today), agreement=agreement, today=today, now=NOW)


def in_force(stay, day) -> set:
    """Who pays how much on a day: payer, stream, pounds a week."""
    lines = FundingLine.objects.in_force_on(day).filter(placement=stay).select_related("payer")
    return {(str(line.payer), line.stream, line.weekly) for line in lines}


def typed(*rows, checked=True, **answers) -> dict:
    """The form as it is sent: rows of payer, stream and percent or pounds."""
    sent = {
        "submission": str(uuid4()),
        "starts_on": "1 April 2026",
        "gross": "1000",
        "share_type": "amount",
        "nursing": "none",
        "status": "agreed",
        "reason": "start",
        "shares-TOTAL_FORMS": "5",
        "shares-INITIAL_FORMS": "0",
        "shares-MIN_NUM_FORMS": "0",
        "shares-MAX_NUM_FORMS": "5",
    }
    for number, (payer, stream, asked) in enumerate(rows):
        payer = str(getattr(payer, "uid", payer))
        sent |= {f"shares-{number}-payer": payer, f"shares-{number}-stream": stream}
        sent |= {f"shares-{number}-asked": asked}
    return sent | ({"checked": "yes"} if checked else {}) | answers
