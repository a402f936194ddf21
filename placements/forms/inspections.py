"""What the regulator said: one question for each of its dimensions."""

from django import forms

from linkworker.forms import GovukForm, LongTextField, TypedDateField
from placements.rules.inspections import NOT_YET_RATED, SCHEMES, Regulator, values_of


class RecordInspectionForm(GovukForm):
    """An inspection by the regulator of this home."""

    submit_text = "Record this inspection"

    published_on = TypedDateField(
        label="When was it published?", subject="the day the inspection was published", future=False
    )
    inspected_on = TypedDateField(
        label="When was the home inspected?",
        subject="the day of the inspection",
        required=False,
        future=False,
    )
    url = forms.URLField(
        label="Web address of the report",
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={
            "invalid": "Enter the web address of the report, starting with https://",
            "max_length": "The web address must be 300 characters or less",
        },
    )

    def __init__(self, *args, regulator: Regulator, **kwargs):
        super().__init__(*args, **kwargs)
        self.scheme = SCHEMES[regulator]
        values = [value for value in values_of(regulator) if value != NOT_YET_RATED]
        choices = [("", "Not rated in this report"), *((value, self.scheme.words(value)) for value in values)]
        for dimension, label in self.scheme.dimensions.items():
            self.fields[dimension] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=False,
                error_messages={"invalid_choice": f"Choose the rating from the scale of {self.scheme.name}"},
            )

    @property
    def answers(self) -> dict:
        """The ratings by dimension, apart from what is said of the report."""
        said = self.cleaned_data
        about = ("published_on", "inspected_on", "url")
        ratings = {dimension: said[dimension] for dimension in self.scheme.dimensions}
        return {"ratings": ratings, **{name: said[name] for name in about}}


class WithdrawInspectionForm(GovukForm):
    """Why an inspection should not stand."""

    submit_text = "Withdraw this inspection"

    why = LongTextField(
        label="Why is it withdrawn?",
        subject="why the inspection is withdrawn",
        help_text="For example: recorded for the wrong home",
        max_length=500,
        rows=3,
    )
