"""When a review is to be held, that it is called off, and that a due date is nobody's any more."""

from collections.abc import Iterable
from datetime import date

from django import forms

from linkworker.forms import Checkboxes, Radios, SentOnceForm, TextField, TypedDateField
from linkworker.words import long_day
from reviews.choices import WhyCancelled
from reviews.models.plans import LONGEST_WHY
from reviews.queries.person_reviews import Owed

CANCELLED_HINTS = {
    WhyCancelled.DIED: "And the death is recorded",
    WhyCancelled.LEFT: "And the end of the placement is recorded, and they live in no other",
    WhyCancelled.MOVED_BODY: "And it is recorded that on that date another was responsible",
}


class DutiesField(forms.MultipleChoiceField):
    """Some of what a person is owed, each with its date; a plan it has already is said beside it."""

    def __init__(self, *, told: str, **kwargs):
        super().__init__(
            widget=Checkboxes(small=True),
            error_messages={
                "required": told,
                "invalid_choice": "One of the reviews you ticked is not due any more. Select again",
            },
            **kwargs,
        )

    def offer(self, owed: Iterable[Owed]) -> None:
        """Offer these duties."""
        rows = {str(one.key): one for one in reversed(list(owed))}
        self.choices = [
            (key, f"{one.label}, due by {long_day(one.due_on)}") for key, one in reversed(rows.items())
        ]
        self.widget.hints = {
            key: f"Planned for {long_day(one.planned_on)}" for key, one in rows.items() if one.planned_on
        }


class ArrangedForm(SentOnceForm):
    """What these forms share: they choose from what somebody is owed, and say so when that is nothing."""

    chosen_from = "duties"
    nothing = "No review is due to this person."

    @property
    def owed_nothing(self) -> str:
        """Why there is nothing to choose from; empty when there is."""
        return "" if self.fields[self.chosen_from].choices else self.nothing


class PlanReviewForm(ArrangedForm):
    """Which of the reviews that are owed one meeting is to settle, and on which day."""

    submit_text = "Plan this review"

    duties = DutiesField(
        label="Which reviews is the meeting for?",
        help_text="One meeting may settle several. The dates they are due by stay as they are",
        told="Select which reviews the meeting is for",
    )
    planned_on = TypedDateField(
        label="Which day?",
        subject="the day of the review",
        help_text="For example, tuesday, in 2 weeks or 4 May 2027",
        past=False,
    )
    because = TextField(
        label="Why then?",
        subject="why it is held then",
        help_text="Needed when it was planned for another day, or is later than it is due",
        max_length=LONGEST_WHY,
        required=False,
    )

    def __init__(self, *args, owed: Iterable[Owed], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duties"].offer(owed)


class CallOffPlannedReviewForm(ArrangedForm):
    """Which planned reviews are not held that day, and why."""

    nothing = "No review of this person is planned."
    submit_text = "Call it off"

    duties = DutiesField(
        label="Which planned reviews are called off?",
        help_text="They stay owed, by the same date",
        told="Select which planned reviews are called off",
    )
    because = TextField(
        label="Why is it called off?",
        subject="why it is called off",
        help_text="For example, the provider cannot come that day. A new day is planned from the same page",
        max_length=LONGEST_WHY,
    )

    def __init__(self, *args, owed: Iterable[Owed], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duties"].offer(one for one in owed if one.planned_on)


class CancelReviewForm(ArrangedForm):
    """Which date by which a review is due is nobody's any more, and why."""

    chosen_from = "duty"
    submit_text = "Cancel this date"

    duty = forms.ChoiceField(
        label="Which date is no longer owed?",
        widget=Radios(small=True),
        error_messages={
            "required": "Select which date is no longer owed",
            "invalid_choice": "That review is not due by that date any more. Select again",
        },
    )
    reason = forms.ChoiceField(
        label="Why is it no longer owed?",
        choices=WhyCancelled,
        widget=Radios(hints=CANCELLED_HINTS),
        error_messages={
            "required": "Select why it is no longer owed",
            "invalid_choice": "Select why it is no longer owed from the list",
        },
    )
    words = TextField(
        label="What happened, and when?",
        subject="what happened, and when",
        help_text="It stays on the record. No figure counts this date, as late or as on time",
        max_length=LONGEST_WHY,
    )

    def __init__(self, *args, owed: Iterable[Owed], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duty"].choices = [
            (f"{one.key} {one.due_on}", f"{one.label}, due by {long_day(one.due_on)}") for one in owed
        ]

    @property
    def answers(self) -> dict:
        """The valid answers: the duty by its key, and the very date it is due by."""
        answers = dict(self.cleaned_data)
        duty, _, due_on = answers.pop("duty").rpartition(" ")
        return answers | {"duty": duty, "due_on": date.fromisoformat(due_on)}
