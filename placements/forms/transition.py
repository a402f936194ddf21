"""What is asked on the way from 14 to 25: a step, why one does not apply, the plan, and how the list is narrowed."""

from decimal import Decimal
from functools import partial
from uuid import UUID

from django import forms

from linkworker.forms import (
    GovukFilterForm,
    LongTextField,
    MoneyField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.choices import EducationSetting, PlanType, TransitionStepKind
from placements.forms.layouts import GroupedForm
from placements.queries import options
from placements.queries.transition_pipeline import NO_PLAN, SCHOOL_YEAR, YEAR, Asked, Facets

ANY = ("", "Any")


class StepForm(SentOnceForm):
    """Which step it is about."""

    milestone = forms.ChoiceField(
        label="Which step?",
        choices=[("", ""), *TransitionStepKind.choices],
        error_messages={"required": "Select the step"},
    )


class CompleteTransitionStepForm(StepForm):
    """A step that was done."""

    submit_text = "Record it as done"
    field_order = ("milestone", "done_on")

    done_on = TypedDateField(
        label="On which day was it done?",
        subject="the day it was done",
        help_text="For example, today or 4 May 2026",
        future=False,
    )


class MarkStepNotApplicableForm(StepForm):
    """A step that does not apply."""

    submit_text = "Record that it does not apply"
    field_order = ("milestone", "reason")

    reason = TextField(
        label="Why does it not apply?",
        subject="the reason",
        max_length=500,
        formulas=True,
        help_text="For example, moved here after it was due and the other council did it",
        error_messages={"required": "Enter why it does not apply"},
    )


def percent_field(label: str, subject: str, **kwargs) -> forms.DecimalField:
    """A share from 0 to 100, or nothing."""
    number = f"{subject} must be a number from 0 to 100, like 60 or 33.33"
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=5,
        decimal_places=2,
        min_value=Decimal(0),
        max_value=Decimal(100),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_digits", "max_whole_digits", "max_decimal_places"),
            number,
        ),
        **kwargs,
    )


outcome_field = partial(LongTextField, required=False, max_length=2000, rows=3)


class PlanTransitionForm(SentOnceForm, GroupedForm):
    """What is planned for a young person."""

    submit_text = "Record this plan"
    groups = (
        (
            "Education",
            (
                *("submission", "follows", "education", "education_ends_on", "plan_type", "plan_issued_on"),
                "residential_college",
            ),
        ),
        (
            "Likely care as an adult",
            ("adult_setting", "probability", "weekly_low", "weekly_middle", "weekly_high"),
        ),
        ("Who is likely to pay, per cent", ("council_percent", "icb_percent", "education_percent")),
        (
            "What the young person is working towards",
            ("employment", "independent_living", "community", "good_health", "lead_worker"),
        ),
    )

    follows = forms.UUIDField(required=False, widget=forms.HiddenInput)
    education = forms.ChoiceField(
        label="Where do they learn now?",
        choices=EducationSetting.choices,
        widget=Radios,
        error_messages={"required": "Select where they learn now"},
    )
    education_ends_on = TypedDateField(
        label="From which day will they no longer be there?",
        subject="the first day they will no longer be there",
        required=False,
        help_text="For example, 1 August 2027 when the course ends on 31 July 2027",
    )
    plan_type = forms.ChoiceField(
        label="Which plan do they have?",
        choices=[("", "Not recorded"), *PlanType.choices],
        required=False,
        widget=Radios,
        help_text="Individual Support Plans are proposed; the steps are the same for both",
    )
    plan_issued_on = TypedDateField(
        label="On which day was that plan issued?",
        subject="the day the plan was issued",
        required=False,
        future=False,
        help_text="The date on the final plan. Its yearly review counts from here until one is held",
    )
    residential_college = YesNoNotRecordedField(label="May they need residential college within 3 years?")
    adult_setting = forms.ModelChoiceField(
        queryset=None,
        label="Where are they likely to live as an adult?",
        required=False,
        to_field_name="code",
        empty_label="Not known yet",
        error_messages={"invalid_choice": "Choose one of the list, or leave it empty"},
    )
    probability = percent_field(
        "How likely is it that they need this, per cent?",
        "How likely it is",
        help_text="For example, 75. The forecast counts that part of the cost",
    )
    weekly_low = MoneyField(label="Low, a week", subject="the low cost", required=False, most=Decimal(99999))
    weekly_middle = MoneyField(
        label="Middle, a week", subject="the middle cost", required=False, most=Decimal(99999)
    )
    weekly_high = MoneyField(
        label="High, a week", subject="the high cost", required=False, most=Decimal(99999)
    )
    council_percent = percent_field("The council’s share", "The council’s share")
    icb_percent = percent_field("The NHS’s share", "The NHS’s share")
    education_percent = percent_field("Education’s share", "Education’s share")
    employment = outcome_field(label="Employment and higher education", subject="what is said of employment")
    independent_living = outcome_field(
        label="Independent living", subject="what is said of independent living"
    )
    community = outcome_field(
        label="Friends, relationships and community", subject="what is said of friends and community"
    )
    good_health = outcome_field(label="Good health", subject="what is said of good health")
    lead_worker = TextField(
        label="Lead worker",
        subject="the lead worker",
        required=False,
        max_length=160,
        formulas=True,
        help_text="Who leads the move into adulthood, and where they work",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult_setting"].queryset = options.settings()

    def follow(self, plan: UUID) -> None:
        """Sent again, it takes the place of this plan: its writer has been told of it."""
        self.data = self.data.copy()
        self.data["follows"] = str(plan)


class PipelineFilter(GovukFilterForm):
    """How the list is narrowed and grouped. The state is the address."""

    submit_text = "Show young people"

    by = forms.ChoiceField(
        label="Group by", required=False, choices=[(YEAR, "Year of turning 18"), (SCHOOL_YEAR, "School year")]
    )
    year = forms.ChoiceField(label="Turns 18 in", required=False)
    education = forms.ChoiceField(
        label="Learns now", required=False, choices=[ANY, *EducationSetting.choices]
    )
    plan = forms.ChoiceField(
        label="Plan",
        required=False,
        choices=[ANY, ("recorded", "Plan recorded"), (NO_PLAN, "No plan recorded")],
    )
    late = forms.ChoiceField(label="Steps", required=False, choices=[ANY, ("yes", "With a late step")])
    college = forms.ChoiceField(
        label="Residential college", required=False, choices=[ANY, ("yes", "May need it within 3 years")]
    )
    lead = forms.ChoiceField(label="Lead worker", required=False)

    def __init__(self, *args, facets: Facets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [ANY, *((year, year) for year in facets.years)]
        self.fields["lead"].choices = [ANY, *((lead, lead) for lead in facets.leads)]

    def asked(self) -> Asked:
        """What was asked, without the answers that cannot be understood; those show their error."""
        self.is_valid()
        said = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return Asked(
            by=said["by"] or YEAR,
            late=bool(said["late"]),
            college=bool(said["college"]),
            **{name: said[name] for name in ("year", "education", "plan", "lead")},
        )
