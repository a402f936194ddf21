"""Why casework says no: each refusal is a sentence, with what to do and the question it belongs to."""

from django.core.exceptions import ValidationError


class Refusal(Exception):
    """A deed that breaks a rule. `field` names the question at fault; None is the whole form."""

    field: str | None = None
    message = "This cannot be done."

    def __init__(self, message: str = "", field: str | None = None):
        self.message = message or type(self).message
        self.field = field or type(self).field
        super().__init__(self.message)

    @classmethod
    def of(cls, error: ValidationError) -> "Refusal":
        """What a model refuses, as a refusal of its first field at fault."""
        if not hasattr(error, "error_dict"):
            return cls(error.messages[0])
        field, errors = next(iter(error.error_dict.items()))
        named = None if field == "__all__" else field
        return cls(errors[0].messages[0], named)


class HasNotHappenedYet(Refusal):
    """Log a contact after it happened."""

    field = "happened_at"
    message = "The time of the contact must be now or in the past"


class BeforeThePersonWasBorn(Refusal):
    """A slip of the year."""

    field = "happened_at"
    message = "Check the year: the person was not born yet"


class AlreadySentWithOtherAnswers(Refusal):
    """One form is sent once; the contact it made is locked."""

    message = (
        "This form has already been sent, and the contact is in the log. "
        "What you have changed since was not kept: open the contact and add it there."
    )


class NobodyWasReached(Refusal):
    """An attempt nobody answered is not a contact with the person."""

    field = "person_present"
    message = "Nobody answered, so the person cannot have been there. Change one of the two answers"


class TooSensitiveToShare(Refusal):
    """What is sensitive, or about somebody else, stays where it was written."""

    field = "shared_with"
    message = "A contact that is not Normal cannot be shared. Untick the other sides, or choose Normal"


class TooLong(Refusal):
    """More text than one contact holds."""

    field = "text"
    message = "What happened must be 100,000 characters or less"


class AlreadyWithdrawn(Refusal):
    """A withdrawn contact is closed."""

    message = "This contact has been withdrawn and can no longer be changed"


class ReasonMissing(Refusal):
    """A contact is withdrawn for a reason."""

    field = "because"
    message = "Enter why the contact is withdrawn"


class OwnerNotInTheTeam(Refusal):
    """An action's owner works for the organisation, or is named as somebody outside."""

    field = "owner"
    message = "Select one of the team, or name somebody outside"


class DueInThePast(Refusal):
    """Nobody can promise something for yesterday."""

    field = "due_on"
    message = "The date it is due must be today or in the future"


class AlreadyDone(Refusal):
    """An action is completed once."""

    message = "This action has already been completed"


class DoneInTheFuture(Refusal):
    """An action is done when it is done."""

    field = "done_on"
    message = "The date it was done must be today or in the past"


class AlreadySent(Refusal):
    """The form this draft belongs to has become a contact."""

    message = "This form has already been sent"
