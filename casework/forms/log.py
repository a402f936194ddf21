"""How the log is narrowed, and which days of it are given to somebody."""

from datetime import date

from django import forms

from casework.choices import Duty, Method, Side
from linkworker.forms import GovukFilterForm, RowField, TextField, TypedDateField
from linkworker.forms.editing import in_words
from linkworker.words import long_day


class WorkerField(RowField):
    """Who wrote it."""

    widget = forms.Select

    def __init__(self, **kwargs):
        super().__init__(told="Select who wrote it", required=False, empty_label="Anybody", **kwargs)


class LogFilterForm(GovukFilterForm):
    """The filters of the log; they stand in the address, so that a list can be passed on."""

    words = TextField(label="Words", subject="words", required=False, max_length=200, formulas=True)
    since = TypedDateField(label="From", subject="the first day", required=False)
    until = TypedDateField(label="To", subject="the last day", required=False)
    method = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *Method.choices])
    side = forms.ChoiceField(label="With", required=False, choices=[("", "Anybody"), *Side.choices])
    duty = forms.TypedChoiceField(
        label="What for",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Any duty"), *Duty.choices],
    )
    worker = WorkerField(queryset=None, label="Written by")
    open_action = forms.BooleanField(label="With an open action", required=False)
    significant = forms.BooleanField(label="Significant events only", required=False)
    hide_attempts = forms.BooleanField(label="Hide attempts nobody answered", required=False)

    def __init__(self, data, *, workers, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["worker"].queryset = workers
        for name in ("method", "side", "duty"):
            self.fields[name].error_messages["invalid_choice"] = "Select one from the list"

    @property
    def narrowing(self) -> dict:
        """What was asked for and understood; what could not be read narrows nothing, and says why."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if worker := asked.get("worker"):
            asked["worker"] = worker.uid
        return asked

    @property
    def is_narrowed(self) -> bool:
        """Something was asked for."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """Each filter that narrows, by its label, and to what; a tick is its label alone."""
        self.is_valid()
        return [
            (str(self[name].label), "" if value is True else _said(self.fields[name], value))
            for name, value in self.cleaned_data.items()
            if value
        ]


class ShareableForm(GovukFilterForm):
    """The days a shareable log tells of. Nothing typed means all of them."""

    submit_text = "Choose these days"

    since = TypedDateField(label="From", subject="the first day", required=False)
    until = TypedDateField(label="To", subject="the last day", required=False)

    def clean(self):
        """The first day comes first."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first day")
        return cleaned

    @property
    def days(self) -> dict[str, date] | None:
        """The days asked for; None while they cannot be read: then nothing is shown, rather than too much."""
        if not self.is_valid():
            return None
        return {name: day for name, day in self.cleaned_data.items() if day}


def _said(field: forms.Field, value) -> str:
    return long_day(value) if isinstance(value, date) else in_words(field, value)
