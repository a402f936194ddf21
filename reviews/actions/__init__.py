"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.cadence import PERIODS, change_cadence
from reviews.actions.imports import confirm_import, undo_import, upload_register
from reviews.actions.plans import call_off_planned_review, cancel_review, plan_many_reviews, plan_review
from reviews.actions.reviews import Said, record_review

__all__ = [
    "PERIODS",
    "Promise",
    "Said",
    "call_off_planned_review",
    "cancel_review",
    "change_cadence",
    "confirm_import",
    "plan_many_reviews",
    "plan_review",
    "record_review",
    "undo_import",
    "upload_register",
]
