"""What is asked about an action: what, who, by when; and what came of it."""

from datetime import date

from casework.actions import Promise
from casework.forms.fields import NoteField, OwnerField
from linkworker.forms import GovukForm, TextField, TypedDateField


class AddActionForm(GovukForm):
    """An action that was not promised in a contact."""

    submit_text = "Add this action"

    what = TextField(label="What will be done?", subject="what will be done", max_length=300)
    owner = OwnerField(queryset=None, label="Who will do it?")
    owner_outside = TextField(
        label="Or somebody outside the council",
        subject="the name of who will do it",
        help_text="Their name and where they work",
        max_length=160,
        required=False,
    )
    due_on = TypedDateField(
        label="By when?",
        subject="the date it is due",
        help_text="For example, friday or 4 May 2026",
        past=False,
    )

    def __init__(self, data=None, *, author, colleagues, today: date):
        super().__init__(data, today=today)
        self.author = author
        owners = self.fields["owner"]
        owners.queryset = colleagues.exclude(pk=author.pk)
        owners.empty_label = f"Me ({author})"

    def clean(self):
        """One owner, not two."""
        cleaned = super().clean()
        if cleaned.get("owner") and cleaned.get("owner_outside"):
            self.add_error("owner", "Choose one of the team or somebody outside, not both")
        return cleaned

    @property
    def promise(self) -> Promise:
        """What was promised, when the form is valid. Nobody named means the author."""
        outside = self.cleaned_data["owner_outside"]
        owner = None if outside else self.cleaned_data["owner"] or self.author
        return Promise(self.cleaned_data["what"], self.cleaned_data["due_on"], owner, outside)


class CompleteActionForm(GovukForm):
    """What came of an action, and when."""

    submit_text = "Complete this action"

    done_on = TypedDateField(
        label="When was it done?",
        subject="the date it was done",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    outcome = NoteField(
        label="What came of it?",
        subject="what came of it",
        help_text="For example, the GP sent the health action plan",
        rows=3,
    )
