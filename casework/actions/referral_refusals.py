"""Why a referral is not made, or a step of it not recorded."""

from datetime import date

from linkworker.refusals import Refusal
from linkworker.words import long_day


class MadeInTheFuture(Refusal):
    """A referral is on record once it is made."""

    question = "made_on"
    message = "The date of the referral must be today or in the past"


class BeforeTheyWereBorn(Refusal):
    """A slip of the year."""

    question = "made_on"
    message = "Check the year: the person was not born yet"


class AgreedInTheFuture(Refusal):
    """Nobody agrees tomorrow."""

    question = "agreed_on"
    message = "The date it was agreed or decided must be today or in the past"


class WhyReferredMissing(Refusal):
    """A service wants to know what for."""

    question = "why"
    message = "Enter why they are referred"


class EntryIsClosed(Refusal):
    """Nobody is sent to a door that is shut."""

    message = "This service has closed or has ended. Go back to the directory and choose another"


class NotTheirGoal(Refusal):
    """A referral serves a goal of the person it is about."""

    question = "goal"
    message = "Choose one of the person’s own goals"


class WaitsAlready(Refusal):
    """Asked twice, a service answers once: chase the first referral instead."""

    def __init__(self, made_on: date):
        super().__init__(
            f"They were referred to this service on {long_day(made_on)}, and it has not answered yet. Chase that "
            "referral, or record that it is no longer wanted"
        )


class CannotFollow(Refusal):
    """Each step comes after those before it."""

    def __init__(self, state: str):
        super().__init__(
            f"This referral stands at “{state}”, so this cannot happen next. If that is wrong, take the last step back",
            "step",
        )


class HappenedInTheFuture(Refusal):
    """What is still to come has not happened."""

    question = "happened_on"

    def __init__(self, question: str = "happened_on"):
        super().__init__("The date must be today or in the past", question)


class BeforeWhatIsOnRecord(Refusal):
    """The days of a referral follow one another."""

    def __init__(self, last_day: date, question: str = "happened_on"):
        super().__init__(
            f"The date must be {long_day(last_day)} or later: that is on record already", question
        )


class WhyDeclinedMissing(Refusal):
    """A declined referral tells the next worker why."""

    question = "reason"
    message = "Enter why they declined it"


class WhyNeverStartedMissing(Refusal):
    """A referral that ends before anything started was dropped for a reason."""

    question = "reason"
    message = "Nothing has started, so enter why it ends"


class NotTheLastStep(Refusal):
    """Steps are taken back in the order they were recorded, the last first."""

    message = "Something was recorded after this, so it cannot be taken back. Take back the last step first"


class AnsweredAlready(Refusal):
    """Nobody is asked for an answer that is there."""

    message = "They have answered this referral already"


class TiedAlready(Refusal):
    """A referral went to one service."""

    message = "This referral belongs to an entry of the directory already"
