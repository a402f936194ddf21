"""One recipe a model: valid by default."""

from datetime import date

from reviews.models import DutyRule, Question, Review, ReviewAnswer
from tests.accounts.recipes import council
from tests.placements.recipes import person


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
