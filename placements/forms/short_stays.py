"""Going away for a while, and coming back."""

from django import forms

from linkworker.forms import GovukForm, Radios, TextField, TypedDateField
from placements.choices import ShortStayKind
from placements.forms.people import chosen
from placements.queries import options


class StartShortStayForm(GovukForm):
    """Where to, from when, until when and why."""

    submit_text = "Record this short stay"

    kind = forms.ChoiceField(
        label="What kind of stay is it?",
        choices=ShortStayKind.choices,
        widget=Radios,
        error_messages={"required": "Select what kind of stay it is"},
    )
    starts_on = TypedDateField(label="From which day?", subject="the day they left")
    expected_end_on = TypedDateField(
        label="When are they expected back?", subject="the day they are expected back", required=False
    )
    home = chosen(
        "At which home?", "Choose a home", required=False, help_text="For respite in a home on the list"
    )
    place = TextField(
        label="Or where, in words?",
        subject="where they are",
        help_text="For example, the name of the hospital and ward. Leave empty where a home is chosen.",
        required=False,
        max_length=160,
        formulas=True,
    )
    host_council = chosen(
        "In which council's area?",
        "Choose the council",
        required=False,
        help_text="Not needed where a home is chosen",
    )
    reason = TextField(label="Why?", required=False, max_length=500, formulas=True)

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = options.homes(staff)
        self.fields["home"].label_from_instance = lambda home: f"{home.name}, {home.host_council}"
        self.fields["host_council"].queryset = options.councils(self.today)


class EndShortStayForm(GovukForm):
    """The day they came back."""

    submit_text = "They are back"

    ends_on = TypedDateField(
        label="On which day did they come back?", subject="the day they came back", future=False
    )
