"""Issuing an approved report again."""

from django import forms

from linkworker.forms import GovukForm, Radios, TextField
from reporting.models.reports import LONGEST_REASON

KEPT, ANEW = "kept", "anew"


class ReviseBoardReportForm(GovukForm):
    """Why, and from which figures?"""

    submit_text = "Make the revision"

    reason = TextField(
        label="Why is the report issued again?",
        help_text=f"Printed on page 1 of both editions. Up to {LONGEST_REASON} characters.",
        max_length=LONGEST_REASON,
        error_messages={"required": "Say why the report is issued again"},
    )
    figures_anew = forms.ChoiceField(
        label="Which figures?",
        widget=Radios,
        choices=[
            (KEPT, "The frozen figures, as they are: only words were wrong"),
            (ANEW, "Figures taken anew from the register, as it is recorded now"),
        ],
        error_messages={"required": "Select which figures the revision is made from"},
    )

    def clean_figures_anew(self) -> bool:
        """Whether to take them anew."""
        return self.cleaned_data["figures_anew"] == ANEW
