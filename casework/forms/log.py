"""How the log is narrowed."""

from django import forms

from casework.choices import Duty, Method, Side
from linkworker.forms import GovukFilterForm, RowField, TextField, TypedDateField


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
