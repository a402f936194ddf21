"""What reviews keeps: the rules that make dates, the reviews held, and what was answered."""

from reviews.models.asked import PsychotropicMedicine, ReviewRequest
from reviews.models.capacity import BestInterestsDecision, CapacityAssessment
from reviews.models.contacts import ContactReview
from reviews.models.deaths import Death, DeathNotice
from reviews.models.discharge import DischargeCheckpoint, DischargeStep
from reviews.models.dynamic_support import DynamicSupport
from reviews.models.held import Review, ReviewAnswer
from reviews.models.home_reviews import HomeReviewEvent, HomeReviewLeft, HomeReviewListing
from reviews.models.imports import ImportedRows, RegisterImport
from reviews.models.liberty import Authorisation, AuthorisationCondition, LibertyAssessment, LibertyTest
from reviews.models.peer_review import DrawnRecord, PeerAnswer, PeerReview, PeerSample, PeerStandard
from reviews.models.plans import CancelledDuty, PlannedDuty, ReviewPlan
from reviews.models.questions import Question
from reviews.models.restraint import RestraintStep, RestrictivePractice
from reviews.models.rules import DutyRule
from reviews.models.safeguarding import ConcernStep, SafeguardingConcern
from reviews.models.signing import Addition, SignOff

__all__ = [
    "Addition",
    "Authorisation",
    "AuthorisationCondition",
    "BestInterestsDecision",
    "CancelledDuty",
    "CapacityAssessment",
    "ConcernStep",
    "ContactReview",
    "Death",
    "DeathNotice",
    "DischargeCheckpoint",
    "DischargeStep",
    "DrawnRecord",
    "DutyRule",
    "DynamicSupport",
    "HomeReviewEvent",
    "HomeReviewLeft",
    "HomeReviewListing",
    "ImportedRows",
    "LibertyAssessment",
    "LibertyTest",
    "PeerAnswer",
    "PeerReview",
    "PeerSample",
    "PeerStandard",
    "PlannedDuty",
    "PsychotropicMedicine",
    "Question",
    "RegisterImport",
    "RestraintStep",
    "RestrictivePractice",
    "Review",
    "ReviewAnswer",
    "ReviewPlan",
    "ReviewRequest",
    "SafeguardingConcern",
    "SignOff",
]
