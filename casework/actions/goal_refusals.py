"""Why a goal, how life is, or feedback is not kept: each a sentence with what to do."""

from datetime import date

from casework.rules.codes import shown
from linkworker.refusals import Refusal
from linkworker.words import long_day
from placements.models import Person


class NotYet(Refusal):
    """Nothing is recorded before it happened."""

    message = "The date must be today or in the past"


class NotBornYet(Refusal):
    """A slip of the year."""

    message = "Check the year: the person was not born yet"


def refuse_day(day: date, person: Person, today: date, *, question: str) -> None:
    """What is said of somebody was said in their life and is not to come. Raises NotYet and NotBornYet."""
    if day > today:
        raise NotYet(question=question)
    if day < person.date_of_birth:
        raise NotBornYet(question=question)


class OwnerNotInTheTeam(Refusal):
    """Whoever looks at a goal works where it is kept."""

    question = "owner"
    message = "Select one of the team"


class GoalHasEnded(Refusal):
    """What was reached or stopped is kept as it was."""

    message = "This goal has ended. Set a new one if the person wants to go on"


class LookedAtBeforeItWasSet(Refusal):
    """A slip of the day."""

    question = "checked_on"
    message = "The date must be on or after the day the goal was set"


class LookedAtLaterAlready(Refusal):
    """Looks are kept in their order: the latest decides."""

    question = "checked_on"
    message = "Somebody looked at this goal after that day. Enter a later date"


class EndsWithoutReason(Refusal):
    """A goal is reached or stopped for a reason."""

    question = "because"
    message = "Enter why the goal ends"


class NothingAnswered(Refusal):
    """A form without one face says nothing."""

    message = "Choose at least one face"


class OverallNotAnswered(Refusal):
    """The score of the whole is one question of the form."""

    message = "Choose a face for the last question"


class ProxyNotNamed(Refusal):
    """Who answers for somebody else is named."""

    question = "answered_by"
    message = "Enter who answered for the person"


class GivenBeforeAsked(Refusal):
    """A sheet is filled in once it is made."""

    question = "given_on"
    message = "The date must be on or after the day the sheet was made"


class CodeIsUsed(Refusal):
    """A code is good for one answer."""

    def __init__(self, request, on):
        super().__init__(f"The answers of sheet {shown(request.code)} are in already, from {long_day(on)}")


class CodeIsTooOld(Refusal):
    """After some weeks nobody can say when a sheet was filled in."""

    def __init__(self, request):
        super().__init__(
            f"Sheet {shown(request.code)} could be typed in until {long_day(request.expires_on)}. Ask again"
        )


class DidNotWantTo(Refusal):
    """Whoever said no is not answered for."""

    def __init__(self, request):
        super().__init__(f"The person did not want to answer on {long_day(request.declined_on)}. Ask again")


class NotAnsweredYet(Refusal):
    """Who answered is said of an answer."""

    message = "Nobody has answered yet. Hand over the phone, or type in the sheet"


class ConfirmedOtherwise(Refusal):
    """Who answered is said once."""

    message = "Who answered was recorded already"


class NotAPhoto(Refusal):
    """Only pictures are shown to people."""

    question = "photo"
    message = "Choose a photo: a JPEG, PNG or WebP file up to 8 MB"
