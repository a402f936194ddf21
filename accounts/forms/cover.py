"""Who is away, from when to when, and who acts for them."""

from django import forms

from accounts.choices import WhyAway
from accounts.models import Staff
from linkworker.forms import Radios, RowField, SentOnceForm, TypedDateField

NOBODY = "Nobody: leave them uncovered"


class ArrangeCoverForm(SentOnceForm):
    """An absence. Somebody who may arrange only their own is not asked whose."""

    submit_text = "Arrange this"

    covered = RowField(
        label="Who will be away?", told="Choose who will be away", queryset=None, widget=forms.Select
    )
    starts_on = TypedDateField(
        label="First day away",
        subject="the first day away",
        help_text="For example, tomorrow or 4 May 2026",
        past=False,
    )
    last_day = TypedDateField(
        label="Last day away",
        subject="the last day away",
        help_text="It ends by itself after this day",
        past=False,
    )
    why = forms.ChoiceField(
        label="Why?",
        choices=WhyAway,
        widget=Radios,
        error_messages={"required": "Select why"},
        help_text="Colleagues see no more than this",
    )
    covered_by = RowField(
        label="Who acts for them?",
        told="Choose who acts for them",
        queryset=None,
        empty_label=NOBODY,
        required=False,
        widget=forms.Select,
        help_text="Their day shows both caseloads. They need a role of their own: cover opens nothing",
    )

    def __init__(self, *args, team, only: Staff | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.only = only
        self.fields["covered_by"].queryset = team
        self.fields["covered_by"].marked_optional = False
        self.fields["covered"].queryset = team
        self.fields["covered"].empty_label = ""
        if only is not None:
            del self.fields["covered"]
            self.fields["covered_by"].queryset = team.exclude(pk=only.pk)
            self.fields["covered_by"].label = "Who acts for you?"

    @property
    def answers(self) -> dict:
        """In the words of the action."""
        return {"covered": self.only} | self.cleaned_data
