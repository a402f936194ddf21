"""What is asked about an action: what, who, by when; what came of it; and why it changes."""

from casework.actions import Promise
from casework.forms.fields import EmailAddressField, NoteField, OwnerField, PartnerField
from linkworker.forms import GovukForm, SentOnceForm, TextField, TypedDateField

OUTSIDE = ("owner_organisation", "owner_outside", "owner_email")


class OwnedForm(SentOnceForm):
    """Who will do it: one of the team, or somebody outside."""

    owner = OwnerField(queryset=None, label="Who will do it?")
    owner_organisation = PartnerField(
        queryset=None,
        label="Or an organisation outside the council",
        help_text="Start typing its name",
    )
    owner_outside = TextField(
        label="Who there, or somebody else outside",
        subject="the name of who will do it",
        help_text="Their name and what they do",
        max_length=160,
        required=False,
    )
    owner_email = EmailAddressField(
        label="Their email address",
        help_text="A reminder goes there when it is late. It names nobody",
        required=False,
    )

    def __init__(self, *args, author, colleagues, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.author = author
        owners = self.fields["owner"]
        owners.queryset = colleagues.exclude(pk=author.pk)
        owners.empty_label = f"Me ({author})"
        self.fields["owner_organisation"].queryset = partners

    def clean(self):
        """One owner, not two; and a reminder by email only for somebody outside."""
        cleaned = super().clean()
        outside = cleaned.get("owner_organisation") or cleaned.get("owner_outside")
        if cleaned.get("owner") and outside:
            self.add_error("owner", "Choose one of the team or somebody outside, not both")
        elif cleaned.get("owner_email") and not outside:
            self.add_error("owner_organisation", "Choose the organisation, or say who outside will do it")
        return cleaned

    def promise(self, what, due_on, remind_on=None) -> Promise:
        """What was promised. Nobody named means the author."""
        said = self.cleaned_data
        outside = bool(said["owner_organisation"] or said["owner_outside"])
        return Promise(
            what=what,
            due_on=due_on,
            owner=None if outside else said["owner"] or self.author,
            **{name: said[name] for name in OUTSIDE},
            remind_on=remind_on,
        )


class AddActionForm(OwnedForm):
    """An action that was not promised in a contact."""

    submit_text = "Add this action"
    field_order = ("what", "owner", *OUTSIDE, "due_on", "remind_on")

    what = TextField(label="What will be done?", subject="what will be done", max_length=300)
    due_on = TypedDateField(
        label="By when?",
        subject="the date it is due",
        help_text="For example, friday or 4 May 2026",
        past=False,
    )
    remind_on = TypedDateField(
        label="When should you be reminded?",
        subject="the day of the reminder",
        help_text="Leave it empty to be reminded two working days before",
        past=False,
        required=False,
    )

    def clean(self):
        """A reminder comes before the day."""
        cleaned = super().clean()
        remind_on, due_on = cleaned.get("remind_on"), cleaned.get("due_on")
        if remind_on and due_on and remind_on > due_on:
            self.add_error("remind_on", "The day of the reminder must be on or before the date it is due")
        return cleaned

    @property
    def answers(self) -> dict:
        """What was promised."""
        said = self.cleaned_data
        promise = self.promise(said["what"], said["due_on"], said["remind_on"])
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


def why(label: str) -> TextField:
    """The reason of a change."""
    return TextField(label=label, subject="why", max_length=500, formulas=True)


class MoveActionForm(SentOnceForm):
    """Another day, and why."""

    submit_text = "Move the date"

    due_on = TypedDateField(
        label="By when is it to be done now?",
        subject="the date it is due",
        help_text="For example, friday or 4 May 2026",
        past=False,
    )
    because = why("Why is it moved?")


class ReassignActionForm(OwnedForm):
    """Somebody else, and why. What is promised and by when stays."""

    submit_text = "Hand it over"
    field_order = ("owner", *OUTSIDE, "because")

    because = why("Why?")

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action
        self.fields["owner"].label = "Who will do it from now on?"

    @property
    def answers(self) -> dict:
        """Whose it becomes."""
        said = self.cleaned_data
        return {
            "promise": self.promise(self.action.what, self.action.due_on, self.action.remind_on),
            "because": said["because"],
            "submission": said["submission"],
        }


class DropActionForm(GovukForm):
    """Why it is no longer needed."""

    submit_text = "Say it is no longer needed"

    because = why("Why is it no longer needed?")
