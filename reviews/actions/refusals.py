"""Why a review is not recorded: each refusal is a sentence, with what to do and the question at fault."""

from linkworker import sending
from linkworker.refusals import Refusal


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
