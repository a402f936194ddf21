"""What is asked before something is added to a locked contact, or it is withdrawn."""

from casework.forms.fields import NoteField
from linkworker.forms import GovukForm, LongTextField, SentOnceForm, YesNoNotRecordedField


class AmendContactForm(SentOnceForm):
    """Words to add to a locked contact, and whether the person was there where that was not recorded.

    Sent a second time, the form still holds the answer it gave the first time.
    """

    submit_text = "Add to this contact"

    text = NoteField(
        label="What do you want to add?",
        subject="what you want to add",
        help_text="What was written first stays. This is added below it, with your name and the time.",
        rows=6,
    )
    person_present = YesNoNotRecordedField(
        label="Was the person there?",
        help_text="It was not recorded. Once answered here it stays as it is.",
    )

    def __init__(self, *args, contact, **kwargs):
        super().__init__(*args, **kwargs)
        if contact.person_present is not None and "person_present" not in self.data:
            del self.fields["person_present"]


class WithdrawContactForm(GovukForm):
    """Why a contact leaves the log."""

    submit_text = "Withdraw this contact"

    because = LongTextField(
        label="Why is it withdrawn?",
        subject="why the contact is withdrawn",
        help_text="For example, logged for the wrong person. The reason and a copy are kept.",
        max_length=1000,
        rows=4,
    )
