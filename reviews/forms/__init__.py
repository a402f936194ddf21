"""What is asked when a review is recorded."""

from reviews.forms.reviews import RecordReviewForm

__all__ = ["RecordReviewForm"]
