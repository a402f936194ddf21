"""The dated facts about a person: valid by default, with traits for situations."""

from datetime import date

from placements.models import (
    CommunicationNeed,
    EligibilityDecision,
    LegalStatus,
    SharingDecision,
    WarningNote,
    WarningReview,
)
from tests.accounts.recipes import staff
from tests.placements.recipes.register import person


def communication_need(**fields) -> CommunicationNeed:
    """Uses Makaton, recorded this spring, may be shared."""
    return CommunicationNeed.objects.create(
        **{
            "person": fields.get("person") or person(),
            "subset": "professional",
            "value": "makaton",
            "recorded_on": date(2026, 4, 2),
            "recorded_by": fields.get("recorded_by") or staff(),
            "shareable": True,
        }
        | fields
    )


def sharing_decision(**fields) -> SharingDecision:
    """Agreed that the host council may know where she lives."""
    return SharingDecision.objects.create(
        **{
            "person": fields.get("person") or person(),
            "what_about": "Her address and who visits her",
            "side": "host_council",
            "answer": "agreed",
            "basis": "consent",
            "decided_on": date(2026, 4, 2),
            "decided_by": "Herself, with her advocate",
            "capacity_considered": True,
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def legal_status(**fields) -> LegalStatus:
    """A DoLS standard authorisation until 31 May 2027."""
    return LegalStatus.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "dols_standard",
            "starts_on": date(2026, 6, 10),
            "ends_on": date(2027, 6, 1),
            "recorded_by": fields.get("recorded_by") or staff(),
        }
        | fields
    )


def warning_note(**fields) -> WarningNote:
    """Raised this autumn, to be reviewed by next summer."""
    return WarningNote.objects.create(
        **{
            "person": fields.get("person") or person(),
            "kind": "to_staff",
            "words": "Threw a chair at a visitor on 3 September 2026",
            "what_to_do": "Visit in pairs",
            "raised_on": date(2026, 9, 7),
            "raised_by": fields.get("raised_by") or staff(),
            "review_by": date(2027, 6, 1),
            "person_told": True,
        }
        | fields
    )


def warning_review(**fields) -> WarningReview:
    """Kept as it is."""
    return WarningReview.objects.create(
        **{
            "note": fields.get("note") or warning_note(),
            "reviewed_on": date(2026, 10, 5),
            "reviewed_by": fields.get("reviewed_by") or staff(),
            "outcome": "kept",
            "words": "Still so",
        }
        | fields
    )


def eligibility_decision(**fields) -> EligibilityDecision:
    """In the scheme, complexity 3."""
    return EligibilityDecision.objects.create(
        **{
            "person": fields.get("person") or person(),
            "decided_on": date(2026, 4, 2),
            "decided_by": fields.get("decided_by") or staff(),
            "eligible": True,
            "reasons": ["age", "learning_disability", "placed_out"],
            "band": 3,
            "words": "Three partners and two moves in a year",
        }
        | fields
    )
