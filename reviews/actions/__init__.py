"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.imports import confirm_import, undo_import, upload_register
from reviews.actions.reviews import Said, record_review
from reviews.actions.safeguarding import close_concern, raise_concern, record_concern_step

__all__ = [
    "Promise",
    "Said",
    "close_concern",
    "confirm_import",
    "raise_concern",
    "record_concern_step",
    "record_review",
    "undo_import",
    "upload_register",
]
