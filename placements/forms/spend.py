"""What is asked of the money pages: which days, and what if."""

from datetime import date, timedelta
from decimal import Decimal

from django import forms

from linkworker.forms import GovukFilterForm, Radios, TypedDateField
from linkworker.periods import Days, FinancialYear, Month, add_months
from linkworker.words import long_day
from placements.rules.what_if import Outcome, Proposal

MOST_YEARS = 10
DAY = timedelta(days=1)


class SpendRangeForm(GovukFilterForm):
    """Any days up to ten years; without an answer the financial year of today."""

    submit_text = "Show these days"

    starts_on = TypedDateField(label="From", subject="the first day", required=False)
    until = TypedDateField(
        label="Until, not counted", subject="the first day no longer counted", required=False
    )

    def __init__(self, data=None, *, today: date, **kwargs):
        year = FinancialYear.of(today)
        asked = {name: (data or {}).get(name) for name in ("starts_on", "until")}
        if not any(asked.values()):
            asked = {"starts_on": year.starts_on.isoformat(), "until": year.ends_on.isoformat()}
        asked = {name: _in_words(typed) for name, typed in asked.items()}
        super().__init__(asked, today=today, **kwargs)

    def clean(self):
        """A range with both ends, in order, and not for ever."""
        cleaned = super().clean()
        for name, words in (("starts_on", "the first day"), ("until", "the first day no longer counted")):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, f"Enter {words}")
        first, until = cleaned.get("starts_on"), cleaned.get("until")
        if first and until:
            if until <= first:
                self.add_error("until", "The first day no longer counted must be after the first day")
            elif until > add_months(first, 12 * MOST_YEARS):
                self.add_error("until", f"Choose {MOST_YEARS} years or fewer")
        return cleaned

    @property
    def within(self) -> Days:
        """The days asked for, half-open."""
        return Days(self.cleaned_data["starts_on"], self.cleaned_data["until"])


def _in_words(typed: str | None) -> str | None:
    """A day as an address has it, in words; anything else as it was typed."""
    try:
        return long_day(date.fromisoformat(typed or ""))
    except ValueError:
        return typed


def presets(today: date) -> list[tuple[str, Days]]:
    """Ranges in one click: words and days."""
    year = FinancialYear.of(today)
    return [
        ("This month", Month.of(today).days),
        (f"This year, {year.label}", year.days),
        (f"Last year, {year.before.label}", year.before.days),
        (f"Next year, {year.after.label}", year.after.days),
    ]


class WhatIfForm(GovukFilterForm):
    """What if the NHS agreed to pay from a day? Nothing is kept."""

    submit_text = "Work it out"
    reveals = {"outcome": {Outcome.JOINT.value: ("nhs_percent",)}}

    agreed_from = TypedDateField(label="Agreed from which day?", subject="the day it would be agreed from")
    outcome = forms.ChoiceField(
        label="What would the NHS agree?",
        choices=[
            (Outcome.FULL.value, "Full continuing healthcare"),
            (Outcome.JOINT.value, "A joint package"),
        ],
        widget=Radios,
        error_messages={"required": "Select what the NHS would agree"},
    )
    nhs_percent = forms.DecimalField(
        label="The NHS's share, per cent",
        help_text="Of what the council, the person and the NHS pay now, nursing contribution apart",
        max_digits=5,
        decimal_places=2,
        min_value=Decimal("0.01"),
        max_value=Decimal("99.99"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
        error_messages={
            "required": "Enter the NHS's share, per cent",
            "invalid": "The NHS's share must be a number, like 39.3",
            "min_value": "The NHS's share must be more than 0: a joint package is paid by both",
            "max_value": "The NHS's share must be less than 100: a joint package is paid by both",
            "max_decimal_places": "The NHS's share must have 2 decimal places or fewer",
            "max_digits": "The NHS's share must be a number, like 39.3",
            "max_whole_digits": "The NHS's share must be less than 100: a joint package is paid by both",
        },
    )

    @property
    def proposal(self) -> Proposal:
        """What is asked, for the rule."""
        said = self.cleaned_data
        return Proposal(said["agreed_from"], Outcome(said["outcome"]), said["nhs_percent"] or Decimal(100))
