"""The way home, or on: beginning a plan and saying how far it has come."""

from django import forms

from linkworker.forms import GovukFilterForm, GovukForm, Radios, TextField, TypedDateField
from placements.choices import Barrier, ReturnKind, ReturnStage
from placements.forms.people import chosen
from placements.queries import options


class MoveReturnOnForm(GovukForm):
    """Where the plan stands: the stage, the barrier, the day, the owner and what is next."""

    submit_text = "Keep this step"

    stage = forms.ChoiceField(
        label="How far has it come?",
        choices=ReturnStage.choices,
        widget=Radios,
        error_messages={"required": "Select how far it has come"},
    )
    barrier = forms.ChoiceField(
        label="What stands in the way most?",
        choices=Barrier.choices,
        widget=Radios,
        error_messages={"required": "Select what stands in the way, or that nothing does"},
    )
    estimated_on = TypedDateField(
        label="For which day is it estimated?",
        subject="the day it is estimated for",
        required=False,
        help_text="Needed once an option is found",
    )
    owner = chosen("Who owns this plan?", "Choose who owns this plan")
    next_step = TextField(label="What happens next?", required=False, max_length=500, formulas=True)

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = options.colleagues(staff)


class PlanReturnForm(MoveReturnOnForm):
    """The first step, and where the plan leads."""

    submit_text = "Make this plan"
    field_order = ("kind",)

    kind = forms.ChoiceField(
        label="Where does the plan lead?",
        choices=ReturnKind.choices,
        widget=Radios,
        error_messages={"required": "Select where the plan leads"},
    )


class ReturnsFilterForm(GovukFilterForm):
    """Which stage, which barrier."""

    NO_DECISION = "none"

    stage = forms.ChoiceField(
        label="How far",
        required=False,
        choices=[("", "All"), (NO_DECISION, "No decision recorded"), *ReturnStage.choices],
    )
    barrier = forms.ChoiceField(
        label="What stands in the way", required=False, choices=[("", "All"), *Barrier.choices]
    )
