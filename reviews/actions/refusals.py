"""Why a review is not recorded: each refusal is a sentence, with what to do and the question at fault."""

from collections.abc import Iterable
from datetime import date

from linkworker import sending
from linkworker.refusals import Refusal
from linkworker.words import long_day
from reviews.choices import WhyCancelled


class NotHeldYet(Refusal):
    """A review is recorded once it was held."""

    question = "held_on"
    message = "The day the review was held must be today or in the past"


class HeldBeforeBirth(Refusal):
    """A slip of the year."""

    question = "held_on"
    message = "Check the year: the person was not born yet"


class RecordedAlready(Refusal):
    """One review of a kind on one day is one review."""

    question = "held_on"
    message = (
        "Your organisation has already recorded a review of this kind on this day. Check the day and the kind"
    )


class ReasonsMissing(Refusal):
    """A change decided for somebody says why."""

    question = "decision"
    message = "Enter what was decided and why: something is to change for the person"


class TooLong(Refusal):
    """More text than one answer holds."""

    message = "Each answer must be 100,000 characters or less"


class VisitOnSiteMissing(Refusal):
    """Held from afar it settles nothing, so the record says which (domain B2)."""

    question = "on_site"
    message = "Select whether the visit was made on site"


class NoVisitWasMade(Refusal):
    """Only an oversight visit is made on site or from afar."""

    question = "on_site"
    message = "Tick Commissioner oversight visit, or clear the answer about the visit"


class AnswerDoesNotFit(Refusal):
    """A key line of enquiry is rated, another question is not."""

    message = "Choose each answer from those under its question"


class QuestionsHaveChanged(Refusal):
    """A new version of the record was loaded while somebody was answering the old one."""

    message = (
        "The questions have changed since you opened this page. Check the answers, then record the review"
    )


class ReviewIsRecordedWithOtherAnswers(sending.AlreadySentWithOtherAnswers):
    """One form is sent once."""

    message = (
        "This form has already been sent, and the review is recorded. What you have changed since was not "
        "kept: copy it, and add it as a contact or an action."
    )


class NothingToPlan(Refusal):
    """What is planned is a review somebody is owed."""

    question = "duties"
    message = "Select which reviews the meeting is for. One you had ticked may have been held meanwhile"


class PlannedDayHasPassed(Refusal):
    """A plan is for a day to come."""

    question = "planned_on"
    message = "The day it is planned for must be today or later. If it was held already, record the review"


class WhyAnotherDay(Refusal):
    """A plan that is moved, and one past the due date, says why: families ask, and so do inspectors."""

    question = "because"

    def __init__(self, *, moved: bool):
        already = "It was planned for another day already" if moved else "That is after the date it is due by"
        super().__init__(f"{already}: enter why it is held then")


class NothingToCallOff(Refusal):
    """What is called off was planned."""

    question = "duties"
    message = "Select a planned review. One you had ticked may have been held or called off meanwhile"


class WhyCalledOff(Refusal):
    """What is called off says why."""

    question = "because"
    message = "Enter why it is called off"


class NoSuchDateIsDue(Refusal):
    """What is cancelled is a date somebody is owed, as it stood when the page was opened."""

    message = "This review is not due by that date any more, so there is nothing to cancel"


class WhyCancelledInWords(Refusal):
    """A date that leaves the list says in words what happened."""

    question = "words"
    message = "Enter what happened, and when"


class RecordItFirst(Refusal):
    """A date leaves the list when the record says why, not on somebody's word alone."""

    SAID = {
        WhyCancelled.DIED: "No death is on record. Record the death first, then cancel the date",
        WhyCancelled.LEFT: (
            "They live in a placement, by the record, or never did. Record that the placement ended first, then "
            "cancel the date. Somebody who moved to another placement is owed the review there"
        ),
        WhyCancelled.MOVED_BODY: (
            "The body responsible today was responsible on that date too, by the record. Settle who is responsible "
            "and from which day first, then cancel the date"
        ),
    }

    def __init__(self, reason: str):
        super().__init__(self.SAID[WhyCancelled(reason)], "reason")


class ProposalHasChanged(Refusal):
    """What is planned is what was shown: a colleague may have planned one of them meanwhile."""

    message = "Something has changed since you opened this page. Check the days again, then plan them"


class TheRuleBeginsLater(Refusal):
    """Nothing in the past moves: what was due then was due by the rule of then."""

    question = "valid_from"
    message = "The change must begin tomorrow or later, so that nothing in the past moves"


class NothingWouldChange(Refusal):
    """The same periods, the same source."""

    question = "first_number"
    message = "These are the periods in force already. Change one of them, or cancel"


class AnotherChangeWaits(Refusal):
    """One change after another, in the order of their days."""

    def __init__(self, begins_on: date):
        super().__init__(
            f"A change from {long_day(begins_on)} waits already. This one must begin after that day",
            "valid_from",
        )


class LongerThanItMayBe(Refusal):
    """The law or national guidance says how often; the scheme's own standards are five years apart at most."""

    def __init__(self, periods: Iterable[tuple[bool, str, str]]):
        """`periods` as `queries/cadence.too_late` gives them."""
        told = {
            "first_number" if is_first else "then_number": [self.in_words(longest, source)]
            for is_first, longest, source in periods
        }
        super().__init__(told=told)

    @staticmethod
    def in_words(longest: str, source: str) -> str:
        """Of one period: what to enter, and who says so."""
        because = f" there may be. {source}" if source else " for a standard of the scheme’s own"
        return f"Enter {longest} or less. That is the longest{because}"


class OwedAsOftenAsBefore(Refusal):
    """Whether a review is owed once or again and again is the shape of the law."""

    question = "then_number"
    message = (
        "A review that is owed once stays so, and one that is owed again and again needs its next period"
    )
