"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.asked import end_medicine, record_medicine, request_review
from reviews.actions.cadence import PERIODS, change_cadence
from reviews.actions.deaths import record_death, record_death_notice
from reviews.actions.discharge import record_discharge_step
from reviews.actions.dynamic_support import rate_dynamic_support
from reviews.actions.home_reviews import (
    AboutTenant,
    hold_home_review,
    list_home_review,
    take_home_off_programme,
)
from reviews.actions.imports import confirm_import, undo_import, upload_register
from reviews.actions.peer_review import draw_peer_sample, record_peer_review
from reviews.actions.plans import call_off_planned_review, cancel_review, plan_many_reviews, plan_review
from reviews.actions.restraint import add_to_restraint, record_restraint
from reviews.actions.reviews import Said, record_review
from reviews.actions.safeguarding import close_concern, raise_concern, record_concern_step
from reviews.actions.signing import add_to_review, sign_off_review
from reviews.actions.withdrawing import (
    withdraw_best_interests_decision,
    withdraw_capacity_assessment,
    withdraw_concern,
    withdraw_rating,
    withdraw_restraint,
    withdraw_review_request,
)

__all__ = [
    "PERIODS",
    "AboutTenant",
    "Promise",
    "Said",
    "add_to_restraint",
    "add_to_review",
    "call_off_planned_review",
    "cancel_review",
    "change_cadence",
    "close_concern",
    "confirm_import",
    "draw_peer_sample",
    "end_medicine",
    "hold_home_review",
    "list_home_review",
    "plan_many_reviews",
    "plan_review",
    "raise_concern",
    "rate_dynamic_support",
    "record_concern_step",
    "record_death",
    "record_death_notice",
    "record_discharge_step",
    "record_medicine",
    "record_peer_review",
    "record_restraint",
    "record_review",
    "request_review",
    "sign_off_review",
    "take_home_off_programme",
    "undo_import",
    "upload_register",
    "withdraw_best_interests_decision",
    "withdraw_capacity_assessment",
    "withdraw_concern",
    "withdraw_rating",
    "withdraw_restraint",
    "withdraw_review_request",
]
