"""What is asked when somebody is referred, when a service has answered, and when it has not."""

from django import forms

from casework.choices import Channel, ReferralBasis, ReferralResult, ReferralStepKind
from casework.models.referrals import LONGEST_REASON, LONGEST_SERVICE
from linkworker.forms import (
    GovukFilterForm,
    GovukForm,
    LongTextField,
    Radios,
    RowField,
    SentOnceForm,
    TextField,
    TypedDateField,
)

LONGEST_WHY = 4_000


class GoalField(RowField):
    """One of the person's goals, in their words."""

    widget = forms.Select

    def __init__(self, **kwargs):
        super().__init__(told="Choose a goal", required=False, empty_label="None of these", **kwargs)

    def label_from_instance(self, goal) -> str:
        return f"{goal.domain}: {goal.text[:80]}"


class ReferPersonForm(SentOnceForm):
    """Why, on what ground, and how they are told. Which service is known when it was chosen in the directory."""

    submit_text = "Refer"

    service = TextField(
        label="Which service?", subject="the name of the service", max_length=LONGEST_SERVICE, formulas=True
    )
    why = LongTextField(
        label="What for?",
        subject="why they are referred",
        help_text="What the person wants from it, in their words where you can",
        max_length=LONGEST_WHY,
        rows=4,
    )
    basis = forms.ChoiceField(
        label="Does the person agree?",
        choices=[
            (ReferralBasis.AGREED, "Yes, they agreed"),
            (ReferralBasis.BEST_INTERESTS, "They cannot decide this: it was decided in their best interests"),
        ],
        widget=Radios,
        error_messages={
            "required": "Select whether they agreed, or it was decided in their best interests",
            "invalid_choice": "Select whether they agreed, or it was decided in their best interests",
        },
    )
    agreed_on = TypedDateField(
        label="When was that?",
        subject="the date they agreed or it was decided",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    made_on = TypedDateField(label="Date of the referral", subject="the date of the referral", future=False)
    sent_by = forms.ChoiceField(
        label="How are they told?",
        choices=[("", "Not yet"), *Channel.choices],
        required=False,
        help_text="Link Worker sends nothing itself. A letter can be printed from the next page",
    )
    urgent = forms.BooleanField(label="It is urgent", required=False)
    answer_by = TypedDateField(
        label="Answer wanted by",
        subject="the date an answer is wanted by",
        required=False,
        help_text="Left empty, it is the days in which they say they reply, or two weeks",
    )
    goal = GoalField(queryset=None, label="Does it serve one of the person’s goals?")

    def __init__(self, *args, goals, entry=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = goals
        if not goals.exists():
            del self.fields["goal"]
        if entry is not None:
            del self.fields["service"]


class RecordReferralStepForm(SentOnceForm):
    """What the service did. `steps` are those that can follow."""

    submit_text = "Save"

    step = forms.ChoiceField(
        label="What happened?",
        widget=Radios,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select what happened"),
    )
    happened_on = TypedDateField(
        label="When?", subject="the date", help_text="For example, today or 4 May 2026", future=False
    )
    reason = LongTextField(
        label="What did they say?",
        subject="what they said",
        help_text="Needed when they declined, or when it ends before it started",
        required=False,
        max_length=LONGEST_REASON,
        rows=3,
    )

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [
            (value, label) for value, label in ReferralStepKind.choices if value in steps
        ]


class ChaseReferralForm(SentOnceForm):
    """When and how somebody asked, and what they were told."""

    submit_text = "Save"

    chased_on = TypedDateField(
        label="When did you ask?",
        subject="the date you asked",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    how = forms.ChoiceField(
        label="How?",
        choices=Channel.choices,
        widget=Radios,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select how you asked"),
    )
    note = LongTextField(
        label="What did they say?",
        subject="what they said",
        required=False,
        max_length=LONGEST_REASON,
        rows=3,
    )


class TieReferralForm(GovukForm):
    """Which entry of the directory was meant."""

    submit_text = "Save"

    service_entry = RowField(
        queryset=None,
        label="Which entry of the directory is it?",
        told="Choose the service",
        empty_label="",
        help_text="Only what serves where the person lives. Missing? Add it to the directory first",
    )

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service_entry"].queryset = services


class ReferralsFilterForm(GovukFilterForm):
    """How the list of referrals is narrowed; it stands in the address."""

    state = forms.ChoiceField(
        label="Which",
        required=False,
        choices=[
            ("", "Waiting for an answer"),
            ("late", "Waiting too long"),
            (ReferralResult.ACCEPTED, "Accepted, not started"),
            (ReferralResult.STARTED, "Started"),
            (ReferralResult.DECLINED, "Declined"),
            (ReferralResult.ENDED, "Ended"),
            ("all", "All"),
        ],
        error_messages={"invalid_choice": "Select one from the list"},
    )
    words = TextField(label="Service", subject="words", required=False, max_length=100, formulas=True)
    urgent = forms.BooleanField(label="Urgent only", required=False)
    mine = forms.BooleanField(label="Made by me", required=False)
