"""Why a whole-home review is not put on the programme, taken off it, or recorded: each refusal is a sentence."""

from datetime import date

from linkworker.refusals import Refusal
from linkworker.words import counted, long_day


class NotASharedHome(Refusal):
    """A whole-home review is of people who share a home, or its support (domain B5)."""

    def __init__(self, setting: str):
        super().__init__(
            f"This home is of another kind ({setting}). Whole-home reviews are of supported living, Shared Lives and "
            "extra care: review each person here by themselves, or correct the kind of setting first"
        )


class ProgrammeDayHasPassed(Refusal):
    """The programme is of what is to come."""

    question = "due_on"
    message = "The day by which everybody is reviewed must be today or later"


class OnTheProgrammeByThatDay(Refusal):
    """Another day is another day."""

    question = "due_on"
    message = "The home is on the programme by that day already. Enter another day, or cancel"


class SomeAreLeft(Refusal):
    """A round that has begun is ended: a new day would ask again for those who are done."""

    question = "due_on"

    def __init__(self, left: int):
        people = "is one person" if left == 1 else f"are {counted(left, 'person', 'people')}"
        super().__init__(f"There {people} still to be reviewed in this round. Record that first")


class TheDayItselfHasPassed(Refusal):
    """What was due and not held stays due by the day it was due."""

    question = "due_on"

    def __init__(self, due_on: date):
        super().__init__(
            f"Everybody was to be reviewed by {long_day(due_on)}, and that day is not moved once it has passed. "
            "Hold the review first"
        )


class WhyAnotherProgrammeDay(Refusal):
    """A day that is moved says why: families ask, and so do inspectors."""

    question = "because"

    def __init__(self, due_on: date):
        super().__init__(f"It is on the programme by {long_day(due_on)} already: enter why the day changes")


class NotOnTheProgramme(Refusal):
    """What comes off was on."""

    message = "This home is not on the programme. A colleague may have taken it off meanwhile"


class WhyOffTheProgramme(Refusal):
    """What comes off says why."""

    question = "because"
    message = "Enter why the home comes off the programme"


class WhoLivesHereHasChanged(Refusal):
    """Everybody who lives there is asked about, as things stand today."""

    message = (
        "Who lives here has changed since you opened this page. Check everybody below, then record the review"
    )


class NobodyWasReviewed(Refusal):
    """A meeting at which nobody was reviewed is no review."""

    message = (
        "Record the review of at least one of those who live here. If nobody was reviewed, log the visit"
    )


class NamesInTheSharedWords(Refusal):
    """What belongs to the home is read by everybody who reads of one of them."""

    question = "words"
    because = "Whoever may read of one of them reads this, and it names "

    def __init__(self, who: str, question: str):
        super().__init__(f"{self.because}{who}. Write that in the part about them alone", question)
