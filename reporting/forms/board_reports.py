"""Asking for a report, and the words around its figures."""

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms import EditingForm, GovukForm, LongTextField, Radios
from linkworker.periods import Month
from reporting.documents import LONGEST_ASK, LONGEST_SENTENCE

MOST_SENTENCES, MOST_ASKS = 3, 3


class RequestBoardReportForm(GovukForm):
    """Which month?"""

    submit_text = "Make the report"

    month = forms.ChoiceField(
        label="Which month?", widget=Radios, error_messages={"required": "Select a month"}
    )

    def __init__(self, *args, months: list[Month], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(str(month), month.label) for month in months]

    def clean_month(self) -> Month:
        """The month as a value."""
        return Month.parse(self.cleaned_data["month"])


class ApproveBoardReportForm(GovukForm):
    """Which file was read. Nothing is asked but whether somebody is sure."""

    file_name = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)


class LinesField(LongTextField):
    """A few sentences, one on each line."""

    def __init__(self, *, most: int, longest: int, **kwargs):
        self.most, self.longest = most, longest
        super().__init__(**kwargs)

    def clean(self, value):
        """Refuses too many lines or one that would not fit page 1."""
        text = super().clean(value)
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > self.most:
            raise ValidationError(f"Write {self.most} sentences or fewer, each on its own line")
        if any(len(line) > self.longest for line in lines):
            raise ValidationError(f"Keep each line to {self.longest} characters or fewer")
        return text


class NarrativeForm(EditingForm):
    """What the manager adds beside the figures. No names and no places: the board's papers are public."""

    submit_text = "Save and print the draft again"

    narrative = LinesField(
        label="What should the board notice this month?",
        help_text="Up to three sentences, each on its own line. Left empty, the report says three of its own.",
        most=MOST_SENTENCES,
        longest=LONGEST_SENTENCE,
        required=False,
    )
    asks = LinesField(
        label="What is the board asked to do?",
        help_text="Up to three requests, each on its own line.",
        most=MOST_ASKS,
        longest=LONGEST_ASK,
        required=False,
    )
