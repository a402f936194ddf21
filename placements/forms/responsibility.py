"""What is asked before it is recorded whose somebody is, and about a dispute."""

from django import forms

from linkworker.forms import GovukForm, LongTextField, Radios, TypedDateField
from placements.choices import Basis, DisputeKind, ResponsibilityKind
from placements.forms.people import chosen
from placements.queries import responsibility as queries
from placements.rules.responsibility import BASES

RULES = [
    (value, Basis(value).label) for value in dict.fromkeys(basis for each in BASES.values() for basis in each)
]


class SettleResponsibilityForm(GovukForm):
    """Which duty, whose, from when, by which rule and how it is known."""

    submit_text = "Record this"

    kind = forms.ChoiceField(
        label="Which duty?",
        choices=ResponsibilityKind,
        widget=Radios,
        error_messages={"required": "Select which duty it is"},
    )
    organisation = chosen(
        "Which body is responsible?", "Choose the responsible body", help_text="Start typing its name"
    )
    starts_on = TypedDateField(
        label="From which day?",
        subject="the day it became responsible",
        required=False,
        future=False,
        help_text="Today or a past day. Leave empty only for the rule behind what was first recorded.",
    )
    basis = forms.ChoiceField(
        label="By which rule?",
        choices=RULES,
        widget=Radios,
        error_messages={"required": "Select the rule"},
    )
    evidence = LongTextField(
        label="How do we know?",
        subject="how we know",
        help_text="For example, the letter of the other council and its date",
        max_length=2000,
        rows=4,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = queries.bodies()


class OpenDisputeForm(GovukForm):
    """Between whom, since when, and who pays meanwhile."""

    submit_text = "Record this dispute"

    kind = forms.ChoiceField(
        label="Between whom is it?",
        choices=DisputeKind,
        widget=Radios,
        error_messages={"required": "Select between whom the dispute is"},
    )
    other_body = chosen("Who is the other body?", "Choose the other body", help_text="Start typing its name")
    interim_funder = chosen(
        "Who pays until it is settled?",
        "Choose who pays until it is settled",
        help_text="Without prejudice: care never waits, and there is no gap",
    )
    raised_on = TypedDateField(
        label="On which day was it raised?", subject="the day the dispute was raised", future=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("other_body", "interim_funder"):
            self.fields[name].queryset = queries.bodies().in_force_on(self.today)


class ReferDisputeForm(GovukForm):
    """The day it went up."""

    submit_text = "Record this"

    referred_on = TypedDateField(
        label="On which day was it referred?", subject="the day the dispute was referred", future=False
    )


class CloseDisputeForm(GovukForm):
    """The day and the answer."""

    submit_text = "Close this dispute"

    closed_on = TypedDateField(
        label="On which day was it settled?", subject="the day the dispute was settled", future=False
    )
    outcome = LongTextField(
        label="What was settled?",
        subject="what was settled",
        help_text="Who is responsible, from which day, and who pays back what",
        max_length=2000,
        rows=4,
    )
