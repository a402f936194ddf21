"""What is asked when a review is recorded, and about somebody's safety."""

from reviews.forms.reviews import RecordReviewForm
from reviews.forms.safeguarding import CloseConcernForm, RaiseConcernForm, RecordConcernStepForm

__all__ = ["CloseConcernForm", "RaiseConcernForm", "RecordConcernStepForm", "RecordReviewForm"]
