"""What of somebody's can wait, until which day, and why."""

from collections.abc import Mapping

from django import forms

from linkworker.forms import Radios, SentOnceForm, TextField, TypedDateField
from reporting.models.attention import LONGEST_WHY
from reporting.queries.attention import Row
from reporting.rules.attention import LONGEST_ASIDE_DAYS, Level


class SetAsideForm(SentOnceForm):
    """One row of the list of what needs attention, off it until a day."""

    submit_text = "Set this aside"

    row = forms.ChoiceField(
        label="What can wait?",
        widget=Radios(),
        error_messages={
            "required": "Select what can wait",
            "invalid_choice": "That does not need attention any more. Select again",
        },
    )
    until = TypedDateField(
        label="On which day is it back on the list?",
        subject="the day it is back on the list",
        help_text=(
            f"For example, monday or in 2 weeks. What is urgent can wait {LONGEST_ASIDE_DAYS[Level.URGENT]} days at "
            f"most, anything else {LONGEST_ASIDE_DAYS[Level.PRESSING]}"
        ),
        past=False,
    )
    because = TextField(
        label="Why can it wait?",
        subject="why it can wait",
        help_text="For example, a visit is planned for Thursday. Your team reads it; no figure changes",
        max_length=LONGEST_WHY,
    )

    def __init__(self, *args, rows: Mapping[str, Row], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["row"].choices = [(name, row.need.words) for name, row in rows.items()]

    @property
    def nothing(self) -> bool:
        """There is nothing to choose from."""
        return not self.fields["row"].choices
