"""How the list of all people's actions, and the tracker of promises, are narrowed."""

from django import forms

from casework.forms.fields import PartnerField
from casework.queries.actions import ANY, DONE, DROPPED, MINE, OUTSIDE, TEAM, UNNAMED, Narrowing
from linkworker.forms import GovukFilterForm, RowField, TextField, TypedDateField

WHOSE = [
    ("", "Anybody’s"),
    (MINE, "Mine"),
    (TEAM, "The team’s"),
    (OUTSIDE, "Outside the council"),
    (UNNAMED, "Outside, organisation not recorded"),
]
STATES = [("", "Open"), (DONE, "Done"), (DROPPED, "No longer needed"), (ANY, "All")]


class ColleagueField(RowField):
    """One of the team."""

    widget = forms.Select

    def __init__(self, **kwargs):
        super().__init__(
            told="Select who does it", required=False, empty_label="Anybody", queryset=None, **kwargs
        )


class ActionFilterForm(GovukFilterForm):
    """The filters stand in the address, so that a list can be passed on."""

    whose = forms.ChoiceField(label="Whose", required=False, choices=WHOSE)
    state = forms.ChoiceField(label="State", required=False, choices=STATES)
    overdue = forms.BooleanField(label="Only overdue", required=False)
    words = TextField(
        label="Words, person or reference",
        subject="words",
        help_text="For example, A-7K2M9Q",
        required=False,
        max_length=200,
        formulas=True,
    )
    owner = ColleagueField(label="Done by")
    organisation = PartnerField(queryset=None, label="Organisation outside")
    due_until = TypedDateField(label="Due by", subject="the last day", required=False)
    first_due_from = TypedDateField(label="First due from", subject="the first day", required=False)
    first_due_until = TypedDateField(label="First due to", subject="the last day", required=False)

    def __init__(self, data, *, owners, promisers, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["owner"].queryset = owners
        self.fields["organisation"].queryset = promisers
        for name in ("whose", "state"):
            self.fields[name].error_messages["invalid_choice"] = "Select one from the list"

    @property
    def narrowing(self) -> Narrowing:
        """What was asked for and understood; what could not be read narrows nothing, and says why."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        for name in ("owner", "organisation"):
            if name in asked:
                asked[name] = asked[name].uid
        return Narrowing(**asked)

    @property
    def is_narrowed(self) -> bool:
        """Something was asked for."""
        return any(self.data.get(name) for name in self.fields)


class PeriodForm(GovukFilterForm):
    """From which day to which the promises were first due."""

    submit_text = "Show this period"

    since = TypedDateField(label="First due from", subject="the first day", required=False)
    until = TypedDateField(label="To", subject="the last day", required=False)

    def clean(self):
        """A period goes forward."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be on or after the first")
        return cleaned
