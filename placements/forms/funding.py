"""Proposing a price and who pays it, up to five payers; refusing what was proposed."""

from decimal import Decimal

from django import forms

from linkworker.forms import (
    GovukForm,
    ListedField,
    LongTextField,
    MoneyField,
    Radios,
    SentOnceForm,
    TypedDateField,
)
from placements.choices import FundingReason, FundingStatus, NursingBand, ShareType, Stream
from placements.forms.numbers import NumberField
from placements.queries import options

PERSON = "person"
MOST_PAYERS = 5
MOST_A_WEEK = Decimal("99999.99")
DUTIES = [(value, label) for value, label in Stream.choices if value != Stream.FNC]


class PayerField(ListedField):
    """A body by its uid, or the person; the value is the body, or None for the person."""

    def __init__(self, **kwargs):
        super().__init__(told="Choose the payer", **kwargs)
        self.bodies: dict[str, object] = {}

    def clean(self, value):
        value = super().clean(value)
        return self.bodies.get(value)


class ShareForm(GovukForm):
    """One payer of the split. A row left empty is no payer."""

    mark_optional = False

    payer = PayerField(label="Payer")
    stream = forms.ChoiceField(
        label="Under which duty?",
        choices=[("", ""), *DUTIES],
        error_messages={"required": "Select under which duty this payer pays"},
    )
    asked = NumberField(
        label="Percent or pounds", subject="the percent or pounds", required=False, most=MOST_A_WEEK
    )


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
        """What the rows that could be read add up to, in percent or pounds."""
        read = [getattr(form, "cleaned_data", {}).get("asked") for form in self.forms]
        return sum((asked for asked in read if asked is not None), Decimal("0.00"))


ShareFormSet = forms.formset_factory(
    ShareForm, formset=Shares, extra=MOST_PAYERS, max_num=MOST_PAYERS, absolute_max=MOST_PAYERS
)


class ProposeFundingForm(SentOnceForm):
    """The price, from which day, how it is shared, and what made it."""

    submit_text = "Check the pennies"

    starts_on = TypedDateField(
        label="From which day?",
        subject="the first day of the split",
        help_text="Lines in force close on this day. If other splits start later, this one takes their place",
    )
    ends_on = TypedDateField(
        label="Until which day?",
        subject="the first day it no longer holds",
        required=False,
        help_text="Only if what was in force before goes on afterwards. The first day it no longer holds",
    )
    gross = MoneyField(
        label="Price a week",
        subject="the price a week",
        required=False,
        most=MOST_A_WEEK,
        help_text="All of it: nursing care and the person's own contribution inside, a top-up beside it",
    )
    hours_weekly = NumberField(
        label="Hours of support a week", subject="the hours a week", required=False, most=Decimal("999.99")
    )
    hourly_rate = MoneyField(
        label="Pounds an hour",
        subject="the pounds an hour",
        required=False,
        most=Decimal("999.99"),
        help_text="Instead of the price a week: hours times this, rounded once",
    )
    nursing = forms.ChoiceField(
        label="NHS-funded nursing care inside the price",
        choices=NursingBand.choices,
        initial=NursingBand.NONE,
        widget=Radios(inline=True),
        error_messages={"required": "Select whether the price includes nursing care"},
    )
    nhs_outcome_declared = forms.BooleanField(
        label="I have seen that a Checklist or Decision Support Tool outcome is on record",
        required=False,
        help_text="Needed for nursing care only where the CHC tab holds no outcome. Your declaration is kept",
    )
    share_type = forms.ChoiceField(
        label="How are the shares given?",
        choices=ShareType.choices,
        initial=ShareType.PERCENT,
        widget=Radios(inline=True),
        error_messages={"required": "Select percent or pounds a week"},
    )
    contribution = MoneyField(
        label="The person's contribution a week",
        subject="the person's contribution",
        required=False,
        most=MOST_A_WEEK,
        help_text="Comes out of the council's share",
    )
    top_up = MoneyField(
        label="A third party's top-up a week",
        subject="the top-up",
        required=False,
        most=MOST_A_WEEK,
        help_text="Beside the price, never inside the council's share",
    )
    status = forms.ChoiceField(
        label="Is it settled?",
        choices=FundingStatus.choices,
        initial=FundingStatus.AGREED,
        widget=Radios(
            hints={
                FundingStatus.INTERIM: "Somebody pays for now without accepting that it is theirs to pay",
                FundingStatus.DISPUTED: "Who pays is argued over",
            }
        ),
        error_messages={"required": "Select whether the split is settled"},
    )
    reason = forms.ChoiceField(
        label="What made it?",
        choices=[("", ""), *FundingReason.choices],
        error_messages={"required": "Select what made it"},
    )
    risk_assessed_on = TypedDateField(
        label="When was the risk of less support assessed?",
        subject="the day the risk was assessed",
        required=False,
        future=False,
        help_text="Needed before support is reduced or a sleep-in is replaced",
    )
    mitigation = LongTextField(
        label="What keeps the person safe with less support?",
        subject="what keeps the person safe",
        required=False,
        rows=3,
        max_length=5000,
    )
    note = LongTextField(label="Note", subject="the note", required=False, rows=3, max_length=5000)

    price_fields = (
        "starts_on",
        "ends_on",
        "gross",
        "hours_weekly",
        "hourly_rate",
        "nursing",
        "nhs_outcome_declared",
    )
    own_money_fields = ("contribution", "top_up")
    reason_fields = ("status", "reason", "risk_assessed_on", "mitigation", "note")


class RefuseFundingForm(GovukForm):
    """Why a proposal does not come to count."""

    submit_text = "Refuse this proposal"

    why = LongTextField(label="Why is it refused?", subject="why it is refused", rows=4, max_length=5000)


def payers_for(authorities, today, *usual):
    """The usual payers of one person, each once and without gaps, and everybody else who could pay."""
    first = list(dict.fromkeys(body for body in usual if body is not None))
    return {"usual": first, "others": list(options.payers(authorities, today))}
