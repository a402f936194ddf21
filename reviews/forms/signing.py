"""What is asked when a record is signed off or sent back, and when something is added to it."""

from django import forms

from casework.forms.fields import NoteField
from linkworker.forms import LongTextField, Radios, SentOnceForm
from reviews.choices import SignOffAnswer
from reviews.models.signing import LONGEST_REASON


class SignOffReviewForm(SentOnceForm):
    """Sign it off, or send it back and say why."""

    submit_text = "Save your answer"
    mark_optional = False
    reveals = {"answer": {SignOffAnswer.SENT_BACK: ("because",)}}

    answer = forms.ChoiceField(
        label="Is the record complete and the decision sound?",
        choices=[
            (SignOffAnswer.SIGNED, "Yes, sign it off"),
            (SignOffAnswer.SENT_BACK, "No, send it back"),
        ],
        widget=Radios(),
        error_messages={
            "required": "Select whether you sign the record off or send it back",
            "invalid_choice": "Select whether you sign the record off or send it back",
        },
    )
    because = LongTextField(
        label="What is missing, or has to be put right?",
        subject="what is missing or has to be put right",
        help_text="Whoever recorded the review adds to it. The record itself stays as it was made",
        max_length=LONGEST_REASON,
        rows=4,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class AddToReviewForm(SentOnceForm):
    """Words to be added."""

    submit_text = "Add this to the record"

    text = NoteField(
        label="What do you add?",
        subject="what you add to the record",
        help_text="It stands below the record with your name and the day. Nothing above it changes",
        rows=8,
    )
