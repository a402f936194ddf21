"""How much support, from a day."""

from decimal import Decimal

from django import forms

from linkworker.forms import GovukForm, LongTextField, Radios, TextField, TypedDateField
from placements.choices import NightSupport
from placements.models.decisions import WORDS
from placements.models.support import MOST_HOURS


class RecordSupportForm(GovukForm):
    """Hours, nights, technology, and the risks where it is less than before."""

    submit_text = "Keep this support"

    starts_on = TypedDateField(label="From which day?", subject="the day the support starts")
    hours_a_week = forms.DecimalField(
        label="Hours of care a week",
        min_value=Decimal(0),
        max_value=MOST_HOURS,
        max_digits=5,
        decimal_places=2,
        help_text="For example, 42 or 17.5. Count the hours the person's package is worth, nights apart.",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "decimal", "autocomplete": "off"}
        ),
        error_messages={
            "required": "Enter the hours of care a week",
            "invalid": "Hours of care a week must be a number, like 42 or 17.5",
            "min_value": "Hours of care a week must be 0 or more",
            "max_value": f"Hours of care a week must be {MOST_HOURS} or less",
            "max_digits": f"Hours of care a week must be {MOST_HOURS} or less",
            "max_whole_digits": f"Hours of care a week must be {MOST_HOURS} or less",
            "max_decimal_places": "Hours of care a week must have two digits after the point at most",
        },
    )
    night = forms.ChoiceField(
        label="Who is there at night?",
        choices=NightSupport.choices,
        widget=Radios,
        error_messages={"required": "Select who is there at night"},
    )
    technology = TextField(
        label="Which technology helps?",
        required=False,
        max_length=300,
        formulas=True,
        help_text="For example, a door sensor or an epilepsy monitor",
    )
    risk_assessed_on = TypedDateField(
        label="On which day were the risks assessed?",
        subject="the day the risks were assessed",
        required=False,
        future=False,
        help_text="Needed before hours are cut or the night support is less than before",
    )
    mitigation = LongTextField(
        label="What keeps the person safe with less support?",
        subject="what keeps the person safe",
        required=False,
        max_length=WORDS,
        rows=3,
    )
