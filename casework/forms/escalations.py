"""What is asked when something is raised, passed up, answered or resolved."""

from django import forms

from casework.actions.escalations import Cause
from casework.choices import EscalationLevel
from casework.queries.escalation_list import OVERDUE, RESOLVED
from casework.rules.escalations import above
from linkworker.forms import GovukFilterForm, LongTextField, Radios, RowField, SentOnceForm

WORRY = ""


class AnswererField(RowField):
    """Who sees to the answer: one of the managers."""

    widget = forms.Select

    def __init__(self, **kwargs):
        super().__init__(told="Select who sees to the answer", empty_label=None, queryset=None, **kwargs)


def said(label: str, subject: str, help_text: str = "") -> LongTextField:
    """What a step says."""
    return LongTextField(label=label, subject=subject, help_text=help_text, max_length=2000, rows=5)


class RaiseEscalationForm(SentOnceForm):
    """What is the matter, what it is about, and which manager sees to it."""

    submit_text = "Raise it with the team manager"

    cause = forms.ChoiceField(
        label="What is it about?",
        required=False,
        error_messages={"invalid_choice": "Choose what it is about from the list"},
    )
    words = said(
        "What is the matter, and what do you ask for?",
        "what is the matter",
        "Facts first. Whoever reads this may not know the person",
    )
    owner = AnswererField(label="Which manager sees to it?")

    def __init__(self, *args, causes: dict, answerers, **kwargs):
        super().__init__(*args, **kwargs)
        self.causes = causes
        self.fields["cause"].choices = [
            (WORRY, "A worry, about nothing in this list"),
            *((key, words) for key, (words, _) in causes.items()),
        ]
        self.fields["cause"].marked_optional = False
        self.fields["owner"].queryset = answerers

    @property
    def answers(self) -> dict:
        """What it is about becomes the thing itself."""
        answers = dict(self.cleaned_data)
        key = answers.pop("cause")
        kind = key.partition(".")[0]
        return answers | {"cause": Cause(**{kind: self.causes[key][1]}) if key else Cause()}


class PassUpEscalationForm(SentOnceForm):
    """Who is asked now, and what is said to them."""

    submit_text = "Pass it up"

    level = forms.ChoiceField(
        label="Who is asked now?",
        widget=Radios,
        error_messages={"required": "Select who is asked now", "invalid_choice": "Select who is asked now"},
    )
    words = said("What do you ask of them?", "what you ask of them")
    owner = AnswererField(label="Which manager takes it to them?")

    def __init__(self, *args, level: str, answerers, **kwargs):
        super().__init__(*args, **kwargs)
        # sent again, the level it went to is no longer above: the deed finds what the first click did
        offered = above(EscalationLevel.TEAM_MANAGER) if self.is_bound else above(level)
        self.fields["level"].choices = [(one, EscalationLevel(one).label) for one in offered]
        self.fields["owner"].queryset = answerers


class HandOverEscalationForm(SentOnceForm):
    """Which manager sees to it from now on, and why."""

    submit_text = "Hand it over"

    owner = AnswererField(label="Which manager sees to it from now on?")
    words = said("Why?", "why it is handed over", "For example, on leave until 4 May 2026")

    def __init__(self, *args, answerers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = answerers


class AnswerEscalationForm(SentOnceForm):
    """What the level said."""

    submit_text = "Record the answer"

    words = said("What was the answer?", "what the answer was")


class ResolveEscalationForm(SentOnceForm):
    """How it was resolved."""

    submit_text = "Resolve it"

    words = said(
        "How was it resolved?", "how it was resolved", "What is different now, and who has told the person"
    )


class EscalationFilterForm(GovukFilterForm):
    """Open ones, or those that are resolved."""

    level = forms.ChoiceField(
        label="Asked", required=False, choices=[("", "Anybody"), *EscalationLevel.choices]
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Open"), (OVERDUE, "Open and over"), (RESOLVED, "Resolved")],
    )

    @property
    def narrowing(self) -> dict:
        """What was asked for and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
