"""One recipe a model: valid by default."""

from datetime import date

from partnership.models import Milestone, Programme
from tests.accounts.recipes import council


def programme(**fields) -> Programme:
    """The scheme's pilot year."""
    return Programme.objects.create(
        **{"authority": council(), "name": "Link worker pilot", "starts_on": date(2014, 9, 1)} | fields
    )


def milestone(**fields) -> Milestone:
    """The proposal, not yet done."""
    return Milestone.objects.create(
        **{
            "programme": fields.get("programme") or programme(),
            "task": "Proposal agreed",
            "owner": "Head of service",
            "target_on": date(2014, 9, 30),
            "order": 1,
        }
        | fields
    )
