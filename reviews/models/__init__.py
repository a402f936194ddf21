"""What reviews keeps: the rules that make dates, the reviews held, what was answered, and what keeps people safe."""

from reviews.models.contacts import ContactReview
from reviews.models.deaths import Death, DeathNotice
from reviews.models.discharge import DischargeCheckpoint, DischargeStep
from reviews.models.dynamic_support import DynamicSupport
from reviews.models.held import Review, ReviewAnswer
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.questions import Question
from reviews.models.restraint import RestraintStep, RestrictivePractice
from reviews.models.rules import DutyRule
from reviews.models.safeguarding import ConcernStep, SafeguardingConcern

__all__ = [
    "ConcernStep",
    "ContactReview",
    "Death",
    "DeathNotice",
    "DischargeCheckpoint",
    "DischargeStep",
    "DutyRule",
    "DynamicSupport",
    "ImportedRows",
    "Question",
    "RegisterImport",
    "RestraintStep",
    "RestrictivePractice",
    "Review",
    "ReviewAnswer",
    "SafeguardingConcern",
]
