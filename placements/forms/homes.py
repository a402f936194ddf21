"""The list of homes: adding one and keeping it right."""

from django import forms

from linkworker.forms import EditingForm, PostcodeField, TextField, TypedDateField
from placements.choices import Rating
from placements.forms.layouts import GroupedForm
from placements.forms.people import chosen
from placements.queries import options

KEPT = (
    *("name", "code", "setting_type", "postcode", "host_council", "host_icb"),
    *("provider", "cqc_location", "capacity", "closed_on", "host_confirmed"),
)


class HomeForm(GroupedForm):
    """A home, who runs it, in whose area it lies, and its latest rating."""

    submit_text = "Save this home"
    groups = (
        ("The home", ("name", "code", "setting_type", "postcode", "capacity", "closed_on")),
        ("Whose area it lies in", ("host_council", "host_icb", "host_confirmed")),
        ("Who runs it", ("provider", "new_provider")),
        ("The regulator", ("cqc_location", "rating", "rated_on")),
    )

    name = TextField(label="Name", subject="the name of the home", max_length=160, formulas=True)
    code = TextField(
        label="Your code for it", required=False, max_length=40, help_text="Leave it empty and one is made"
    )
    setting_type = forms.ModelChoiceField(
        queryset=None,
        label="Kind of setting",
        to_field_name="code",
        empty_label="",
        error_messages={
            "required": "Select the kind of setting",
            "invalid_choice": "Select the kind of setting",
        },
    )
    postcode = PostcodeField(label="Postcode", required=False)
    capacity = forms.IntegerField(
        label="Places",
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        help_text="How many people can live there",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            "Enter the number of places as a whole number from 1 to 999",
        ),
    )
    closed_on = TypedDateField(
        label="Closed from",
        subject="the day it closes",
        required=False,
        help_text="The first day nobody can live there. Everyone who does is to be checked, and both sides are told.",
    )
    host_confirmed = forms.BooleanField(
        label="I have checked council and ICB against the address", required=False
    )
    host_council = chosen(
        "Which council's area is it in?",
        "Choose the council whose area the home is in",
        help_text="By the home's own address, never the provider's head office",
    )
    host_icb = chosen("Which ICB's area is it in?", "Choose the ICB", required=False)
    provider = chosen("Provider", "Choose a provider", required=False)
    new_provider = TextField(
        label="Or the name of a provider not in the list", required=False, max_length=200, formulas=True
    )
    cqc_location = TextField(
        label="CQC location", required=False, max_length=14, help_text="For example 1-109980250"
    )
    rating = forms.ChoiceField(
        label="Latest CQC rating", required=False, choices=[("", "No new rating"), *Rating.choices]
    )
    rated_on = TypedDateField(
        label="Published on", subject="the day the rating was published", required=False, future=False
    )

    def __init__(self, *args, authorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["setting_type"].queryset = options.settings()
        self.fields["host_council"].queryset = options.councils(self.today)
        self.fields["host_icb"].queryset = options.boards(self.today)
        self.fields["provider"].queryset = options.providers(authorities)


class EditHomeForm(EditingForm, HomeForm):
    """The same questions about a home that is on the list."""
