"""How the trail is narrowed."""

from django import forms

from linkworker.forms import GovukFilterForm, TextField, TypedDateField


class TrailFilterForm(GovukFilterForm):
    """The filters of the trail; they stand in the address, so that a list can be passed on."""

    person = TextField(label="Person’s reference", subject="the reference", required=False, max_length=40)
    staff = forms.ChoiceField(
        label="Who", required=False, error_messages={"invalid_choice": "Select somebody from the list"}
    )
    since = TypedDateField(label="From", subject="the first day", required=False)
    until = TypedDateField(label="To", subject="the last day", required=False)

    def __init__(self, data, *, writers, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["staff"].choices = [("", "Anybody"), *writers]

    @property
    def narrowing(self) -> dict:
        """What was asked for and understood; what could not be read narrows nothing, and says why."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
