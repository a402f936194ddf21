"""What is asked when a review is asked for, and when a psychotropic medicine is started or stopped."""

from django import forms

from linkworker.forms import GovukForm, LongTextField, Radios, SentOnceForm, TextField, TypedDateField
from reviews.choices import ASKED_FOR, AskedBy, ReviewKind
from reviews.models.asked import LONGEST_WHY

HINTS = {
    ReviewKind.REQ: "Of the care and support, by whoever has a reason to ask",
    ReviewKind.CTR_PRE: "Somebody proposes admission to a hospital, or the risk of one is red",
}


class RequestReviewForm(SentOnceForm):
    """Which review, who asked, when and why."""

    submit_text = "Log the request"

    kind = forms.ChoiceField(
        label="Which review is asked for?",
        choices=[(kind.value, kind.label) for kind in ASKED_FOR],
        widget=Radios(hints=HINTS),
        error_messages={
            "required": "Select which review is asked for",
            "invalid_choice": "Select which review is asked for",
        },
    )
    asked_by = forms.ChoiceField(
        label="Who asked?",
        choices=AskedBy,
        widget=Radios(small=True),
        error_messages={"required": "Select who asked", "invalid_choice": "Select who asked from the list"},
    )
    name = TextField(label="Their name", subject="their name", max_length=160, required=False)
    asked_on = TypedDateField(
        label="When did they ask?",
        subject="the day they asked",
        help_text="The review is due from this day on. For example, yesterday or 4 May 2026",
        future=False,
    )
    why = LongTextField(
        label="Why, in their words?", subject="why the review is asked for", max_length=LONGEST_WHY, rows=4
    )


class RecordMedicineForm(SentOnceForm):
    """Which, what for, since when, and how it is to be reduced."""

    submit_text = "Record the medicine"

    name = TextField(
        label="Which medicine?",
        subject="the medicine",
        help_text="As on the chart, with the dose. For example, risperidone 1 mg at night",
        max_length=160,
    )
    reason = TextField(label="What is it given for?", subject="what it is given for", max_length=300)
    started_on = TypedDateField(
        label="When was it started?",
        subject="the day it was started",
        help_text="If nobody knows, the first day it is known to have been given",
        future=False,
    )
    reduction = LongTextField(
        label="What is the plan to reduce or stop it?",
        subject="the plan to reduce or stop it",
        required=False,
        max_length=LONGEST_WHY,
        rows=4,
    )


class EndMedicineForm(GovukForm):
    """The day."""

    submit_text = "Record that it was stopped"

    ended_on = TypedDateField(
        label="On which day was it stopped?", subject="the day it was stopped", future=False
    )
