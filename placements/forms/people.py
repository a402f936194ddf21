"""Registering somebody, and keeping their record right."""

from django import forms

from linkworker.forms import (
    EditingForm,
    NhsNumberField,
    Radios,
    RowField,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.choices import Gender, Religion
from placements.forms.despite import DESPITE, DespiteForm
from placements.forms.layouts import GroupedForm
from placements.models.people import DEFAULT_CONTACT_DAYS, LONGEST_CONTACT_DAYS, SHORTEST_CONTACT_DAYS
from placements.queries import options
from placements.queries.duplicates import Likeness

NAME = {"max_length": 100, "formulas": True}


def chosen(label: str, told: str, *, required: bool = True, **kwargs) -> RowField:
    """A question answered from rows; the rows are given when the form is made. `told` is "Choose the home"."""
    return RowField(queryset=None, label=label, told=told, required=required, empty_label="", **kwargs)


class WhoForm(GroupedForm):
    """The questions that registering and editing share."""

    reference = TextField(
        label="Reference",
        subject="your reference for the person",
        help_text="For example P0007",
        max_length=40,
    )
    given_name = TextField(label="Given name", subject="the given name", **NAME)
    family_name = TextField(label="Family name", subject="the family name", **NAME)
    preferred_name = TextField(label="Likes to be called", required=False, **NAME)
    date_of_birth = TypedDateField(
        label="Date of birth",
        subject="the date of birth",
        help_text="For example, 27 March 1984",
        whole_year=True,
        future=False,
    )
    nhs_number = NhsNumberField(label="NHS number", required=False, help_text="10 digits")
    responsible_council = chosen(
        "Which council is responsible for them?",
        "Choose the responsible council",
        help_text="The council whose duty their care is, wherever they live",
    )
    responsible_icb = chosen(
        "Which ICB is responsible for them?", "Choose the responsible ICB", required=False
    )
    link_worker = chosen("Link worker", "Choose a link worker", required=False)
    caseload_from = TypedDateField(
        label="On the caseload from", subject="the day they joined the caseload", required=False
    )
    contact_every_days = forms.IntegerField(
        label="See them at least every how many days?",
        initial=DEFAULT_CONTACT_DAYS,
        min_value=SHORTEST_CONTACT_DAYS,
        max_value=LONGEST_CONTACT_DAYS,
        help_text=f"From {SHORTEST_CONTACT_DAYS} to {LONGEST_CONTACT_DAYS} days",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={
            "required": "Enter the number of days between contacts",
            "invalid": "The days between contacts must be a whole number, like 42",
            "min_value": "The days between contacts must be 14 or more",
            "max_value": "The days between contacts must be 84 or less",
        },
    )

    def __init__(self, *args, staff, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name, bodies in (("responsible_council", options.councils), ("responsible_icb", options.boards)):
            if name in self.fields:
                self.fields[name].queryset = bodies(self.today)
        self.fields["link_worker"].queryset = options.link_workers(staff, person)


class RegisterPersonForm(DespiteForm, WhoForm):
    """Who they are, whose, who keeps in touch, and where they live. The rest can be added later."""

    submit_text = "Register this person"
    groups = (
        (
            "Who they are",
            ("reference", "given_name", "family_name", "preferred_name", "date_of_birth", "nhs_number"),
        ),
        ("Whose they are", ("responsible_council", "responsible_icb")),
        ("Where they live now", ("home", DESPITE, "starts_on")),
        ("Keeping in touch", ("link_worker", "caseload_from", "contact_every_days")),
        ("One check", ("confirmed",)),
    )

    home = chosen(
        "Home",
        "Choose a home",
        required=False,
        help_text="Needed for somebody another council is responsible for. Start typing its name.",
    )
    starts_on = TypedDateField(
        label="Living there since", subject="the day they moved in", required=False, future=False
    )
    confirmed = forms.BooleanField(
        label="I have checked: this is somebody else", required=False, help_text=""
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, staff=staff, **kwargs)
        self.fields["home"].queryset = options.homes(staff)
        self.fields["home"].label_from_instance = lambda home: f"{home.name}, {home.host_council}"
        self.keep_question_for(self.fields["home"].key_of(self.data.get("home")))
        self.found: tuple[Likeness, ...] = ()

    @property
    def helper(self):
        """The check is asked only when somebody alike was found."""
        helper = super().helper
        if not (self.found or self.data.get("confirmed")):
            helper.layout.fields = helper.layout.fields[:-1]
        return helper

    def clean(self):
        """A home and the day go together."""
        answers = super().clean()
        home, starts_on = answers.get("home"), answers.get("starts_on")
        if home and not starts_on and "starts_on" not in self.errors:
            self.add_error("starts_on", "Enter the day they moved in")
        if starts_on and not home and "home" not in self.errors:
            self.add_error("home", "Choose the home they moved into")
        return answers


class EditPersonForm(EditingForm, WhoForm):
    """Everything recorded about somebody but whose they are, which has a page of its own. Empty means not
    recorded.
    """

    submit_text = "Save changes"
    responsible_council = None
    responsible_icb = None
    groups = (
        (
            "Who they are",
            ("reference", "given_name", "family_name", "preferred_name", "date_of_birth", "nhs_number"),
        ),
        ("About them", ("pronouns", "gender", "ethnicity", "religion", "support_reason", "complex_needs")),
        ("How to reach them", ("best_contact", "first_language", "interpreter_needed")),
        ("Keeping in touch", ("link_worker", "caseload_from", "caseload_until", "contact_every_days")),
        ("Health", ("on_gp_ld_register", "health_check_on", "health_action_plan_on")),
        ("Advocacy", ("advocate_needed", "advocate_in_place")),
    )

    gender = forms.ChoiceField(
        label="Gender the person states",
        choices=Gender.choices,
        widget=Radios(inline=True),
        error_messages={"required": "Select the gender the person states, or not known"},
    )
    pronouns = TextField(
        label="Pronouns", required=False, help_text="For example, she or they", max_length=40
    )
    best_contact = TextField(
        label="Best way to contact them",
        subject="the best way to contact them",
        required=False,
        help_text="For example, ring the home after 4pm and ask for her by name",
        max_length=200,
    )
    first_language = TextField(
        label="First language", required=False, help_text="For example, English or Polish", max_length=60
    )
    interpreter_needed = YesNoNotRecordedField(label="Needs an interpreter", widget=Radios(inline=True))
    religion = forms.ChoiceField(
        label="Religion or belief", required=False, choices=[("", "Not recorded"), *Religion.choices]
    )
    ethnicity = forms.ModelChoiceField(
        queryset=None, label="Ethnicity", required=False, to_field_name="code", empty_label="Not recorded"
    )
    support_reason = forms.ModelChoiceField(
        queryset=None,
        label="Primary support reason",
        required=False,
        to_field_name="code",
        empty_label="Not recorded",
    )
    complex_needs = YesNoNotRecordedField(label="Complex needs", widget=Radios(inline=True))
    caseload_until = TypedDateField(
        label="First day no longer on the caseload", subject="the day they left the caseload", required=False
    )
    on_gp_ld_register = YesNoNotRecordedField(
        label="On the GP's learning disability register", widget=Radios(inline=True)
    )
    health_check_on = TypedDateField(
        label="Last annual health check", subject="the day of the health check", required=False, future=False
    )
    health_action_plan_on = TypedDateField(
        label="Health action plan made on", subject="the day of the plan", required=False, future=False
    )
    advocate_needed = YesNoNotRecordedField(label="Needs an advocate", widget=Radios(inline=True))
    advocate_in_place = YesNoNotRecordedField(label="Has an advocate", widget=Radios(inline=True))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ethnicity"].queryset = options.code_list("ethnicity")
        self.fields["support_reason"].queryset = options.code_list("support_reason")
