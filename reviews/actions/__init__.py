"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.reviews import Said, record_review

__all__ = ["Promise", "Said", "record_review"]
