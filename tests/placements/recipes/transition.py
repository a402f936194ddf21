"""One recipe a model of the way from 14 to 25."""

from datetime import date
from decimal import Decimal

from placements.models import Person, SettingType, TransitionPlan, TransitionStep
from tests.accounts import recipes as accounts
from tests.placements.recipes.register import person


def young_person(**fields) -> Person:
    """Rutland's, 16 on the day of these tests: born on 4 May 2010."""
    return person(**{"date_of_birth": date(2010, 5, 4)} | fields)


def transition_step(**fields) -> TransitionStep:
    """The ICB was told in time."""
    return TransitionStep.objects.create(
        **{
            "person": fields.get("person") or young_person(),
            "milestone": "icb_notified",
            "number": 1,
            "outcome": "done",
            "done_on": date(2024, 6, 1),
            "recorded_on": date(2024, 6, 3),
            "recorded_by": fields.get("recorded_by") or accounts.staff(None),
        }
        | fields
    )


def transition_plan(**fields) -> TransitionPlan:
    """At a special school until 19; supported living after it, shared with the NHS."""
    return TransitionPlan.objects.create(
        **{
            "person": fields.get("person") or young_person(),
            "recorded_on": date(2026, 9, 14),
            "recorded_by": fields.get("recorded_by") or accounts.staff(None),
            "education": "special_school",
            "education_ends_on": date(2029, 8, 1),
            "plan_type": "ehcp",
            "residential_college": True,
            "adult_setting": SettingType.objects.get(code="SL_SHARED"),
            "weekly_low": Decimal("900.00"),
            "weekly_middle": Decimal("1150.50"),
            "weekly_high": Decimal("1500.00"),
            "council_percent": Decimal(60),
            "icb_percent": Decimal(40),
            "education_percent": Decimal(0),
            "probability": Decimal(75),
        }
        | fields
    )
