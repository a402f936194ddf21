"""Under which reference another organisation knows a person."""

from django import forms

from linkworker.forms import GovukForm, Radios, TextField, TypedDateField
from placements.choices import ReferenceRemoval
from placements.forms.people import chosen
from placements.queries.bodies import bodies


class AddPersonReferenceForm(GovukForm):
    """Whose reference it is, and the reference."""

    submit_text = "Add this reference"

    organisation = chosen(
        "Whose reference is it?",
        "Choose whose reference it is",
        help_text="Start typing the organisation's name",
    )
    reference = TextField(
        label="Their reference for the person", subject="the reference", max_length=40, formulas=True
    )
    given_on = TypedDateField(label="Given on", subject="the day it was given", required=False, future=False)

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies(staff)


class RemovePersonReferenceForm(GovukForm):
    """Why a reference is taken off."""

    submit_text = "Take this reference off"

    because = forms.ChoiceField(
        label="Why is it taken off?",
        choices=ReferenceRemoval.choices,
        widget=Radios,
        error_messages={"required": "Select why it is taken off"},
    )
