"""What is asked when a review is recorded."""

from reviews.forms.cadence import CadenceForm, ConfirmCadenceForm
from reviews.forms.reviews import RecordReviewForm

__all__ = ["CadenceForm", "ConfirmCadenceForm", "RecordReviewForm"]
