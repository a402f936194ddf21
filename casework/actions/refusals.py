"""Why casework says no: each refusal is a sentence, with what to do and the question it belongs to."""

from collections.abc import Sequence

from linkworker.refusals import Refusal
from linkworker.sending import AlreadySentWithOtherAnswers
from linkworker.words import counted


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


class NoLongerASlip(Refusal):
    """A contact is locked a quarter of an hour after it was recorded."""

    message = (
        "It is more than 15 minutes since this contact was recorded, so it is locked. "
        "Copy what you have changed, and add it to the contact"
    )


class AddedToAlready(Refusal):
    """What was added speaks of the words that stand there."""

    message = (
        "Something has been added to this contact, so what stands above it is locked. "
        "Copy what you have changed, and add it as well"
    )


class OnlyAManagerOpensItAgain(Refusal):
    """What was marked is not unmarked by whoever may only add."""

    question = "sensitivity"
    message = (
        "Only a manager can make a contact Normal that was marked. Leave the mark, and say why it is wrong"
    )


class ReasonMissing(Refusal):
    """A contact is withdrawn for a reason."""

    question = "because"
    message = "Enter why the contact is withdrawn"


class OwnerNotInTheTeam(Refusal):
    """An action's owner works for the organisation, or is named as somebody outside."""

    question = "owner"
    message = "Select one of the team, or name somebody outside"


class OwnerIsOurOrganisation(Refusal):
    """What our own organisation does is done by one of the team."""

    question = "owner_organisation"
    message = "This is your own organisation: choose who in the team will do it"


class AlreadyDropped(Refusal):
    """What is not needed any more is neither done, moved nor chased."""

    message = "This action is no longer needed: somebody has said so, with the reason"


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


class SavedInAnotherTab(Refusal):
    """One draft is written in one place at a time; neither text overwrites the other unseen."""

    message = (
        "This draft was changed in another tab or on another computer meanwhile. What you typed here is still "
        "on this page and is not kept as a draft. Copy it, or send it from here"
    )


class DraftTooLong(Refusal):
    """A draft holds what one form can, and some more that is still to be shortened."""

    message = (
        "This is too long to be kept as a draft, and a contact holds 100,000 characters. "
        "Shorten it, or log it in two parts"
    )


class PlannedInThePast(Refusal):
    """A contact is planned for a day to come; one that was made is logged."""

    question = "planned_on"
    message = "The day of the next contact must be today or in the future"


class WorkerNotInTheTeam(Refusal):
    """A contact is planned for somebody who could log it."""

    question = "worker"
    message = "Select one of the team"


class PlanIsClosed(Refusal):
    """A plan is kept, moved or cancelled once."""

    message = "This contact has already been made, moved or cancelled: look at the calendar"


class WhyMissing(Refusal):
    """A plan is moved or cancelled for a reason."""

    question = "because"
    message = "Enter why it is moved or cancelled"


class NotOfThisPerson(Refusal):
    """Somebody of another person's circle, or something on another person's record."""

    message = "Choose from the list: what you chose belongs to somebody else's record"


class FileIsEmpty(Refusal):
    """A file that holds nothing."""

    question = "files"
    message = "The file is empty. Choose another file"


class FileIsTooLarge(Refusal):
    """A file holds 10 MB at most."""

    question = "files"
    message = "The file is larger than 10 MB. Choose a smaller file"


class KindIsNotTaken(Refusal):
    """A file is what its content says it is, not what its name says."""

    question = "files"
    message = "Choose a PDF, Word, Excel or CSV file, or a PNG or JPEG picture"


class TooManyFiles(Refusal):
    """A contact has ten files at most."""

    question = "files"
    message = "A contact holds 10 files. Remove one to add another"


class SomebodyOutOfReach(Refusal):
    """A visit is logged for everybody chosen, or for nobody. Who is out of reach is not named any more."""

    def __init__(self, number: int, words: Sequence[str]):
        who = counted(number, "person you chose is", "people you chose are")
        said = " ".join(f"“{each.strip()}”" for each in words if each.strip())
        copied = f". Copy what you wrote about one alone, it has no place below: {said}" if said else ""
        super().__init__(
            f"{who} out of your reach now and left out, so nothing was logged. Look it over, and send it again to "
            f"log it for the others{copied}"
        )


class TooMuchUnsent(Refusal):
    """What waits in forms nobody has sent must not fill the disk."""

    question = "files"
    message = (
        "Your forms that are not sent yet hold 1 GB of files. Send one of them, or discard a draft you do not "
        "need, and add the file again"
    )


class FilesOfSomebodyElse(Refusal):
    """What was chosen for one of several is no part of another's record when that one is left out."""

    message = (
        "The files were chosen while you wrote about somebody who is not part of this. Take them out, and choose again "
        "what belongs here"
    )


class FilesBelongToOne(Refusal):
    """A picture of one person must not get into the record of another."""

    question = "people"
    message = (
        "Files belong to one person's record. Remove them here and add them to that person's own contact "
        "once it is logged"
    )


class MayNotReadIt(Refusal):
    """Nobody is told of what they may not open."""

    question = "tell"
    message = "They may not read contacts with this person. Choose somebody else"


class AlreadyReplied(Refusal):
    """A notice is answered once; more is added to the contact itself."""

    message = "You have replied already. Add what is new to the contact itself"


class ReplyMissing(Refusal):
    """A reply says something."""

    question = "reply"
    message = "Enter your reply"


class OneIsNotSeveral(Refusal):
    """A visit to several people has more than one."""

    question = "people"
    message = "Choose at least two people, or log the contact for one"


class NamesInTheSharedPart(Refusal):
    """What everybody's record shows must not name one of them to the others."""

    question = "text"
    message = "Everybody's record shows this part: name nobody in it"


class NoSuchHeading(Refusal):
    """A contact is written under the headings of the form."""

    question = "text"
    message = "Write under the headings of the form"
