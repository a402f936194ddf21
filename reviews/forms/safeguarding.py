"""What is asked about a safeguarding concern, when something is done about it, and when it is closed."""

from django import forms

from linkworker.forms import (
    Checkboxes,
    LongTextField,
    Radios,
    RowField,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from reviews.choices import (
    ConcernDeed,
    EnquiryDecision,
    EnquiryKind,
    Harm,
    HarmPlace,
    RiskOutcome,
    Wishes,
    WishesMet,
)

LONGEST_WORDS = 4_000
STEPS = [choice for choice in ConcernDeed.choices if choice[0] != ConcernDeed.CLOSED]
RETOLD = "retold"
WITHDRAWN_MEANWHILE = "The concern was withdrawn: all that is recorded now is who was told so. Select that"


def one_of(label: str, choices, missing: str, **kwargs) -> forms.ChoiceField:
    """One answer of a few, all in view."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=Radios, error_messages={"required": missing}, **kwargs
    )


class RaiseConcernForm(SentOnceForm):
    """What somebody saw, heard or was told. `councils` may lead."""

    submit_text = "Raise this concern"

    concern_on = TypedDateField(
        label="When was the concern raised?",
        subject="the day the concern was raised",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    words = LongTextField(
        label="What is the concern?",
        subject="what the concern is",
        help_text="What was seen, heard or said, by whom, and what was done at once to keep them safe",
        max_length=LONGEST_WORDS,
        rows=6,
    )
    harms = forms.MultipleChoiceField(
        label="What kind of abuse or neglect may it be?",
        help_text="Tick each that may apply",
        choices=Harm.choices,
        widget=Checkboxes(small=True),
        error_messages={
            "required": "Select what kind it may be",
            "invalid_choice": "Select kinds from the list",
        },
    )
    place = one_of("Where did it happen?", HarmPlace.choices, "Select where it happened")
    host_council = RowField(
        told="Choose the council that leads",
        queryset=None,
        label="Which council leads?",
        help_text="The council in whose area it happened, whoever placed the person",
    )
    about_home = YesNoNotRecordedField(
        label="May others who live there be at risk, too?",
        help_text="If so, whoever lives there is listed, so that everyone is checked",
    )

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host_council"].queryset = councils


class RecordConcernStepForm(SentOnceForm):
    """One thing done. `bodies` are the two councils; of a concern that is `withdrawn`, who is to be told so."""

    submit_text = "Record this"
    reveals = {"kind": {"told": ("told",), "asked": ("wishes",), "decided": ("decision", "enquiry", "lead")}}

    kind = one_of("What was done?", STEPS, "Select what was done")
    told = RowField(
        told="Select which council was told",
        queryset=None,
        label="Which council was told?",
        widget=Radios,
        empty_label=None,
    )
    wishes = one_of(
        "Was the person asked what they want to come of it?", Wishes.choices, "Select whether they were asked"
    )
    decision = one_of("What was decided?", EnquiryDecision.choices, "Select what was decided")
    enquiry = one_of(
        "If there is an enquiry, who makes it?", EnquiryKind.choices, "Select who makes it", required=False
    )
    lead = TextField(
        label="Who leads it, and how are they reached?",
        subject="who leads it",
        max_length=160,
        required=False,
    )
    done_on = TypedDateField(
        label="When?", subject="the day", help_text="For example, today or 4 May 2026", future=False
    )
    words = LongTextField(
        label="In words",
        subject="what was done",
        help_text="What the person wants in their own words, why there is no enquiry, or what was done or found",
        max_length=LONGEST_WORDS,
        rows=5,
        required=False,
    )

    def __init__(self, *args, bodies, withdrawn=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told"].queryset = bodies
        if withdrawn:
            self._ask_who_was_told_so()

    def _ask_who_was_told_so(self) -> None:
        kind = self.fields["kind"]
        kind.choices = [(RETOLD, "Somebody who knew of it was told that it was withdrawn")]
        kind.error_messages["invalid_choice"] = WITHDRAWN_MEANWHILE
        self.fields["told"].label = "Who was told?"
        self.reveals = {"kind": {RETOLD: ("told",)}}
        for name in ("wishes", "decision", "enquiry", "lead"):
            del self.fields[name]

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action."""
        answers = super().answers
        if answers["kind"] == RETOLD:
            return answers | {"kind": ConcernDeed.TOLD.value, "of_withdrawal": True}
        return answers


class CloseConcernForm(SentOnceForm):
    """What came of it, for the person first."""

    submit_text = "Close this concern"

    met = one_of(
        "Did what the person wanted come about?",
        WishesMet.choices,
        "Select whether what they wanted came about",
    )
    risk = one_of("What became of the risk?", RiskOutcome.choices, "Select what became of the risk")
    words = LongTextField(
        label="What was found, and what stays in place?",
        subject="what was found",
        max_length=LONGEST_WORDS,
        rows=5,
        required=False,
    )
    done_on = TypedDateField(
        label="When was it closed?",
        subject="the day it was closed",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
