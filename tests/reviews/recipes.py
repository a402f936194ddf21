"""One recipe a model: valid by default."""

import uuid
from datetime import date

from accounts.roles import Role
from reviews.models import (
    ContactReview,
    DutyRule,
    ImportedRows,
    Question,
    RegisterImport,
    Review,
    ReviewAnswer,
)
from tests.accounts.recipes import council, staff
from tests.casework.recipes import contact
from tests.placements.recipes import person
from tests.reviews.recipes_of_safety import *  # noqa: F403


def review(**fields) -> Review:
    """A Care Act annual review held in May 2026; the placement continues."""
    return Review.objects.create(
        **{
            "person": fields.get("person") or person(),
            "organisation": council(),
            "kind": "CA12",
            "held_on": date(2026, 5, 12),
            "outcome": "continue",
            "person_present": True,
        }
        | fields
    )


def answer(**fields) -> ReviewAnswer:
    """A yes to the first question of the Winterbourne-style record."""
    return ReviewAnswer.objects.create(
        **{
            "review": fields.get("review") or review(kind="CONC"),
            "question": fields.get("question") or Question.objects.get(kind="CONC", version=1, code="safe"),
            "answer": "yes",
        }
        | fields
    )


def duty_rule(**fields) -> DutyRule:
    """A rule from the future."""
    return DutyRule.objects.create(
        **{
            "kind": "CONC",
            "first_after_months": 3,
            "then_every_months": 3,
            "source": "Test",
            "valid_from": date(2030, 1, 1),
        }
        | fields
    )


def register_import(**fields) -> RegisterImport:
    """A register Rutland's team manager uploaded, with one thing to correct."""
    return RegisterImport.objects.create(
        **{
            "organisation": council(),
            "uploaded_by": fields.get("uploaded_by") or staff(Role.TEAM_MANAGER),
            "named": "register.xlsx",
            "file_name": f"{'0' * 64}-{uuid.uuid4().hex[:12]}.xlsx",
            "sha256": "0" * 64,
            "state": "faults",
            "faults": [["people", 2, "nhs_number", "is not an NHS number: check the 10 digits."]],
            "fault_count": 1,
        }
        | fields
    )


def imported_rows(**fields) -> ImportedRows:
    """One row an import added."""
    return ImportedRows.objects.create(
        **{
            "register_import": fields.get("register_import") or register_import(),
            "table": "placements_person",
            "keys": [1],
            "states": [1],
        }
        | fields
    )


def contact_review(**fields) -> ContactReview:
    """A contact was about a review."""
    held = fields.get("review") or review()
    return ContactReview.objects.create(**{"contact": contact(person=held.person), "review": held} | fields)
