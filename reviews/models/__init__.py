"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.plans import CancelledDuty, PlannedDuty, ReviewPlan
from reviews.models.questions import Question
from reviews.models.rules import DutyRule

__all__ = [
    "CancelledDuty",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "PlannedDuty",
    "Question",
    "RegisterImport",
    "Review",
    "ReviewAnswer",
    "ReviewPlan",
]
