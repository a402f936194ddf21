"""What is asked about a goal: what the person wants, and later how it goes, the person first."""

from django import forms

from casework.choices import GoalRating, WhoseWords
from casework.forms.fields import CountField, OwnerField
from casework.models.goals import LONGEST_GOAL, LONGEST_HELPER, LONGEST_SAID, LONGEST_STEP, LONGEST_WEEKS
from linkworker.forms import (
    EditingForm,
    GovukForm,
    LongTextField,
    Radios,
    RowField,
    SentOnceForm,
    TextField,
    TypedDateField,
)

NOT_SAID = "not_said"
BY_PERSON = (  # in the words one would say to them
    (GoalRating.ACHIEVED.value, "I did it"),
    (GoalRating.IMPROVING.value, "It is going well"),
    (GoalRating.SAME.value, "It is the same"),
    (GoalRating.WORSE.value, "It is harder now"),
    (GoalRating.STOPPED.value, "I do not want to do this any more"),
    (NOT_SAID, "They did not say"),
)


class GoalForm(GovukForm):
    """The questions that setting and changing share."""

    text = LongTextField(
        label="What does the person want?",
        subject="what the person wants",
        help_text="In their own words, as short as they said it. For example, I want to see my sister more",
        max_length=LONGEST_GOAL,
        rows=3,
    )
    said_by = forms.ChoiceField(
        label="Whose words are these?",
        widget=Radios,
        choices=WhoseWords.choices,
        error_messages={"required": "Select whose words these are"},
    )
    part_of_life = forms.ModelChoiceField(
        queryset=None,
        label="Which part of life is it about?",
        to_field_name="code",
        empty_label=None,
        widget=Radios,
        error_messages={
            "required": "Select the part of life",
            "invalid_choice": "Select the part of life from the list",
        },
    )
    first_step = TextField(
        label="What is the first small step?",
        subject="the first small step",
        help_text="Something that can be done in the next few weeks",
        max_length=LONGEST_STEP,
        required=False,
    )
    who_helps = TextField(
        label="Who helps?",
        subject="who helps",
        help_text="For example, Ravi, her keyworker",
        max_length=LONGEST_HELPER,
        required=False,
    )
    check_every_weeks = CountField(
        label="How often is it looked at?",
        subject="how often it is looked at",
        least=1,
        most=LONGEST_WEEKS,
        unit="weeks apart",
        required=False,
    )

    def __init__(self, *args, parts, usual_weeks, **kwargs):
        super().__init__(*args, **kwargs)
        part = self.fields["part_of_life"]
        part.queryset = parts
        part.widget.hints = {each.code: f"Preparing for Adulthood: {each.adulthood_area}" for each in parts}
        self.fields["check_every_weeks"].help_text = f"Leave empty for every {usual_weeks} weeks"


class SetGoalForm(SentOnceForm, GoalForm):
    """A new goal."""

    submit_text = "Set this goal"

    set_on = TypedDateField(
        label="When was it agreed?",
        subject="the date it was agreed",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    owner = OwnerField(queryset=None, label="Who looks at how it goes?", subject="who looks at how it goes")

    def __init__(self, *args, author, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues.exclude(pk=author.pk)
        self.fields["owner"].empty_label = f"Me ({author})"


class EditGoalForm(EditingForm, GoalForm):
    """A goal as it is kept."""

    submit_text = "Save"

    owner = RowField(
        told="Choose who looks at how it goes",
        queryset=None,
        label="Who looks at how it goes?",
        empty_label="Nobody yet",
        widget=forms.Select,
        required=False,
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues
        self.fields["owner"].marked_optional = False


class CheckGoalForm(SentOnceForm):
    """How a goal goes: the person is asked first, and what they say counts."""

    submit_text = "Keep this"

    person_rating = forms.ChoiceField(
        label="First ask the person: how is it going?",
        widget=Radios,
        choices=BY_PERSON,
        error_messages={"required": "Select what the person says, or that they did not say"},
    )
    person_words = LongTextField(
        label="What did they say?",
        subject="what they said",
        max_length=LONGEST_SAID,
        rows=2,
        required=False,
    )
    rating = forms.ChoiceField(
        label="Then you: how do you see it?",
        widget=Radios,
        choices=GoalRating.choices,
        error_messages={"required": "Select how you see it"},
    )
    words = LongTextField(
        label="What did you see?", subject="what you saw", max_length=LONGEST_SAID, rows=2, required=False
    )
    because = LongTextField(
        label="If this ends the goal, why?",
        subject="why the goal ends",
        help_text="It ends when it is achieved or stopped. What the person says decides.",
        max_length=LONGEST_SAID,
        rows=2,
        required=False,
    )
    checked_on = TypedDateField(
        label="When did you look at it together?",
        subject="the date you looked at it",
        help_text="For example, today or 4 May 2026",
        future=False,
    )

    @property
    def answers(self) -> dict:
        """That the person did not say is no rating."""
        said = dict(self.cleaned_data)
        return said | {"person_rating": "" if said["person_rating"] == NOT_SAID else said["person_rating"]}
