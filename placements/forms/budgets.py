"""What is asked when a budget is set."""

from django import forms

from linkworker.forms import MoneyField, SentOnceForm, TextField
from linkworker.periods import FinancialYear
from placements.choices import Stream

YEARS_BACK, YEARS_AHEAD = 2, 3


class SetBudgetForm(SentOnceForm):
    """Which year, for what, how much and why."""

    submit_text = "Set this budget"

    financial_year = forms.TypedChoiceField(
        label="Which financial year?",
        coerce=lambda starts_in: FinancialYear(int(starts_in)),
        error_messages={"required": "Select the financial year"},
    )
    stream = forms.ChoiceField(
        label="For what?",
        required=False,
        choices=[("", "Everything the council pays for placements"), *Stream.choices],
        help_text="A part for one duty stands beside the whole and is not added to it",
    )
    amount = MoneyField(
        label="How much?",
        subject="the budget",
        help_text="The council's own money for the whole year, before charges to people are taken off",
    )
    reason = TextField(
        label="Why is it set or changed?",
        subject="why the budget is set or changed",
        help_text="For example, set by full council on 24 February, or moved in the half-year review",
        max_length=300,
        formulas=True,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = FinancialYear.of(self.today).starts_in
        years = [FinancialYear(this_year + n) for n in range(-YEARS_BACK, YEARS_AHEAD + 1)]
        self.fields["financial_year"].choices = [(year.starts_in, year.label) for year in years]
        self.fields["financial_year"].initial = this_year
