"""What is asked about an entry of the directory, and how the directory is searched."""

from django import forms

from casework.choices import SERVICE_KINDS, ServiceNeed
from casework.models.services import LONGEST_LINE, LONGEST_NAME, LONGEST_REPLY, LONGEST_WORDS, OLDEST
from linkworker.forms import (
    Checkboxes,
    EditingForm,
    GovukFilterForm,
    GovukForm,
    LongTextField,
    RowField,
    SentOnceForm,
    TextField,
    TypedDateField,
)
from placements.forms.layouts import GroupedForm

CHANGED = (
    *("name", "kind", "what", "everywhere", "place", "needs", "for_whom", "from_age", "until_age"),
    *("how_to_refer", "contact", "phone", "email", "website", "opening", "cost", "accessibility"),
    *("reply_days", "capacity", "ends_on"),
)


def number(label: str, *, least: int, most: int, told: str, **kwargs) -> forms.IntegerField:
    """A whole number that may be missing."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), told),
        **kwargs,
    )


def line(label: str, **kwargs) -> TextField:
    """A line that may be missing and may begin as people write it."""
    return TextField(label=label, max_length=LONGEST_LINE, required=False, formulas=True, **kwargs)


def council_field(label: str, **kwargs) -> RowField:
    """One of the councils of the day."""
    return RowField(queryset=None, label=label, told="Choose the council", empty_label="", **kwargs)


class ServiceForm(GroupedForm):
    """What adding and changing an entry ask alike."""

    submit_text = "Save this entry"
    groups = (
        ("What it is", ("name", "kind", "what")),
        ("Where", ("place", "everywhere")),
        ("Who it is for", ("needs", "for_whom", "from_age", "until_age")),
        (
            "How to refer",
            ("how_to_refer", "contact", "phone", "email", "website", "reply_days"),
        ),
        ("Good to know", ("opening", "cost", "accessibility", "capacity", "ends_on")),
    )

    name = TextField(label="Name", subject="the name of the service", max_length=LONGEST_NAME, formulas=True)
    kind = forms.ChoiceField(
        label="What kind of service is it?",
        choices=[("", ""), *SERVICE_KINDS],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select what kind of service it is"),
    )
    what = LongTextField(
        label="What does it do?",
        subject="what it does",
        help_text="In words a family would use",
        max_length=LONGEST_WORDS,
        rows=4,
    )
    place = line("Where is it?", help_text="For example, Old Library, High Street, Brackley Cross")
    everywhere = forms.BooleanField(
        label="It serves the whole country", required=False, help_text="A helpline, or something on the web"
    )
    needs = forms.MultipleChoiceField(
        label="What does it help with?",
        choices=ServiceNeed.choices,
        widget=Checkboxes(small=True),
        required=False,
        help_text="Select all that apply",
    )
    for_whom = line("Who is it for?", help_text="For example, women who want to meet others")
    from_age = number(
        "From age", least=0, most=OLDEST, told="Enter the youngest age as a whole number of years"
    )
    until_age = number(
        "Until age", least=0, most=OLDEST, told="Enter the oldest age as a whole number of years"
    )
    how_to_refer = LongTextField(
        label="How do we refer somebody?", required=False, max_length=LONGEST_WORDS, rows=3
    )
    contact = TextField(
        label="Who to ask for",
        max_length=LONGEST_NAME,
        required=False,
        formulas=True,
        help_text="A desk or a role is better than a name: people move on",
    )
    phone = TextField(label="Phone", max_length=40, required=False, formulas=True)
    email = forms.EmailField(
        label="Email",
        required=False,
        error_messages={"invalid": "Enter an email address, like desk@example.org"},
    )
    website = forms.URLField(
        label="Website",
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": "Enter a web address, like https://example.org"},
    )
    reply_days = number(
        "In how many days do they say they reply?",
        least=1,
        most=LONGEST_REPLY,
        told=f"Enter the days as a whole number from 1 to {LONGEST_REPLY}",
        help_text="Chasing starts after these. Left empty, it starts after two weeks",
    )
    opening = line("When is it open?", help_text="For example, Tuesdays and Thursdays, 10 to 3")
    cost = line("What does it cost?", help_text="For example, free, or £4 a session")
    accessibility = LongTextField(
        label="How accessible is it?",
        required=False,
        max_length=LONGEST_WORDS,
        rows=3,
        help_text="Steps, hoist, changing place, noise, parking, buses",
    )
    capacity = number(
        "How many people is there room for?",
        least=1,
        most=32_000,
        told="Enter how many people there is room for as a whole number, 1 or more",
    )
    ends_on = TypedDateField(
        label="Last day it runs",
        subject="the last day it runs",
        required=False,
        help_text="Only when an end is known, for example when it is paid for one year",
    )


class AddServiceForm(SentOnceForm, ServiceForm):
    """A new entry, with the first council whose area it serves."""

    submit_text = "Add this entry"
    groups = (
        ("What it is", ("submission", "name", "kind", "what")),
        ("Where", ("council", "everywhere", "place")),
        *ServiceForm.groups[2:],
    )

    council = council_field(
        "Which council’s area does it serve?",
        required=False,
        help_text="The first; more are added on the page of the entry",
    )

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils


class EditServiceForm(EditingForm, ServiceForm):
    """The same questions about an entry that is there."""


class AddServiceAreaForm(GovukForm):
    """One more council whose area it serves."""

    submit_text = "Add this area"

    council = council_field("Which council’s area does it serve, too?")

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils


class CloseServiceForm(GovukForm):
    """When it closed, and why."""

    submit_text = "Close this entry"

    closed_on = TypedDateField(
        label="When did it close?",
        subject="the date it closed",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    because = TextField(
        label="Why, or where do people go instead?",
        subject="why it closed, or where people go instead",
        max_length=LONGEST_LINE,
        formulas=True,
    )


class DirectoryFilterForm(GovukFilterForm):
    """How the directory is narrowed; it stands in the address, so that a list can be passed on."""

    submit_text = "Search"

    words = TextField(label="What or where?", subject="words", required=False, max_length=100, formulas=True)
    council = council_field("Serves", required=False)
    need = forms.ChoiceField(
        label="Helps with", required=False, choices=[("", "Anything"), *ServiceNeed.choices]
    )
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[
            ("", "Any kind"),
            *((group, ((group, f"All: {group.lower()}"), *kinds)) for group, kinds in SERVICE_KINDS),
        ],
    )
    to_check = forms.BooleanField(label="Not checked for six months", required=False)
    closed = forms.BooleanField(label="Also what is closed", required=False)

    def __init__(self, data, *, councils, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["council"].queryset = councils
        for name in ("need", "kind"):
            self.fields[name].error_messages["invalid_choice"] = "Select one from the list"
