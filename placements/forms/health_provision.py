"""Who provides which health service, from which side."""

from django import forms

from linkworker.forms import EditingForm, GovukForm, Radios, SentOnceForm, TextField, TypedDateField
from placements.choices import HealthService, HealthSide
from placements.forms.layouts import GroupedForm
from placements.forms.people import chosen
from placements.queries.bodies import bodies

WHEN = ("starts_on", "last_seen_on", "waiting_since")
WHO = ("organisation", "organisation_name", "ods_code")


class OdsCodeField(TextField):
    """An ODS code, in capitals."""

    def to_python(self, value):
        return "".join(super().to_python(value).split()).upper()


class ProvisionForm(GroupedForm):
    """The questions that adding and changing share."""

    detail = TextField(
        label="Which other service?",
        subject="which other service it is",
        required=False,
        max_length=120,
        formulas=True,
        help_text="Only if it is not in the list",
    )
    organisation = chosen(
        "Who provides it?",
        "Choose an organisation",
        required=False,
        help_text="Start typing the organisation's name",
    )
    organisation_name = TextField(
        label="Or a name not in the list",
        subject="the name of who provides it",
        required=False,
        max_length=200,
        formulas=True,
        help_text="For a GP, the name of the practice",
    )
    ods_code = OdsCodeField(
        label="ODS code of the GP practice",
        subject="the ODS code",
        required=False,
        max_length=9,
        help_text="For example C82001. The responsible ICB follows the GP practice",
    )
    starts_on = TypedDateField(
        label="Since",
        subject="the day it started",
        required=False,
        future=False,
        help_text="For a GP, the day of registration",
    )
    last_seen_on = TypedDateField(
        label="Last seen", subject="the day they were last seen", required=False, future=False
    )
    waiting_since = TypedDateField(
        label="Waiting since", subject="the day the wait began", required=False, future=False
    )

    def __init__(self, *args, staff, provision=None, **kwargs):
        super().__init__(*args, **kwargs)
        including = provision.organisation if provision else None
        self.fields["organisation"].queryset = bodies(staff, including=including)


class AddHealthProvisionForm(SentOnceForm, ProvisionForm):
    """A service on the map."""

    submit_text = "Add this service"
    groups = (
        ("Which service", ("service", "detail", "side")),
        ("Who provides it", WHO),
        ("Since when", (*WHEN, "submission")),
    )

    service = forms.ChoiceField(
        label="Service",
        choices=[("", ""), *HealthService.choices],
        error_messages={"required": "Select the service"},
    )
    side = forms.ChoiceField(
        label="From which side?",
        choices=HealthSide.choices,
        widget=Radios,
        error_messages={"required": "Select from which side it comes"},
    )


class EditHealthProvisionForm(EditingForm, ProvisionForm):
    """What is known of a service on the map."""

    submit_text = "Save these changes"
    groups = (("Who provides it", ("detail", *WHO)), ("Since when", WHEN))


class EndHealthProvisionForm(GovukForm):
    """The day a service ended."""

    submit_text = "End this service"

    ends_on = TypedDateField(
        label="On which day did it end?",
        subject="the day it ended",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
