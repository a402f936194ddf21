"""Who joins a person's circle, how they are reached and what they may be told; and who leaves."""

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms import (
    EditingForm,
    GovukForm,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.choices import AdvocateKind, CircleRole, CircleSide
from placements.forms.layouts import GroupedForm
from placements.forms.people import chosen
from placements.queries.bodies import bodies
from placements.queries.options import councils
from placements.rules.phone_numbers import is_phone_number

NOT_RECORDED = ("", "Not recorded")
REACHED_BY = ("phone", "email", "how_best")
TOLD = ("may_be_told", "may_be_told_note")
AT_HOME = ("next_of_kin", "lives_with")
ADVOCACY = ("advocate_kind", "contract_area")


class PhoneField(TextField):
    """A phone number as people write it."""

    def __init__(self, **kwargs):
        attrs = {"class": "govuk-input--width-20", "inputmode": "tel", "autocomplete": "off"}
        super().__init__(formulas=True, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value):
        text = " ".join(super().to_python(value).split())
        if text in self.empty_values:
            return self.empty_value
        if not is_phone_number(text):
            raise ValidationError("Enter a phone number, like 01572 722577 or 01572 722577 ext 12", "invalid")
        return text


class MemberForm(GroupedForm):
    """The questions that adding and changing share."""

    name = TextField(label="Name", subject="the name", max_length=160, formulas=True)
    role = forms.ChoiceField(
        label="Who are they to the person?",
        choices=[("", ""), *CircleRole.choices],
        error_messages={"required": "Select who they are to the person"},
    )
    phone = PhoneField(label="Phone", subject="the phone number", required=False, max_length=40)
    email = forms.EmailField(
        label="Email",
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Email must be 254 characters or less",
        },
    )
    how_best = TextField(
        label="How best to reach them",
        subject="how best to reach them",
        required=False,
        max_length=300,
        help_text="For example, mornings, or text first",
        formulas=True,
    )
    starts_on = TypedDateField(
        label="In the circle since",
        subject="the day they joined",
        help_text="For example, 4 May 2026. Leave it empty if nobody knows",
        required=False,
        future=False,
    )
    may_be_told = YesNoNotRecordedField(
        label="May information be shared with them?", widget=Radios(inline=True)
    )
    may_be_told_note = TextField(
        label="What may be shared, and who said so",
        subject="what may be shared",
        required=False,
        max_length=500,
        formulas=True,
    )
    next_of_kin = YesNoNotRecordedField(label="Are they next of kin?", widget=Radios(inline=True))
    lives_with = YesNoNotRecordedField(label="Do they live with the person?", widget=Radios(inline=True))
    advocate_kind = forms.ChoiceField(
        label="Kind of advocate", required=False, choices=[NOT_RECORDED, *AdvocateKind.choices]
    )
    contract_area = chosen(
        "Which council's contract pays for them?",
        "Choose the council",
        required=False,
        help_text="Some contracts stop at the boundary of an area",
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contract_area"].queryset = councils(self.today)

    def clean(self):
        """Only advocates have a kind of advocacy."""
        cleaned = super().clean()
        if cleaned.get("role") != CircleRole.ADVOCATE and any(cleaned.get(name) for name in ADVOCACY):
            self.add_error("advocate_kind", "Leave the questions about advocacy empty: this is no advocate")
        return cleaned


class AddCircleMemberForm(SentOnceForm, MemberForm):
    """Somebody joins the circle."""

    submit_text = "Add to the circle"
    groups = (
        ("Who they are", ("name", "role", "side", "organisation", "organisation_name", "starts_on")),
        ("How to reach them", (*REACHED_BY, "first_contact")),
        ("What they may be told", TOLD),
        ("If they are family or a friend", AT_HOME),
        ("If they are an advocate", (*ADVOCACY, "submission")),
    )

    side = forms.ChoiceField(
        label="For which side do they speak?",
        choices=CircleSide.choices,
        widget=Radios,
        error_messages={"required": "Select for which side they speak"},
    )
    organisation = chosen(
        "Organisation",
        "Choose an organisation",
        required=False,
        help_text="Start typing its name. Leave it empty for family",
    )
    organisation_name = TextField(
        label="Or the name of an organisation not in the list",
        subject="the name of the organisation",
        required=False,
        max_length=200,
        formulas=True,
    )
    first_contact = forms.BooleanField(
        label="They are the first point of contact of their organisation, or of the family, for this person",
        required=False,
        help_text="Whoever was named before no longer is",
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, staff=staff, **kwargs)
        self.fields["organisation"].queryset = bodies(staff)


class EditCircleMemberForm(EditingForm, MemberForm):
    """What is known of somebody in the circle."""

    submit_text = "Save these changes"
    groups = (
        ("Who they are", ("name", "role", "starts_on")),
        ("How to reach them", REACHED_BY),
        ("What they may be told", TOLD),
        ("If they are family or a friend", AT_HOME),
        ("If they are an advocate", ADVOCACY),
    )


class EndCircleMemberForm(GovukForm):
    """The day somebody left."""

    submit_text = "End their part in the circle"

    ends_on = TypedDateField(
        label="On which day did they leave?",
        subject="the day they left",
        help_text="For example, today or 4 May 2026. From this day they are no longer in the circle",
        future=False,
    )
