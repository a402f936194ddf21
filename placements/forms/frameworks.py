"""Frameworks, their lots and who is on them."""

from django import forms

from linkworker.forms import GovukForm, LongTextField, Radios, TextField, TypedDateField
from placements.choices import CareModel
from placements.forms.people import chosen
from placements.queries import options


class AddFrameworkForm(GovukForm):
    """A framework and whether it reads CQC's words as grades."""

    submit_text = "Add this framework"

    name = TextField(label="Name", subject="the name of the framework", max_length=160)
    starts_on = TypedDateField(label="From which day?", subject="the day it starts")
    ends_on = TypedDateField(label="First day after it", subject="the first day after it", required=False)
    english_map = forms.BooleanField(
        label="Read CQC’s words as grades",
        help_text="Good 4, Outstanding 5, Requires improvement 3, Inadequate 1: an approximation",
        required=False,
    )


class AddLotForm(GovukForm):
    """A part of a framework."""

    submit_text = "Add this lot"

    name = TextField(label="Name", subject="the name of the lot", max_length=160)
    care_model = forms.ChoiceField(
        label="How is care bought?",
        choices=CareModel.choices,
        widget=Radios,
        error_messages={"required": "Select how care is bought"},
    )
    hours_a_week = forms.DecimalField(
        label="Hours a week",
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "Enter the hours as a number, such as 120 or 37.5",
        ),
    )


class AdmitProviderForm(GovukForm):
    """Who is let onto a lot, and why if the rule says no."""

    submit_text = "Let this provider on"

    provider = chosen("Which provider?", "Choose the provider", help_text="Start typing its name")
    starts_on = TypedDateField(label="From which day?", subject="the day it is on the lot")
    waiver_reason = LongTextField(
        label="Why is the rule waived?",
        subject="why the rule is waived",
        help_text="Only where its inspections do not show the grades",
        required=False,
        max_length=500,
        rows=3,
    )

    def __init__(self, *args, authority, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = options.providers([authority])


class EndFrameworkMembershipForm(GovukForm):
    """From which day a provider is no longer on a lot."""

    submit_text = "End this"

    ends_on = TypedDateField(label="From which day?", subject="the first day it is no longer on the lot")
