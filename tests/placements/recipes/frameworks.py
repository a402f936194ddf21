"""Frameworks, their lots and who is on them."""

from datetime import date

from placements.models import Framework, Lot, ProviderOnFramework
from tests.accounts import recipes as accounts

FIRST_DAY = date(2026, 4, 1)


def framework(**fields) -> Framework:
    """Rutland's, since April, reading only the Care Inspectorate's grades."""
    return Framework.objects.create(
        **{"authority": accounts.council(), "name": "Specialist support", "starts_on": FIRST_DAY} | fields
    )


def lot(**fields) -> Lot:
    """Time and task."""
    return Lot.objects.create(
        **{
            "framework": fields.get("framework") or framework(),
            "name": "East",
            "care_model": "time_and_task",
        }
        | fields
    )


def provider_on_framework(**fields) -> ProviderOnFramework:
    """On it since it began, the rule waived."""
    return ProviderOnFramework.objects.create(
        **{
            "lot": fields.get("lot") or lot(),
            "provider": fields.get("provider") or accounts.organisation(),
            "starts_on": FIRST_DAY,
            "waiver_reason": "New to inspection",
        }
        | fields
    )
