"""Refusals that the deeds about dated facts share."""

from datetime import date

from linkworker.refusals import Refusal
from linkworker.words import long_day


class StillToCome(Refusal):
    """What has happened happened by today."""

    def __init__(self, question: str):
        super().__init__("The day must be today or in the past.", question)


class EndedBefore(Refusal):
    """What has ended is neither reviewed nor ended again."""

    def __init__(self, ended_on: date):
        super().__init__(f"This ended already, on {long_day(ended_on)}. Record a new one if it is needed.")


class ReviewedLater(Refusal):
    """A review on a day before the last one."""

    def __init__(self, last: date):
        super().__init__(
            f"It was recorded or looked at on {long_day(last)}. Enter that day or a later one.", "reviewed_on"
        )
