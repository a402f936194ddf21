"""What became of an advocate."""

from django import forms

from linkworker.forms import Radios, SentOnceForm, TextField, TypedDateField
from placements.choices import AdvocacyState, AdvocateKind
from placements.forms.people import chosen
from placements.queries.options import councils


class RecordAdvocacyForm(SentOnceForm):
    """One step with an advocacy service."""

    submit_text = "Record this"
    field_order = ("state", "kind", "happened_on", "organisation_name", "contract_area", "note")

    state = forms.ChoiceField(
        label="What happened?",
        choices=AdvocacyState.choices,
        widget=Radios(hints={"not_available": "Needed, and no service would or could take it on"}),
        error_messages={"required": "Select what happened"},
    )
    kind = forms.ChoiceField(
        label="Which kind of advocate?",
        choices=AdvocateKind.choices,
        widget=Radios,
        error_messages={"required": "Select the kind of advocate"},
    )
    happened_on = TypedDateField(
        label="On which day?",
        subject="the day it happened",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    organisation_name = TextField(
        label="Advocacy service",
        required=False,
        max_length=200,
        formulas=True,
        subject="the advocacy service",
    )
    contract_area = chosen("Which council's contract was asked?", "Choose the council", required=False)
    note = TextField(
        label="Note",
        subject="the note",
        required=False,
        max_length=500,
        formulas=True,
        help_text="For example, the service stops at the county boundary",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contract_area"].queryset = councils(self.today)
