"""What is asked when a review is planned, called off, cancelled or recorded, and how their list is narrowed."""

from reviews.forms.cadence import CadenceForm, ConfirmCadenceForm
from reviews.forms.due import DueFilterForm, PlanManyReviewsForm, SpreadForm
from reviews.forms.plans import CallOffPlannedReviewForm, CancelReviewForm, PlanReviewForm
from reviews.forms.reviews import QuestionsForm, RecordReviewForm

__all__ = [
    "CadenceForm",
    "CallOffPlannedReviewForm",
    "CancelReviewForm",
    "ConfirmCadenceForm",
    "DueFilterForm",
    "PlanManyReviewsForm",
    "PlanReviewForm",
    "QuestionsForm",
    "RecordReviewForm",
    "SpreadForm",
]
