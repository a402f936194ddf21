"""What is asked about one checkpoint of a plan to leave hospital."""

from django import forms

from linkworker.forms import LongTextField, Radios, SentOnceForm, TextField, TypedDateField
from reviews.choices import DischargeStatus
from reviews.forms.safeguarding import LONGEST_WORDS, one_of


class RecordDischargeStepForm(SentOnceForm):
    """How it stands from now on."""

    submit_text = "Record this"
    reveals = {"status": {"done": ("done_on",)}}

    checkpoint = forms.ModelChoiceField(
        queryset=None,
        error_messages={
            "required": "Select the checkpoint",
            "invalid_choice": "Select the checkpoint from the list",
        },
        to_field_name="code",
        label="Which checkpoint?",
        widget=Radios,
        empty_label=None,
    )
    status = one_of("How does it stand?", DischargeStatus.choices, "Select how it stands")
    done_on = TypedDateField(label="When was it done?", subject="the day it was done", future=False)
    owner = TextField(label="Who sees to it?", subject="who sees to it", max_length=160, required=False)
    due_on = TypedDateField(
        label="By when?",
        subject="the day it is due",
        help_text="For example, 4 May 2027. Leave empty if no day is set",
        required=False,
    )
    words = LongTextField(
        label="In words",
        subject="what is to be said",
        help_text="Needed where it is not needed, or open again",
        max_length=LONGEST_WORDS,
        rows=3,
        required=False,
    )

    def __init__(self, *args, checkpoints, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["checkpoint"].queryset = checkpoints
