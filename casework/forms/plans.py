"""What is asked about a contact to come: which day, perhaps at what time, and who goes; and why it is put off."""

from django import forms

from casework.choices import Method
from casework.forms.fields import OwnerField
from casework.models.plans import LONGEST_NOTE
from linkworker.forms import GovukForm, Radios, SentOnceForm, TextField, TypedDateField, TypedTimeField

DAY = {
    "label": "Which day?",
    "subject": "the day of the contact",
    "help_text": "For example, tuesday, in 2 weeks or 4 May 2026",
    "past": False,
}
TIME = {
    "label": "At what time?",
    "subject": "the time of the contact",
    "help_text": "For example, 10:00. Leave it empty for any time of that day",
    "required": False,
}


class PlanContactForm(SentOnceForm):
    """A contact with one person on a day to come."""

    submit_text = "Plan this contact"

    planned_on = TypedDateField(**DAY)
    planned_at = TypedTimeField(**TIME)
    method = forms.ChoiceField(
        label="What kind of contact?",
        choices=Method,
        widget=Radios(inline=True),
        error_messages={
            "required": "Select the kind of contact",
            "invalid_choice": "Select the kind of contact from the list",
        },
    )
    worker = OwnerField(queryset=None, label="Who will do it?")
    note = TextField(
        label="What is it for?",
        subject="what it is for",
        help_text="Your team reads it in the calendar. It never leaves Link Worker",
        max_length=LONGEST_NOTE,
        required=False,
    )

    def __init__(self, *args, author, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        workers = self.fields["worker"]
        workers.queryset = colleagues.exclude(pk=author.pk)
        workers.empty_label = f"Me ({author})"


class MovePlannedContactForm(SentOnceForm):
    """Another day or time for it, and why."""

    submit_text = "Move this contact"

    planned_on = TypedDateField(**DAY | {"label": "To which day?"})
    planned_at = TypedTimeField(**TIME)
    because = TextField(
        label="Why is it moved?",
        subject="why it is moved",
        help_text="For example, she is at a hospital appointment that day",
        max_length=LONGEST_NOTE,
    )


class CancelPlannedContactForm(GovukForm):
    """Why it will not be made."""

    submit_text = "Cancel this contact"

    because = TextField(
        label="Why is it cancelled?",
        subject="why it is cancelled",
        help_text="For example, the family asked for no visit this month",
        max_length=LONGEST_NOTE,
    )
