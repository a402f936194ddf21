"""What is asked when a review is recorded."""

from reviews.forms.reviews import QuestionsForm, RecordReviewForm

__all__ = ["QuestionsForm", "RecordReviewForm"]
