"""One recipe a model about somebody's safety: valid by default."""

from datetime import date

from accounts.roles import Role
from reviews.models import ConcernStep, SafeguardingConcern
from tests.accounts.recipes import council, staff
from tests.placements.recipes import LINCOLNSHIRE, person


def concern(**fields) -> SafeguardingConcern:
    """Neglect at home in Lincolnshire, raised on 19 November 2026 by Rutland, which placed the person."""
    return SafeguardingConcern.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "host_council": fields.get("host_council") or council(LINCOLNSHIRE),
            "concern_on": date(2026, 11, 19),
            "harms": ["neglect"],
            "place": "home",
            "words": "She was left without her supper twice.",
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
        }
        | fields
    )


def concern_step(**fields) -> ConcernStep:
    """Lincolnshire was told the day after."""
    about = fields.get("concern") or concern()
    told = {"told": about.host_council} if fields.get("kind", "told") == "told" else {}
    return ConcernStep.objects.create(
        **{
            "concern": about,
            "organisation": council(),
            "kind": "told",
            "done_on": date(2026, 11, 20),
            "recorded_by": fields.get("recorded_by") or about.recorded_by,
        }
        | told
        | fields
    )
