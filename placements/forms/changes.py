"""Changing the split of today in one way: raised, suspended, disputed; and what is paid once."""

from decimal import Decimal

from django import forms

from linkworker.forms import (
    GovukForm,
    ListedField,
    LongTextField,
    MoneyField,
    SentOnceForm,
    TextField,
    TypedDateField,
)
from linkworker.words import long_day, pounds
from placements.choices import Stream
from placements.forms.funding import DUTIES, MOST_A_WEEK, PERSON, PayerField
from placements.forms.numbers import NumberField
from placements.forms.people import chosen
from placements.queries import options


class UpliftFundingForm(SentOnceForm):
    """By how much the price rises, from when."""

    submit_text = "Check the pennies"

    percent = NumberField(
        label="By how many percent?",
        subject="the percentage",
        help_text="For example, 3.5",
        least=Decimal("0.01"),
        most=Decimal(100),
    )
    effective_from = TypedDateField(
        label="From which day?", subject="the first day of the new price", help_text="Usually 1 April"
    )
    agreed_on = TypedDateField(
        label="When was it agreed with the provider?",
        subject="the day it was agreed with the provider",
        future=False,
    )


class ProposeUpliftForm(UpliftFundingForm):
    """The same for everybody a provider looks after."""

    field_order = ("submission", "provider", "percent", "effective_from", "agreed_on")

    provider = chosen("Which provider?", "Choose the provider", help_text="Those who look after your people")

    def __init__(self, *args, providers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = providers


class SuspendFundingForm(SentOnceForm):
    """A stay away: from when, until when, and how much is paid meanwhile."""

    submit_text = "Check the pennies"

    starts_on = TypedDateField(label="From which day?", subject="the first day of the suspension")
    ends_on = TypedDateField(
        label="From which day does all go on as before?",
        subject="the day all goes on as before",
        help_text="If it is not known yet, say when it is looked at again. It can be suspended once more",
    )
    percent = NumberField(
        label="How many percent does each payer pay meanwhile?",
        subject="the percentage",
        most=Decimal(100),
        help_text="0 if nothing is paid",
    )
    note = LongTextField(
        label="Why is it suspended?",
        subject="why it is suspended",
        rows=3,
        max_length=5000,
        help_text="For example, in hospital; the home keeps the room",
    )


class DisputeFundingForm(SentOnceForm):
    """Whose share is disputed, from when, and who pays it meanwhile."""

    submit_text = "Check the pennies"

    line = chosen("Which share is disputed?", "Choose the share that is disputed")
    starts_on = TypedDateField(
        label="From which day?",
        subject="the day it is disputed from",
        help_text="Until the next price that is agreed already, if there is one: a dispute is recorded for each",
    )
    funder = chosen(
        "Who pays it meanwhile, without prejudice?",
        "Choose who pays it meanwhile",
        required=False,
        help_text="Leave it empty if the same payer goes on",
    )
    stream = forms.ChoiceField(
        label="Under which duty does the interim funder pay?", choices=[("", ""), *DUTIES], required=False
    )
    note = LongTextField(label="What is disputed?", subject="what is disputed", rows=3, max_length=5000)

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = lines
        self.fields["line"].label_from_instance = self.share
        self.fields["funder"].queryset = options.councils(self.today) | options.boards(self.today)

    def share(self, line):
        """A share in words; one of a price that is still to come with its first day."""
        words = f"{line.payer or 'The person'}, {line.get_stream_display()}, {pounds(line.weekly)} a week"
        return f"{words} from {long_day(line.starts_on)}" if line.starts_on > self.today else words

    def clean(self):
        """An interim funder pays under some duty."""
        cleaned = super().clean()
        if cleaned.get("funder") and not cleaned.get("stream"):
            self.add_error("stream", "Select under which duty the interim funder pays")
        return cleaned


class RecordOneOffCostForm(SentOnceForm):
    """What was paid once."""

    submit_text = "Record this cost"

    what_for = TextField(
        label="What was it for?",
        subject="what it was for",
        max_length=300,
        help_text="For example, a ceiling hoist, moving in, a void. No names",
    )
    amount = MoneyField(
        label="How much?", subject="the amount", least=Decimal("0.01"), most=Decimal("9999999.99")
    )
    spent_on = TypedDateField(
        label="On which day?",
        subject="the day it was paid",
        help_text="For example, 4 May 2026",
        future=False,
    )
    payer = PayerField(label="Who paid?")
    stream = forms.ChoiceField(
        label="Under which duty?",
        choices=[("", ""), *Stream.choices],
        error_messages={"required": "Select under which duty it was paid"},
    )

    def __init__(self, *args, usual, others, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = {str(body.uid): body for body in (*usual, *others)}
        self.fields["payer"].bodies = bodies
        self.fields["payer"].choices = [
            ("", ""),
            (PERSON, "The person"),
            *((uid, str(body)) for uid, body in bodies.items()),
        ]


class SetAuthorisationLimitForm(GovukForm):
    """Which role may agree up to how much, from when."""

    submit_text = "Set this limit"

    role = ListedField(label="Which role?", told="Choose the role")
    weekly_limit = MoneyField(
        label="Up to which price a week?", subject="the highest price a week", most=MOST_A_WEEK
    )
    valid_from = TypedDateField(
        label="From which day?", subject="the day the limit starts", help_text="Today or later", past=False
    )

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", ""), *roles]
