"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.contacts import ContactReview
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.questions import Question
from reviews.models.rules import DutyRule
from reviews.models.safeguarding import ConcernStep, SafeguardingConcern

__all__ = [
    "ConcernStep",
    "ContactReview",
    "DutyRule",
    "ImportedRows",
    "Question",
    "RegisterImport",
    "Review",
    "ReviewAnswer",
    "SafeguardingConcern",
]
