"""What happened to a home or a provider, and how each person is after it."""

from django import forms

from linkworker.forms import GovukForm, LongTextField, Radios, SentOnceForm, TextField, TypedDateField
from placements.choices import CheckOutcome, EventKind
from placements.forms.people import chosen
from placements.queries.naming import called

THIS_HOME, EVERY_HOME = "home", "provider"
KINDS = [choice for choice in EventKind.choices if choice[0] != EventKind.RATING_FELL]


class RecordProviderEventForm(SentOnceForm):
    """An event about this home, or about whoever runs it. A fallen rating comes from its inspection."""

    submit_text = "Record this and tell both sides"
    reveals = {"kind": {EventKind.EMBARGO.value: ("ends_on",)}}

    kind = forms.ChoiceField(
        label="What happened?",
        choices=KINDS,
        widget=Radios,
        error_messages={"required": "Select what happened"},
    )
    whole_provider = forms.ChoiceField(
        label="What is it about?",
        choices=(),
        widget=Radios,
        error_messages={"required": "Select whether it is about this home or every home"},
    )
    happened_on = TypedDateField(
        label="On which day?",
        subject="the day it happened",
        help_text="For something still to come, the day it became known",
        future=False,
    )
    ends_on = TypedDateField(
        label="From which day is the embargo lifted?",
        subject="the day the embargo is lifted",
        help_text="Leave it empty while it lasts",
        required=False,
    )
    words = LongTextField(
        label="What should the others know?",
        subject="what the others should know",
        help_text="Both councils and boards read this. Name nobody who lives there.",
        max_length=2000,
    )
    source = TextField(label="How do you know?", subject="how it is known", required=False, max_length=160)

    def __init__(self, *args, provider: str, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(THIS_HOME, "This home")]
        if provider:
            choices.append((EVERY_HOME, f"Every home of {provider}"))
        self.fields["whole_provider"].choices = choices
        self.fields["whole_provider"].initial = THIS_HOME

    @property
    def answers(self) -> dict:
        """Whether it is about every home of the provider, as yes or no."""
        said = self.cleaned_data
        return said | {"whole_provider": said["whole_provider"] == EVERY_HOME}


class EndProviderEventForm(GovukForm):
    """From which day it is over."""

    submit_text = "Save"

    ends_on = TypedDateField(
        label="From which day is it over?",
        subject="the day it was over",
        help_text="For example the day an embargo was lifted",
        future=False,
    )


class RecordResidentCheckForm(GovukForm):
    """How one person is after an event."""

    submit_text = "Record this check"

    person = chosen("Who was checked?", "Choose who was checked")
    checked_on = TypedDateField(label="When were they checked?", subject="the day of the check", future=False)
    outcome = forms.ChoiceField(
        label="How are they?",
        choices=CheckOutcome.choices,
        widget=Radios,
        error_messages={"required": "Select how they are"},
    )
    words = LongTextField(
        label="What was found, and what is needed?",
        subject="what was found",
        max_length=2000,
        rows=4,
        required=False,
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = lambda one: called(one, names=bool(one.may_see_names))
