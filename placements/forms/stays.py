"""Starting, ending and moving a placement."""

from django import forms

from linkworker.forms import GovukForm, Radios, TypedDateField, YesNoNotRecordedField
from placements.choices import EndReason, WhyOutOfArea
from placements.forms.decisions import LESS_SUPPORT, WHO_DECIDED, DecisionForm
from placements.forms.despite import DESPITE, DespiteForm
from placements.forms.people import chosen
from placements.queries import options

REASONS = EndReason.choices
STORY = (
    "How it was chosen",
    ("why_out_of_area", "chosen_by_person", "emergency", "local_options_tested_on"),
)


class PlaceForm(DespiteForm, DecisionForm):
    """Where to, and the story of how it was chosen."""

    home = chosen("Which home?", "Choose the home", help_text="Start typing its name")
    starts_on = TypedDateField(
        label="From which day?",
        subject="the day the placement starts",
        help_text="For example, 4 May 2026 or today",
    )
    why_out_of_area = forms.ChoiceField(
        label="Why is the home in another council's area?",
        required=False,
        choices=[("", "Not recorded, or not out of area"), *WhyOutOfArea.choices],
    )
    chosen_by_person = YesNoNotRecordedField(label="Did the person choose it?", widget=Radios(inline=True))
    emergency = YesNoNotRecordedField(label="Was it made in an emergency?", widget=Radios(inline=True))
    local_options_tested_on = TypedDateField(
        label="When were local options last tested?",
        subject="the day local options were tested",
        required=False,
        future=False,
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = options.homes(staff)
        self.fields["home"].label_from_instance = lambda home: f"{home.name}, {home.host_council}"
        self.keep_question_for(self.fields["home"].key_of(self.data.get("home")))


class StartPlacementForm(PlaceForm):
    """A placement from nowhere recorded, or the first."""

    submit_text = "Start this placement"
    groups = (
        ("Where they will live", ("home", DESPITE, "starts_on", "placed_by")),
        WHO_DECIDED,
        LESS_SUPPORT,
        STORY,
    )

    placed_by = chosen("Who placed them?", "Choose the council or board that placed them")

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, staff=staff, **kwargs)
        self.fields["placed_by"].queryset = options.councils(self.today) | options.boards(self.today)


class MovePlacementForm(PlaceForm):
    """The end of one placement and the start of the next, on one day."""

    submit_text = "Move this person"
    groups = (
        ("Where they move", ("home", DESPITE, "moves_on", "end_reason")),
        WHO_DECIDED,
        LESS_SUPPORT,
        STORY,
    )

    starts_on = None
    moves_on = TypedDateField(
        label="On which day do they move?",
        subject="the day of the move",
        help_text="The old home is not paid for this day; the new one is",
    )
    end_reason = forms.ChoiceField(
        label="Why did the old placement end?",
        choices=REASONS,
        initial=EndReason.MOVED,
        widget=Radios,
        error_messages={"required": "Select why the old placement ended"},
    )


class EndPlacementForm(GovukForm):
    """The day of leaving and why."""

    submit_text = "End this placement"

    ends_on = TypedDateField(
        label="On which day did they leave?",
        subject="the day the placement ended",
        help_text="The day of leaving is not charged. Every funding line closes that day.",
    )
    end_reason = forms.ChoiceField(
        label="Why did it end?",
        choices=REASONS,
        widget=Radios,
        error_messages={"required": "Select why the placement ended"},
    )
