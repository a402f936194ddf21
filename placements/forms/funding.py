"""Agreeing who pays: the split, and up to five payers."""

from decimal import Decimal

from django import forms

from linkworker.forms import GovukForm, MoneyField, Radios, SearchSelect, TypedDateField
from placements.choices import FundingReason, FundingStatus, Stream
from placements.queries import options

PERSON = "person"
MOST_PAYERS = 5


class PayerField(forms.ChoiceField):
    """A body by its uid, or the person; the value is the body, or None for the person."""

    def __init__(self, **kwargs):
        super().__init__(widget=SearchSelect, **kwargs)
        self.bodies: dict[str, object] = {}

    def clean(self, value):
        value = super().clean(value)
        return self.bodies.get(value)


class ShareForm(GovukForm):
    """One payer of the split. A row left empty is no payer."""

    mark_optional = False

    payer = PayerField(label="Payer", error_messages={"required": "Choose the payer"})
    stream = forms.ChoiceField(
        label="Under which duty?",
        choices=[("", ""), *Stream.choices],
        error_messages={"required": "Select under which duty this payer pays"},
    )
    weekly = MoneyField(label="Pounds a week", subject="the pounds a week", most=Decimal("99999.99"))


class Shares(forms.BaseFormSet):
    """All the payers of a split. Without JavaScript, without surprises: five rows, empty ones left out."""

    item_name = "payer"

    def __init__(self, *args, usual, others, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = {str(body.uid): body for body in (*usual, *others)}
        first = [(PERSON, "The person"), *((str(body.uid), str(body)) for body in usual)]
        listed = {value for value, _ in first}
        rest = [(value, str(body)) for value, body in bodies.items() if value not in listed]
        self.payers = bodies
        self.choices = [("", ""), ("Usual payers", first), ("Others", rest)]

    def add_fields(self, form, index):
        """Each row chooses from the same payers."""
        super().add_fields(form, index)
        form.fields["payer"].choices = self.choices
        form.fields["payer"].bodies = self.payers

    def answers(self) -> list[dict]:
        """The rows that name a payer."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data]

    def total(self) -> Decimal:
        """Pounds a week of the rows that could be read."""
        read = [getattr(form, "cleaned_data", {}).get("weekly") for form in self.forms]
        return sum((weekly for weekly in read if weekly is not None), Decimal("0.00"))


ShareFormSet = forms.formset_factory(
    ShareForm, formset=Shares, extra=MOST_PAYERS, max_num=MOST_PAYERS, absolute_max=MOST_PAYERS
)


class AgreeFundingForm(GovukForm):
    """From which day, how settled, and what made it."""

    submit_text = "Agree this split"

    starts_on = TypedDateField(
        label="From which day?",
        subject="the first day of the split",
        help_text="Lines in force close on this day and the new ones start",
    )
    status = forms.ChoiceField(
        label="Is it settled?",
        choices=FundingStatus.choices,
        widget=Radios(
            hints={
                FundingStatus.INTERIM: "Somebody pays for now without accepting that it is theirs to pay",
                FundingStatus.DISPUTED: "Who pays is argued over",
            }
        ),
        error_messages={"required": "Select whether the split is settled"},
    )
    reason = forms.ChoiceField(
        label="What made it?", required=False, choices=[("", "Not recorded"), *FundingReason.choices]
    )
    gross = MoneyField(
        label="Total price a week",
        subject="the total price a week",
        required=False,
        help_text="If you enter it, the shares must add up to it. It is kept in the audit trail",
    )
    nhs_outcome_recorded = forms.BooleanField(
        label="I have seen that a Checklist or Decision Support Tool outcome is on record",
        required=False,
        help_text="Needed for a nursing contribution. Your declaration is kept in the audit trail",
    )


def payers_for(authorities, today, *usual):
    """The usual payers of one person, each once and without gaps, and everybody else who could pay."""
    first = list(dict.fromkeys(body for body in usual if body is not None))
    return {"usual": first, "others": list(options.payers(authorities, today))}
