"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.asked import end_medicine, record_medicine, request_review
from reviews.actions.cadence import PERIODS, change_cadence
from reviews.actions.imports import confirm_import, undo_import, upload_register
from reviews.actions.plans import call_off_planned_review, cancel_review, plan_many_reviews, plan_review
from reviews.actions.reviews import Said, record_review
from reviews.actions.signing import add_to_review, sign_off_review

__all__ = [
    "PERIODS",
    "Promise",
    "Said",
    "add_to_review",
    "call_off_planned_review",
    "cancel_review",
    "change_cadence",
    "confirm_import",
    "end_medicine",
    "plan_many_reviews",
    "plan_review",
    "record_medicine",
    "record_review",
    "request_review",
    "sign_off_review",
    "undo_import",
    "upload_register",
]
