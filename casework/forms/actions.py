"""What is asked about an action: what, who, by when; and what came of it."""

from casework.actions import Promise
from casework.forms.fields import NoteField, OwnerField
from linkworker.forms import GovukForm, SentOnceForm, TextField, TypedDateField


class AddActionForm(SentOnceForm):
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

    def __init__(self, *args, author, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
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
    def answers(self) -> dict:
        """What was promised. Nobody named means the author."""
        said = self.cleaned_data
        owner = None if said["owner_outside"] else said["owner"] or self.author
        promise = Promise(said["what"], said["due_on"], owner, said["owner_outside"])
        return {"promise": promise, "submission": said["submission"]}


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
