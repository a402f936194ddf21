"""Safeguarding concerns, restrictive practice, the dynamic support register, deaths, discharge."""

from tests.constraints.attempts import BOARD, Sql, again, change, of
from tests.reviews import recipes as reviews

ATTEMPTS = [
    *of(
        reviews.concern,
        change("concern_says_what", words=""),
        change("concern_says_what", harms=Sql("'{}'")),
    ),
    *of(
        reviews.concern_step,
        change("concern_step_says_its_own", told_id=None),
        change("concern_step_says_its_own", risk="removed"),
        change("concern_step_says_its_own", kind="done"),
    ),
    *of(
        lambda: reviews.concern_step(kind="asked", wishes="expressed", words="To move"),
        change("concern_step_wishes_in_words", words=""),
        change("concern_step_says_its_own", told_id=BOARD),
    ),
    *of(
        lambda: reviews.concern_step(kind="decided", decision="s42", enquiry="council"),
        change("concern_step_enquiry_is_made_somehow", enquiry=""),
        change("concern_step_enquiry_is_made_somehow", decision="none", words="No risk"),
        change("concern_step_no_enquiry_with_reason", decision="none", enquiry=""),
    ),
    *of(
        lambda: reviews.concern_step(kind="closed", met="fully", risk="removed"),
        again("concern_closed_once", submission=None),
    ),
]
