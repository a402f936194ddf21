"""One recipe a model about somebody's safety: valid by default."""

from datetime import UTC, date, datetime

from accounts.roles import Role
from placements.models import Placement, SettingType
from reviews.models import (
    ConcernStep,
    Death,
    DeathNotice,
    DischargeCheckpoint,
    DischargeStep,
    DynamicSupport,
    RestraintStep,
    RestrictivePractice,
    SafeguardingConcern,
)
from tests.accounts.recipes import council, staff
from tests.placements.recipes import LINCOLNSHIRE, home, person, placement


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


def restraint(**fields) -> RestrictivePractice:
    """Held for a quarter of an hour on 10 November 2026."""
    return RestrictivePractice.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "kind": "physical",
            "started_at": datetime(2026, 11, 10, 9, 0, tzinfo=UTC),
            "ended_at": datetime(2026, 11, 10, 9, 15, tzinfo=UTC),
            "reason": "She ran into the road.",
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
        }
        | fields
    )


def restraint_step(**fields) -> RestraintStep:
    """The person was talked with the day after."""
    about = fields.get("practice") or restraint()
    return RestraintStep.objects.create(
        **{
            "practice": about,
            "kind": "person",
            "done_at": datetime(2026, 11, 11, 10, 0, tzinfo=UTC),
            "recorded_by": fields.get("recorded_by") or about.recorded_by,
        }
        | fields
    )


def dynamic_support(**fields) -> DynamicSupport:
    """Rated red on 2 November 2026; she agreed to be on the register."""
    return DynamicSupport.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "on_register": True,
            "rating": "red",
            "consent": "given",
            "rated_on": date(2026, 11, 2),
            "reason": "Her support worker left.",
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
        }
        | fields
    )


def death(**fields) -> Death:
    """At home on 18 November 2026."""
    return Death.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "died_on": date(2026, 11, 18),
            "place": "home",
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
        }
        | fields
    )


def death_notice(**fields) -> DeathNotice:
    """LeDeR was told the day after."""
    about = fields.get("death") or death()
    return DeathNotice.objects.create(
        **{
            "death": about,
            "kind": "leder",
            "notified_on": date(2026, 11, 19),
            "recorded_by": fields.get("recorded_by") or about.recorded_by,
        }
        | fields
    )


def in_hospital(**fields) -> Placement:
    """In an assessment and treatment unit since 1 September 2026."""
    return placement(
        **{"home": home(setting_type=SettingType.objects.get(code="HOSP_ATU")), "starts_on": date(2026, 9, 1)}
        | fields
    )


def discharge_step(**fields) -> DischargeStep:
    """A day to leave was planned on 2 October 2026."""
    return DischargeStep.objects.create(
        **{
            "placement": fields.get("placement") or in_hospital(),
            "organisation": council(),
            "checkpoint": DischargeCheckpoint.objects.get(code="date"),
            "status": "done",
            "done_on": date(2026, 10, 2),
            "recorded_by": fields.get("recorded_by") or staff(Role.LINK_WORKER),
        }
        | fields
    )
