"""A framework with its lots: who is on them, who left, and one whose grades cannot show that it may be."""

from datetime import date
from decimal import Decimal

from accounts.models import Organisation
from placements.models import Framework, Lot, ProviderOnFramework
from reporting.imports.rutland.scene import Scene

LOTS = (
    ("Residential care", "time_and_task", Decimal("1250.00")),
    ("Supported living", "personal_budget", Decimal("640.00")),
    ("Shared Lives and short breaks", "time_and_task", None),
)
WAIVER = "One inspection so far: the service is new. Visits every two months until the second."
MEMBERS = (  # lot, code of the provider, joined and left so many months ago, waiver
    (0, "LW-PROV-1", 30, None, ""),
    (0, "LW-PROV-2", 30, None, ""),
    (0, "LW-PROV-5", 30, 4, ""),
    (1, "LW-PROV-4", 30, None, "Inspected with the office, not by house: seen by the quality team."),
    (1, "LW-PROV-6", 18, None, "Inspected with the office, not by house: seen by the quality team."),
    (0, "LW-PROV-9", 5, None, WAIVER),
    (2, "LW-PROV-7", 30, None, ""),
)


def keep(scene: Scene) -> None:
    """Keep one framework. Quiet Meadow and the college trust are on no lot of it."""
    starts_on = scene.days.month(30)
    (framework,) = scene.pen.put(
        Framework,
        [
            {
                "authority_id": scene.owner.pk,
                "name": "Accommodation and support for adults",
                "starts_on": starts_on,
                "ends_on": date(starts_on.year + 5, starts_on.month, 1),
                "english_map": True,
            }
        ],
    )
    lots = scene.pen.put(
        Lot,
        [
            {"framework_id": framework["id"], "name": name, "care_model": model, "hours_a_week": hours}
            for name, model, hours in LOTS
        ],
    )
    providers = dict(
        Organisation.objects.filter(owner=scene.owner, kind="provider").order_by().values_list("code", "pk")
    )
    scene.pen.put(
        ProviderOnFramework,
        [
            {
                "lot_id": lots[lot]["id"],
                "provider_id": providers[code],
                "starts_on": scene.days.month(joined),
                "ends_on": None if left is None else scene.days.month(left),
                "waiver_reason": waiver,
            }
            for lot, code, joined, left, waiver in MEMBERS
        ],
    )
