"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.asked import PsychotropicMedicine, ReviewRequest
from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.plans import CancelledDuty, PlannedDuty, ReviewPlan
from reviews.models.questions import Question
from reviews.models.rules import DutyRule
from reviews.models.signing import Addition, SignOff

__all__ = [
    "Addition",
    "CancelledDuty",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "PlannedDuty",
    "PsychotropicMedicine",
    "Question",
    "RegisterImport",
    "Review",
    "ReviewAnswer",
    "ReviewPlan",
    "ReviewRequest",
    "SignOff",
]
