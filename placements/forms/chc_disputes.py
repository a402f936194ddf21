"""Disputes about continuing healthcare: beginning and end of a stage."""

from django import forms

from linkworker.forms import GovukForm, Radios, SentOnceForm, TypedDateField
from placements.choices import ChcDisputeOutcome, ChcDisputeStage
from placements.forms.chc import TODAY
from placements.forms.people import chosen
from placements.queries.chc import funders

BETWEEN = ChcDisputeStage.BETWEEN_BODIES
ENDS_OF_BODIES = (ChcDisputeOutcome.SETTLED, ChcDisputeOutcome.PACKAGE_ENDED)


class OpenChcDisputeForm(SentOnceForm):
    """Which stage, asked when, and who pays meanwhile."""

    submit_text = "Open this dispute"
    reveals = {"stage": {BETWEEN.value: ("interim_funder", "without_prejudice")}}

    stage = forms.ChoiceField(
        label="Who looks at it?",
        choices=ChcDisputeStage,
        widget=Radios(
            hints={
                ChcDisputeStage.LOCAL_REVIEW: (
                    "The person asks within 6 months of the decision letter; the ICB should finish in 3 months"
                ),
                ChcDisputeStage.INDEPENDENT_REVIEW: "Asked for within 6 months of the local outcome",
                ChcDisputeStage.OMBUDSMAN: "After the independent review",
                BETWEEN: "By the local protocol. Neither body may stop paying alone",
            }
        ),
        error_messages={"required": "Select who looks at it"},
    )
    asked_on = TypedDateField(
        label="On which day was it asked for?",
        subject="the day it was asked for",
        help_text=TODAY,
        future=False,
    )
    interim_funder = chosen("Who pays meanwhile?", "Choose who pays meanwhile")
    without_prejudice = forms.BooleanField(
        label="They pay without prejudice: it is settled up afterwards",
        error_messages={"required": "Confirm that they pay without prejudice"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["interim_funder"].queryset = funders(self.today)


class CloseChcDisputeForm(GovukForm):
    """How a stage ended, and between bodies who pays from now on."""

    submit_text = "Close this dispute"

    closed_on = TypedDateField(
        label="On which day did it end?", subject="the day it ended", help_text=TODAY, future=False
    )
    outcome = forms.ChoiceField(
        label="How did it end?",
        widget=Radios,
        error_messages={"required": "Select how it ended"},
    )
    settled_funder = chosen("Who pays from now on?", "Choose who pays from now on")

    def __init__(self, *args, between_bodies: bool, **kwargs):
        if between_bodies:
            self.reveals = {"outcome": {ChcDisputeOutcome.SETTLED.value: ("settled_funder",)}}
        super().__init__(*args, **kwargs)
        ends = [end for end in ChcDisputeOutcome if (end in ENDS_OF_BODIES) == between_bodies]
        self.fields["outcome"].choices = [(end.value, end.label) for end in ends]
        if between_bodies:
            self.fields["settled_funder"].queryset = funders(self.today)
        else:
            del self.fields["settled_funder"]
