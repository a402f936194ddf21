"""Moving a caseload: whose, to whom and from when; then, with the preview in view, why and who goes where."""

from collections.abc import Iterable, Mapping

from django import forms

from casework.models.reassignments import LONGEST_REASON
from linkworker.forms import Checkboxes, GovukForm, LongTextField, Radios, SentOnceForm, TypedDateField

NOBODY_S = "none"
STAYS = ""
MOST_CHOSEN_ONE_BY_ONE = (
    200  # more people than this are chosen by area: a page has room for no more questions
)


class ReassigningForm(GovukForm):
    """The questions before the preview. They stand in the address, and change nothing."""

    submit_text = "Show what would move"

    worker = forms.ChoiceField(
        label="Whose people move?", error_messages={"required": "Select whose people move"}
    )
    to = forms.MultipleChoiceField(
        label="Who takes them?",
        widget=Checkboxes,
        error_messages={"required": "Select who takes them"},
        help_text="Choose one, or several to share them out. You can change who takes whom on the next page",
    )
    area = forms.ChoiceField(
        label="Only those who live in",
        required=False,
        help_text="Leave it at everywhere to move the whole caseload",
    )
    whom = forms.ChoiceField(
        label="Who moves?",
        choices=[("all", "All of them"), ("some", "Some of them: I choose on the next page")],
        widget=Radios,
        error_messages={"required": "Select who moves"},
    )
    effective_on = TypedDateField(
        label="From which day?",
        subject="the day from which they move",
        help_text="For example, today, 1 December 2026, or a day gone by that was not written down",
    )

    def __init__(
        self, *args, workers: Iterable[tuple[str, str]], team: Iterable, areas: Iterable[str], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", ""), *workers]
        self.fields["to"].choices = [(str(one.uid), one.name) for one in team]
        self.fields["area"].choices = [("", "Everywhere"), *((area, area) for area in areas)]
        self.fields["area"].marked_optional = False

    def clean(self):
        """Nobody takes their own."""
        cleaned = super().clean()
        if cleaned.get("worker") and cleaned["worker"] in cleaned.get("to", ()):
            self.add_error("to", "Select somebody other than the link worker they have")
        return cleaned


class ReassignCaseloadForm(SentOnceForm):
    """Why, the mark of who was shown, and who goes to whom where few enough move to be asked of each."""

    submit_text = "Move these people"

    because = LongTextField(
        label="Why?",
        subject="why they move",
        help_text="For example, Robin leaves the team. It is kept with the move; name nobody’s health",
        max_length=LONGEST_REASON,
        rows=2,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args,
        people: Iterable = (),
        team: Iterable = (),
        proposed: Mapping[int, int],
        stays: str,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.keys = {}
        self.workers = {str(one.uid): one.pk for one in team}
        self.proposed = proposed
        uids = {pk: uid for uid, pk in self.workers.items()}
        for one in people:
            name = f"to_{one.uid}"
            self.keys[name] = one.pk
            self.fields[name] = forms.ChoiceField(
                label=f"New link worker of {one.name}",
                choices=[(STAYS, stays), *((str(each.uid), each.name) for each in team)],
                initial=uids.get(proposed.get(one.pk), STAYS),
                required=False,
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )

    @property
    def helper(self):
        """The table draws the question about each person itself."""
        helper = super().helper
        helper.layout.fields = [name for name in helper.layout.fields if name not in self.keys]
        return helper

    @property
    def moves(self) -> dict[int, int]:
        """Who goes to whom: as chosen for each, or else as proposed."""
        if not self.keys:
            return dict(self.proposed)
        said = {pk: self.workers.get(self.cleaned_data.get(name)) for name, pk in self.keys.items()}
        return {pk: worker for pk, worker in said.items() if worker is not None}

    @property
    def answers(self) -> dict:
        """In the words of the action."""
        said = self.cleaned_data
        return {
            "because": said["because"],
            "seen": said["seen"],
            "submission": said["submission"],
            "moves": self.moves,
            "as_sent": {name: value for name, value in self.data.items() if name.startswith("to_")},
        }
