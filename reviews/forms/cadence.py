"""How often a kind of review is to be due, from which day on; then, with the preview in view, why."""

from collections.abc import Callable
from datetime import date

from django import forms

from casework.forms.fields import CountField
from linkworker.forms import GovukForm, LongTextField, Radios, TextField, TypedDateField
from reviews.actions.refusals import LongerThanItMayBe
from reviews.models.rules import LONGEST_SOURCE, LONGEST_WHY

MOST = 1_000
TooLate = Callable[[dict[str, int], date], tuple[tuple[bool, str, str], ...]]
DAYS, WORKING_DAYS, MONTHS = "days", "working_days", "months"
FIRST_UNITS = [(DAYS, "Days"), (WORKING_DAYS, "Working days"), (MONTHS, "Months")]
THEN_UNITS = [(DAYS, "Days"), (MONTHS, "Months")]


class CadenceForm(GovukForm):
    """The questions before the preview. They stand in the address, and change nothing.

    `repeats` is whether this kind of review is owed again after it was held: the law's shape, and not changed here.
    """

    submit_text = "Show what would move"
    mark_optional = False

    rule = forms.CharField(widget=forms.HiddenInput)
    first_number = CountField(
        label="First due after", subject="the first period", least=1, most=MOST, help_text="A whole number"
    )
    first_unit = forms.ChoiceField(
        label="Days or months?",
        choices=FIRST_UNITS,
        widget=Radios(inline=True, small=True),
        error_messages={"required": "Select days, working days or months"},
    )
    then_number = CountField(
        label="Then due again after",
        subject="the period after that",
        least=1,
        most=MOST,
        help_text="A whole number",
    )
    then_unit = forms.ChoiceField(
        label="Days or months then?",
        choices=THEN_UNITS,
        widget=Radios(inline=True, small=True),
        error_messages={"required": "Select days or months"},
    )
    due_soon_days = CountField(
        label="Warn before the date", subject="the warning", least=0, most=365, unit="days"
    )
    source = TextField(
        label="Where the rule comes from",
        subject="where the rule comes from",
        help_text="The law, the guidance or your own standard. It ends every reason that is shown",
        max_length=LONGEST_SOURCE,
    )
    valid_from = TypedDateField(
        label="From which day?",
        subject="the day it begins",
        help_text="Tomorrow or later, for example 1 January 2027. Until then nothing changes",
    )

    def __init__(
        self, *args, repeats: bool, begun_on: date, in_force: dict[str, int], too_late: TooLate, **kwargs
    ):
        """`too_late` tells, of periods from a day on, which may not be (`queries/cadence.too_late`)."""
        super().__init__(*args, **kwargs)
        self.too_late = too_late
        self.day, self.begun_on, self.in_force = kwargs["today"], begun_on, in_force
        if not repeats:
            del self.fields["then_number"], self.fields["then_unit"]

    def clean_valid_from(self):
        """A day to come, after every change that was made already."""
        chosen = self.cleaned_data["valid_from"]
        if chosen <= self.day:
            raise forms.ValidationError("The day it begins must be tomorrow or later")
        if chosen <= self.begun_on:
            raise forms.ValidationError("The day it begins must be after the change that waits already")
        return chosen

    def clean(self):
        """A change changes something."""
        cleaned = super().clean()
        if not self.errors and self.periods | {"source": cleaned["source"]} == self.in_force:
            self.add_error("first_number", "These are the periods in force already. Change one of them")
        if not self.errors and (found := self.too_late(self.periods, cleaned["valid_from"])):
            for question, sentences in LongerThanItMayBe(found).told.items():
                self.add_error(question, sentences)
        return cleaned

    @property
    def periods(self) -> dict[str, int]:
        """The valid answers, by the names of the rule's columns; 0 for what is not given."""
        said = self.cleaned_data
        unit, then = said["first_unit"], said.get("then_unit", "")
        return {
            "first_after_days": said["first_number"] if unit == DAYS else 0,
            "first_after_working_days": said["first_number"] if unit == WORKING_DAYS else 0,
            "first_after_months": said["first_number"] if unit == MONTHS else 0,
            "then_every_days": said["then_number"] if then == DAYS else 0,
            "then_every_months": said["then_number"] if then == MONTHS else 0,
            "due_soon_days": said["due_soon_days"],
        }


class ConfirmCadenceForm(GovukForm):
    """Why, with the preview in view."""

    submit_text = "Change this rule"

    why = LongTextField(
        label="Why does it change?",
        subject="why it changes",
        help_text="It stands in the history of the rule. Name nobody",
        max_length=LONGEST_WHY,
        rows=3,
    )

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action."""
        return {"why": self.cleaned_data["why"]}
