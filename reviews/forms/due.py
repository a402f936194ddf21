"""How the list of reviews due is narrowed, and over which days those ticked are spread."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms

from linkworker.forms import GovukFilterForm, GovukForm, SentOnceForm, TextField, TypedDateField
from reviews.choices import ReviewKind
from reviews.models.plans import LONGEST_WHY
from reviews.queries.due_list import NOBODY, NOT_PLANNED, PLANNED, SORTS, UNSEEN_FOR, Narrowing
from reviews.rules.cadence import State

LONGEST_SPAN = timedelta(days=366)
STATES = [
    ("", "Any"),
    (State.OVERDUE, "Overdue"),
    (State.DUE, "Due today"),
    (State.DUE_SOON, "Due soon"),
    (State.UPCOMING, "Not due yet"),
]


class DueFilterForm(GovukFilterForm):
    """The filters stand in the address, so that a list can be passed on."""

    state = forms.ChoiceField(label="How it stands", required=False, choices=STATES)
    kind = forms.ChoiceField(label="Review", required=False, choices=[("", "Any"), *ReviewKind.choices])
    planned = forms.ChoiceField(
        label="Planned",
        required=False,
        choices=[("", "Either"), (PLANNED, "Planned for a day"), (NOT_PLANNED, "Not planned")],
    )
    worker = forms.ChoiceField(label="Link worker", required=False)
    words = TextField(
        label="Name or reference",
        subject="a name or reference",
        required=False,
        max_length=100,
        formulas=True,
    )
    unseen = forms.ChoiceField(
        label="Not seen in person for",
        required=False,
        choices=[("", "Any time"), *((str(days), f"More than {days} days") for days in UNSEEN_FOR)],
    )
    sort = forms.ChoiceField(
        label="In order of",
        required=False,
        choices=[(name, words[0].upper() + words[1:]) for name, words in SORTS.items()],
    )

    def __init__(self, data, *, contacts: bool = True, **kwargs):
        """`contacts` tells whether the reader may know when anybody was seen."""
        super().__init__(data, **kwargs)
        if not contacts:
            del self.fields["unseen"]
        for name in set(self.fields) - {"words"}:
            self.fields[name].error_messages["invalid_choice"] = "Select one from the list"

    def offer(self, workers: Iterable[tuple[str, str]]) -> None:
        """The link workers of those on the list; somebody asked for who carries nobody now finds nothing."""
        asked = self.data.get("worker", "")
        known = [("", "Anybody"), (NOBODY, "Nobody yet"), *workers]
        self.fields["worker"].choices = (
            known if asked in dict(known) else [*known, (asked, "Not on this list")]
        )

    @property
    def narrowing(self) -> Narrowing:
        """What was asked for; what cannot be read narrows nothing. Asked for before `offer`: any worker is taken."""
        self.fields["worker"].choices = [(self.data.get("worker", ""), "")]
        self.full_clean()
        return Narrowing(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Something was asked for beyond the order."""
        return any(self.data.get(name) for name in self.fields if name != "sort")


class SpreadForm(GovukForm):
    """Over which days the reviews ticked are spread, and how many a worker can hold in one."""

    submit_text = "Show the days"

    since = TypedDateField(
        label="From which day?", subject="the first day", help_text="For example, monday", past=False
    )
    until = TypedDateField(
        label="To which day?", subject="the last day", help_text="For example, in 6 weeks", past=False
    )
    each_day = forms.IntegerField(
        label="How many visits and reviews can one worker hold in a day?",
        help_text="What stands in their calendar already is counted in",
        min_value=1,
        max_value=10,
        initial=2,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
        error_messages={
            "required": "Enter how many one worker can hold in a day, like 2",
            "invalid": "Enter how many one worker can hold in a day as a number, like 2",
            "min_value": "Enter 1 or more a day",
            "max_value": "Enter 10 a day or fewer",
        },
    )

    def clean(self):
        """A period goes forward, by a year at most."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be on or after the first")
        if since and until and until - since > LONGEST_SPAN:
            self.add_error("until", "Spread them over a year at most")
        return cleaned


class PlanManyReviewsForm(SentOnceForm):
    """The plan on the page is made as it is shown; `seen` is the mark of it."""

    submit_text = "Plan them for these days"

    because = TextField(
        label="Why then, for those moved or later than they are due?",
        subject="why they are held then",
        max_length=LONGEST_WHY,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, why_asked: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not why_asked:
            del self.fields["because"]
