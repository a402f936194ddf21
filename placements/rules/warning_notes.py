"""Warning notes: a note that nobody looks at again does harm, so each has a day to be looked at by."""

from datetime import date

from linkworker.periods import add_months

LONGEST_MONTHS = 12


def latest_review_by(said_on: date) -> date:
    """The last day a note may wait for its review: twelve months after it was raised or last kept."""
    return add_months(said_on, LONGEST_MONTHS)


def is_overdue(review_by: date, on: date) -> bool:
    """Its day has passed; on the day itself there is still time."""
    return review_by < on
