"""Days no deed accepts, whatever it is about: more than a year away, or outside the stay."""

from datetime import date, timedelta

from linkworker.refusals import Refusal
from linkworker.words import long_day
from placements.models import Placement

A_YEAR = timedelta(days=366)  # the longest one


class TooFarAhead(Refusal):
    """A day more than a year ahead is a slip of the hand."""

    def __init__(self, question: str):
        super().__init__("Check the year: this is more than a year ahead.", question)


class OutsideTheStay(Refusal):
    """Something for days on which the person does not live there."""

    def __init__(self, placement: Placement, question: str = "starts_on"):
        words = f"Choose a day from {long_day(placement.starts_on)}, when the placement started"
        if placement.ends_on is not None:
            words += f", and before {long_day(placement.ends_on)}, when it ended"
        super().__init__(f"{words}.", question)


def check_year(day: date, today: date, question: str) -> None:
    """Raises TooFarAhead."""
    if day > today + A_YEAR:
        raise TooFarAhead(question)


def check_in_stay(placement: Placement, day: date) -> None:
    """Raises OutsideTheStay."""
    if day < placement.starts_on or (placement.ends_on is not None and day >= placement.ends_on):
        raise OutsideTheStay(placement)
