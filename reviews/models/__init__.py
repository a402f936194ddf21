"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.asked import PsychotropicMedicine, ReviewRequest
from reviews.models.capacity import BestInterestsDecision, CapacityAssessment
from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.liberty import Authorisation, AuthorisationCondition, LibertyAssessment, LibertyTest
from reviews.models.plans import CancelledDuty, PlannedDuty, ReviewPlan
from reviews.models.questions import Question
from reviews.models.rules import DutyRule
from reviews.models.signing import Addition, SignOff

__all__ = [
    "Addition",
    "Authorisation",
    "AuthorisationCondition",
    "BestInterestsDecision",
    "CancelledDuty",
    "CapacityAssessment",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "LibertyAssessment",
    "LibertyTest",
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
