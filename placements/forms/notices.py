"""Sending, chasing, acknowledging and taking back notices; what came, and what did not."""

from django import forms

from linkworker.forms import (
    GovukForm,
    LongTextField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    TypedDateTimeField,
)
from placements.choices import NoticeWay, ToldBy

OUTSIDE = [choice for choice in NoticeWay.choices if choice[0] != NoticeWay.PRODUCT]


class SendNoticeForm(SentOnceForm):
    """How it goes, and what the worker adds. `seen` is the print of the content the page shows."""

    submit_text = "Send this notice"
    reveals = {"way": {NoticeWay.EMAIL.value: ("sent_on",), NoticeWay.LETTER.value: ("sent_on",)}}

    duty = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    next_review_on = TypedDateField(
        label="When is the next review?",
        subject="the day of the next review",
        required=False,
        past=False,
        help_text="Leave it empty when no day is set",
    )
    words = LongTextField(
        label="What else should they know?",
        subject="what else they should know",
        help_text="They read this as it stands. Tell only what they need for their part.",
        max_length=2000,
        required=False,
    )
    way = forms.ChoiceField(
        label="How does it go?",
        choices=NoticeWay.choices,
        widget=Radios,
        initial=NoticeWay.PRODUCT,
        error_messages={"required": "Select how it goes"},
    )
    sent_on = TypedDateField(label="On which day was it sent?", subject="the day it was sent", future=False)


class ChaseNoticeForm(GovukForm):
    """When and how somebody asked again."""

    submit_text = "Record that you asked again"

    chased_on = TypedDateField(
        label="When did you ask again?", subject="the day you asked again", future=False
    )
    way = forms.ChoiceField(
        label="How?", choices=OUTSIDE, widget=Radios, error_messages={"required": "Select how you asked"}
    )
    words = TextField(label="What was said?", required=False, max_length=500, formulas=True)


class RecordAcknowledgedOutsideForm(GovukForm):
    """Who there answered, when and how."""

    submit_text = "Record that they have read it"

    who = TextField(
        label="Who acknowledged it?",
        subject="who acknowledged it",
        help_text="Their name and what they do there",
        max_length=200,
        formulas=True,
    )
    acknowledged_at = TypedDateTimeField(label="When?", subject="when they acknowledged it", future=False)
    way = forms.ChoiceField(
        label="How?",
        choices=OUTSIDE,
        widget=Radios,
        error_messages={"required": "Select how they acknowledged it"},
    )


class ReasonForm(GovukForm):
    """Why a notice is not needed, or is taken back."""

    reason = TextField(label="Why?", subject="the reason", max_length=500, formulas=True)


class WithdrawNoticeForm(ReasonForm):
    """Taken back before anybody there has read it."""

    submit_text = "Withdraw this notice"


class MarkNoticeNotNeededForm(ReasonForm):
    """Not owed, for a reason."""

    submit_text = "Save that it is not needed"

    duty = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)


class RecordNoticeReceivedForm(GovukForm):
    """When and how the placing council's notice came."""

    submit_text = "Record this notice"

    received_on = TypedDateField(label="When did it come?", subject="the day it came", future=False)
    way = forms.ChoiceField(
        label="How did it come?",
        choices=OUTSIDE,
        widget=Radios,
        error_messages={"required": "Select how it came"},
    )


class RecordFoundWithoutNoticeForm(GovukForm):
    """How somebody became known of whom nobody had told."""

    submit_text = "Record this"

    source = forms.ChoiceField(
        label="Who told you that they live here?",
        choices=ToldBy.choices,
        widget=Radios,
        error_messages={"required": "Select who told you"},
    )
    found_on = TypedDateField(
        label="When did it become known?", subject="the day it became known", future=False
    )
    chased_on = TypedDateField(
        label="When did you ask the placing council for its notice?",
        subject="the day you asked the placing council",
        help_text="Leave it empty until you have asked",
        required=False,
        future=False,
    )
