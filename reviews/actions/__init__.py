"""What people do in reviews: every write, one function a deed."""

from casework.actions import Promise
from reviews.actions.deaths import record_death, record_death_notice
from reviews.actions.discharge import record_discharge_step
from reviews.actions.dynamic_support import rate_dynamic_support
from reviews.actions.imports import confirm_import, undo_import, upload_register
from reviews.actions.restraint import add_to_restraint, record_restraint
from reviews.actions.reviews import Said, record_review
from reviews.actions.safeguarding import close_concern, raise_concern, record_concern_step

__all__ = [
    "Promise",
    "Said",
    "add_to_restraint",
    "close_concern",
    "confirm_import",
    "raise_concern",
    "rate_dynamic_support",
    "record_concern_step",
    "record_death",
    "record_death_notice",
    "record_discharge_step",
    "record_restraint",
    "record_review",
    "undo_import",
    "upload_register",
]
