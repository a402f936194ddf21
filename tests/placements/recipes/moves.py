"""Proposals, decisions about moves, short stays, support and the way home."""

from datetime import date
from decimal import Decimal

from placements.models import (
    MoveDecision,
    Proposal,
    ReturnPlan,
    ReturnStep,
    ShortStay,
    SupportLevel,
)
from placements.rules.decisions import Decided
from tests.accounts.recipes import council, staff
from tests.placements.recipes.register import home, person, placement

CONSENT = Decided(
    kind="consent",
    decided_on=date(2026, 10, 20),
    capacity="has",
    capacity_assessed_on=date(2026, 10, 19),
    capacity_assessed_by="Priya Nayar",
)
BEST_INTERESTS = Decided(
    kind="best_interests",
    decided_on=date(2026, 10, 20),
    capacity="lacks",
    capacity_assessed_on=date(2026, 10, 19),
    capacity_assessed_by="Priya Nayar",
    decided_by="Tom Ellery",
    options_considered="Staying, or Elm House",
    wishes="Wants a garden",
    consulted="Her sister and her advocate",
    less_restrictive_considered=True,
    authority="nobody",
)
AGREED = {  # the same consent as CONSENT, as a form sends it
    "decision_kind": "consent",
    "decided_on": "20 October 2026",
    "capacity": "has",
    "capacity_assessed_on": "19 October 2026",
    "capacity_assessed_by": "Priya Nayar",
}


def move_decision(**fields) -> MoveDecision:
    """The person agreed to Elm House in October."""
    return MoveDecision.objects.create(
        **{
            "person": fields.get("person") or person(),
            "home": fields.get("home") or home(),
            "kind": "consent",
            "decided_on": date(2026, 10, 20),
            "capacity": "has",
            "capacity_assessed_on": date(2026, 10, 19),
            "capacity_assessed_by": "Priya Nayar",
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )


def proposal(**fields) -> Proposal:
    """Proposed on the first of November for the first of December; nobody has agreed."""
    return Proposal.objects.create(
        **{
            "person": fields.get("person") or person(),
            "home": fields.get("home") or home(),
            "placed_by": council(),
            "expected_on": date(2026, 12, 1),
            "proposed_by": fields.get("proposed_by") or staff(None),
            "proposed_on": date(2026, 11, 1),
        }
        | fields
    )


def agreed(**fields) -> Proposal:
    """The same, agreed by somebody else."""
    return proposal(**{"state": "agreed", "agreed_by": staff(None), "agreed_on": date(2026, 11, 2)} | fields)


def short_stay(**fields) -> ShortStay:
    """In hospital since the third of November, expected back on the tenth."""
    return ShortStay.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "hospital",
            "place": "Larch ward, Rowan Hospital",
            "starts_on": date(2026, 11, 3),
            "expected_end_on": date(2026, 11, 10),
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )


def support_level(**fields) -> SupportLevel:
    """42 hours and a sleep-in since the placement started."""
    stay = fields.get("placement") or placement()
    return SupportLevel.objects.create(
        **{
            "placement": stay,
            "starts_on": stay.starts_on,
            "hours_a_week": Decimal("42.00"),
            "night": "sleep_in",
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )


def return_plan(**fields) -> ReturnPlan:
    """Coming home, planned since March."""
    return ReturnPlan.objects.create(
        **{"person": fields.get("person") or person(), "kind": "home_area", "started_on": date(2026, 3, 2)}
        | fields
    )


def return_step(**fields) -> ReturnStep:
    """An option is found, housing stands in the way, and the day has passed."""
    return ReturnStep.objects.create(
        **{
            "plan": fields.get("plan") or return_plan(),
            "stage": "option_found",
            "barrier": "housing",
            "estimated_on": date(2026, 11, 10),
            "owner": fields.get("owner") or staff(None),
            "next_step": "Ask the landlord about the ground floor",
            "stepped_on": date(2026, 3, 2),
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )
