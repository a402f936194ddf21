"""Why casework says no: each refusal is a sentence, with what to do and the question it belongs to."""

from linkworker.refusals import Refusal
from linkworker.sending import AlreadySentWithOtherAnswers


class HasNotHappenedYet(Refusal):
    """Log a contact after it happened."""

    question = "happened_at"
    message = "The time of the contact must be now or in the past"


class BeforeThePersonWasBorn(Refusal):
    """A slip of the year."""

    question = "happened_at"
    message = "Check the year: the person was not born yet"


class ContactIsLoggedWithOtherAnswers(AlreadySentWithOtherAnswers):
    """One form is sent once; the contact it made is locked."""

    message = (
        "This form has already been sent, and the contact is in the log. "
        "What you have changed since was not kept: open the contact and add it there."
    )


class NobodyWasReached(Refusal):
    """An attempt nobody answered is not a contact with the person."""

    question = "person_present"
    message = "Nobody answered, so the person cannot have been there. Change one of the two answers"


class TooSensitiveToShare(Refusal):
    """What is sensitive, or about somebody else, stays where it was written."""

    question = "shared_with"
    message = "A contact that is not Normal cannot be shared. Untick the other sides, or choose Normal"


class TooLong(Refusal):
    """More text than one contact holds."""

    question = "text"
    message = "What happened must be 100,000 characters or less"


class AlreadyWithdrawn(Refusal):
    """A withdrawn contact is closed."""

    message = "This contact has been withdrawn and can no longer be changed"


class ReasonMissing(Refusal):
    """A contact is withdrawn for a reason."""

    question = "because"
    message = "Enter why the contact is withdrawn"


class OwnerNotInTheTeam(Refusal):
    """An action's owner works for the organisation, or is named as somebody outside."""

    question = "owner"
    message = "Select one of the team, or name somebody outside"


class DueInThePast(Refusal):
    """Nobody can promise something for yesterday."""

    question = "due_on"
    message = "The date it is due must be today or in the future"


class AlreadyDone(Refusal):
    """An action is completed once."""

    message = "This action has already been completed"


class DoneInTheFuture(Refusal):
    """An action is done when it is done."""

    question = "done_on"
    message = "The date it was done must be today or in the past"


class OutcomeMissing(Refusal):
    """An action is completed with what came of it."""

    question = "outcome"
    message = "Enter what came of it"


class AlreadySent(Refusal):
    """The form this draft belongs to has become a contact."""

    message = "This form has already been sent"


class DraftTooLong(Refusal):
    """A draft holds what one form can, and some more that is still to be shortened."""

    message = (
        "This is too long to be kept as a draft, and a contact holds 100,000 characters. "
        "Shorten it, or log it in two parts"
    )
