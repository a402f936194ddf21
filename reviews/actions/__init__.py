"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise, Refusal
from reviews.actions.reviews import Said, record_review

__all__ = ["Promise", "Refusal", "Said", "record_review"]
