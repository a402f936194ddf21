"""Proposing a placement, starting it, refusing it, taking it back."""

from uuid import UUID

from django import forms

from linkworker.forms import (
    Checkboxes,
    GovukForm,
    LongTextField,
    Radios,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.choices import Barrier, EndReason, WhyOutOfArea
from placements.forms.despite import DESPITE, DespiteForm
from placements.forms.layouts import GroupedForm
from placements.forms.people import chosen
from placements.models.decisions import WORDS
from placements.queries import options


class ProposePlacementForm(DespiteForm, GroupedForm):
    """Where, from when, until when, and the story."""

    submit_text = "Propose this placement"
    groups = (
        ("Where and when", ("home", DESPITE, "expected_on", "expected_end_on", "placed_by")),
        (
            "Why there",
            (
                "why_out_of_area",
                "chosen_by_person",
                "emergency",
                "local_options_tested_on",
                "local_options_found",
                "barriers",
            ),
        ),
    )

    home = chosen("Which home?", "Choose the home", help_text="Start typing its name")
    expected_on = TypedDateField(
        label="From which day is it expected?",
        subject="the day it is expected to start",
        help_text="For example, 4 January 2027",
    )
    expected_end_on = TypedDateField(
        label="Until which day is it expected?",
        subject="the day it is expected to end",
        required=False,
        help_text="Leave empty for a home that is meant to stay",
    )
    placed_by = chosen("Who would place them?", "Choose the council or board that would place them")
    why_out_of_area = forms.ChoiceField(
        label="Why is the home in another council's area?",
        required=False,
        choices=[("", "Not recorded, or not out of area"), *WhyOutOfArea.choices],
    )
    chosen_by_person = YesNoNotRecordedField(label="Did the person choose it?", widget=Radios(inline=True))
    emergency = YesNoNotRecordedField(label="Is it an emergency?", widget=Radios(inline=True))
    local_options_tested_on = TypedDateField(
        label="When were local options last tested?",
        subject="the day local options were tested",
        required=False,
        future=False,
    )
    local_options_found = LongTextField(
        label="What was found locally?",
        subject="what was found locally",
        required=False,
        max_length=WORDS,
        rows=3,
    )
    barriers = forms.MultipleChoiceField(
        label="What would stand in the way of coming back?",
        choices=Barrier.choices,
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = options.homes(staff)
        self.fields["home"].label_from_instance = lambda home: f"{home.name}, {home.host_council}"
        self.keep_question_for(self.fields["home"].key_of(self.data.get("home")))
        self.fields["placed_by"].queryset = options.councils(self.today) | options.boards(self.today)

    def clean_barriers(self):
        """Nothing stands in the way, or something does."""
        barriers = self.cleaned_data["barriers"]
        if Barrier.NONE in barriers and len(barriers) > 1:
            raise forms.ValidationError("Select what stands in the way, or that nothing does, not both")
        return barriers


class StartProposalForm(DespiteForm):
    """The day they moved in, why the old placement ended, where there is one, and why all the same."""

    submit_text = "They have moved in"
    field_order = ("starts_on", "end_reason", DESPITE)

    starts_on = TypedDateField(
        label="On which day did they move in?", subject="the day they moved in", future=False
    )
    end_reason = forms.ChoiceField(
        label="Why did the old placement end?",
        choices=EndReason.choices,
        initial=EndReason.MOVED,
        widget=Radios,
        error_messages={"required": "Select why the old placement ended"},
    )

    def __init__(self, *args, replaces: bool, home: UUID, **kwargs):
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["end_reason"]
        self.keep_question_for(home)


class ReasonForm(GovukForm):
    """Why a proposal goes no further."""

    reason = TextField(
        label="Why?", subject="why this proposal goes no further", max_length=500, formulas=True
    )


class WithdrawProposalForm(ReasonForm):
    """Taken back by whoever proposes."""

    submit_text = "Withdraw this proposal"


class RefuseProposalForm(ReasonForm):
    """Refused by whoever may agree."""

    submit_text = "Refuse this proposal"
