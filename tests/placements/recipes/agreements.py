"""Recipes of what is proposed and agreed about money."""

from datetime import UTC, date, datetime
from decimal import Decimal

from accounts.roles import Role
from placements.models import (
    AuthorisationLimit,
    FundingAgreement,
    FundingLine,
    OneOffCost,
    ProposedShare,
    Uplift,
)
from tests.accounts import recipes as accounts
from tests.placements.recipes.register import home, placement

DECIDED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def funding_proposal(**fields) -> FundingAgreement:
    """A manager proposes that Rutland pays 1,000 pounds a week for all of the placement."""
    stay = fields.get("placement") or placement()
    return FundingAgreement.objects.create(
        **{
            "placement": stay,
            "starts_on": stay.starts_on,
            "gross_weekly": Decimal("1000.00"),
            "share_type": "amount",
            "reason": "start",
            "proposed_by": fields.get("proposed_by") or accounts.staff(Role.TEAM_MANAGER),
        }
        | fields
    )


def proposed_share(**fields) -> ProposedShare:
    """Rutland pays all of it."""
    agreement = fields.get("agreement") or funding_proposal()
    return ProposedShare.objects.create(
        **{
            "agreement": agreement,
            "payer": accounts.council(),
            "stream": "asc",
            "weekly": agreement.gross_weekly,
        }
        | fields
    )


def agreement(**fields) -> FundingAgreement:
    """The same, agreed by a finance officer; its line makes the whole."""
    made = funding_proposal(
        **{"state": "agreed", "decided_by": accounts.staff(Role.FINANCE), "decided_at": DECIDED} | fields
    )
    share = proposed_share(agreement=made)
    FundingLine.objects.create(
        placement=made.placement,
        agreement=made,
        payer=share.payer,
        stream=share.stream,
        weekly=share.weekly,
        starts_on=made.starts_on,
        ends_on=made.ends_on,
    )
    return made


def uplift(**fields) -> Uplift:
    """Five percent from April, settled with a provider."""
    return Uplift.objects.create(
        **{
            "authority": accounts.council(),
            "provider": fields.get("provider") or home(provider=accounts.organisation()).provider,
            "percent": Decimal("5.00"),
            "effective_from": date(2026, 4, 1),
            "agreed_on": date(2026, 3, 2),
            "proposed_by": fields.get("proposed_by") or accounts.staff(Role.FINANCE),
        }
        | fields
    )


def one_off_cost(**fields) -> OneOffCost:
    """A hoist, paid by Rutland."""
    return OneOffCost.objects.create(
        **{
            "placement": fields.get("placement") or placement(),
            "payer": accounts.council(),
            "stream": "asc",
            "amount": Decimal("1250.00"),
            "spent_on": date(2026, 10, 1),
            "what_for": "A ceiling hoist",
            "recorded_by": fields.get("recorded_by") or accounts.staff(Role.FINANCE),
        }
        | fields
    )


def authorisation_limit(**fields) -> AuthorisationLimit:
    """Rutland's finance officers may agree up to 5,000 pounds a week since April."""
    return AuthorisationLimit.objects.create(
        **{
            "authority": accounts.council(),
            "role": Role.FINANCE,
            "weekly_limit": Decimal("5000.00"),
            "valid_from": date(2026, 4, 1),
        }
        | fields
    )
