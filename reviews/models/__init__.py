"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.capacity import BestInterestsDecision, CapacityAssessment
from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.liberty import (
    Authorisation,
    AuthorisationCondition,
    LibertyAssessment,
    LibertyTest,
)
from reviews.models.questions import Question
from reviews.models.rules import DutyRule

__all__ = [
    "Authorisation",
    "AuthorisationCondition",
    "BestInterestsDecision",
    "CapacityAssessment",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "LibertyAssessment",
    "LibertyTest",
    "Question",
    "RegisterImport",
    "Review",
    "ReviewAnswer",
]
