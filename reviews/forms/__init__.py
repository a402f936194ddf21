"""What is asked when a review is planned, called off, cancelled or recorded, and how their list is narrowed."""

from reviews.forms.due import DueFilterForm, PlanManyReviewsForm, SpreadForm
from reviews.forms.plans import CallOffPlannedReviewForm, CancelReviewForm, PlanReviewForm
from reviews.forms.reviews import RecordReviewForm

__all__ = [
    "CallOffPlannedReviewForm",
    "CancelReviewForm",
    "DueFilterForm",
    "PlanManyReviewsForm",
    "PlanReviewForm",
    "RecordReviewForm",
    "SpreadForm",
]
