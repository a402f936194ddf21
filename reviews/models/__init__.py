"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.capacity import BestInterestsDecision, CapacityAssessment
from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.questions import Question
from reviews.models.rules import DutyRule

__all__ = [
    "BestInterestsDecision",
    "CapacityAssessment",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "Question",
    "RegisterImport",
    "Review",
    "ReviewAnswer",
]
