"""Proposing that two records are of one person."""

from django import forms

from linkworker.forms import GovukForm, Radios, TextField
from placements.choices import WhyMerged

THIS, OTHER = "this", "other"


class ProposeMergeForm(GovukForm):
    """The other record, which one is kept, and how one knows."""

    submit_text = "Propose the merge"

    other_reference = TextField(
        label="Reference of the other record",
        subject="the reference of the other record",
        max_length=40,
        formulas=True,
    )
    keep = forms.ChoiceField(
        label="Which record is kept?",
        choices=[(THIS, "This one"), (OTHER, "The other one")],
        widget=Radios,
        help_text="Everything moves to the record kept. What it says about who somebody is does not change.",
        error_messages={"required": "Select which record is kept"},
    )
    why = forms.ChoiceField(
        label="How do you know it is one person?",
        choices=WhyMerged.choices,
        widget=Radios,
        error_messages={"required": "Select how you know it is one person"},
    )

    @property
    def answers(self) -> dict:
        """In the words of the action."""
        asked = dict(self.cleaned_data)
        return asked | {"keep_this": asked.pop("keep") == THIS}


class SureForm(GovukForm):
    """No question: the page shows what will happen."""
