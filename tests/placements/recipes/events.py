"""What happened to homes, whom it concerns and who was told."""

from datetime import date, timedelta

from placements.models import ProviderEvent, ProviderNotice, ResidentCheck
from tests.accounts import recipes as accounts
from tests.placements.recipes.register import home as a_home
from tests.placements.recipes.register import person as a_person


def provider_event(**fields) -> ProviderEvent:
    """An embargo on one home since the start of this month, not over."""
    happened_on = fields.setdefault("happened_on", date(2026, 11, 2))
    about = {} if "provider" in fields else {"home": fields.get("home") or a_home()}
    return ProviderEvent.objects.create(
        **{
            "kind": "embargo",
            "checks_due_on": happened_on + timedelta(days=14),
            "recorded_by": fields.get("recorded_by") or accounts.staff(None),
        }
        | about
        | fields
    )


def resident_check(**fields) -> ResidentCheck:
    """Somebody is safe to stay."""
    return ResidentCheck.objects.create(
        **{
            "event": fields.get("event") or provider_event(),
            "person": fields.get("person") or a_person(),
            "checked_on": date(2026, 11, 9),
            "outcome": "safe",
            "checked_by": fields.get("checked_by") or accounts.staff(None),
        }
        | fields
    )


def provider_notice(**fields) -> ProviderNotice:
    """Rutland was told."""
    return ProviderNotice.objects.create(
        **{"event": fields.get("event") or provider_event(), "organisation": accounts.council()} | fields
    )
