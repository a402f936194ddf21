"""What is asked about one decision somebody may or may not be able to make, and about one made for them."""

from django import forms

from linkworker.forms import (
    LongTextField,
    Radios,
    RowField,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from linkworker.words import long_day
from placements.choices import DecisionAuthority
from placements.forms.facts import one_of
from placements.forms.layouts import GroupedForm
from reviews.choices import AdvanceDecision, Conclusion, DecisionAbout
from reviews.models.capacity import LONGEST_DECISION, LONGEST_NAME, WORDS

STORY = {"max_length": WORDS, "rows": 3}
RISK = ("risk_assessed_on", "mitigation")


def ability(label: str, hint: str) -> YesNoNotRecordedField:
    """One of the four of s3."""
    return YesNoNotRecordedField(label=label, help_text=hint, widget=Radios(inline=True))


class RecordCapacityAssessmentForm(SentOnceForm, GroupedForm):
    """One decision at one time; `proposals` are the moves it may be about."""

    submit_text = "Record this assessment"
    groups = (
        ("The decision", ("submission", "decision", "about", "proposal")),
        ("Who assessed it, and when", ("assessed_on", "assessed_by", "assessor_role")),
        ("Help first", ("support_given",)),
        ("Could the person, for this decision", ("understands", "retains", "weighs", "communicates")),
        ("What follows", ("causal_link", "conclusion", "look_again_on", "someone_to_consult")),
    )

    decision = LongTextField(
        label="Which decision?",
        subject="the decision",
        help_text="One decision, in words the person would know. For example, whether to move to a flat in Oakham",
        max_length=LONGEST_DECISION,
        rows=2,
    )
    about = one_of("What is it about?", DecisionAbout.choices, "Select what the decision is about")
    proposal = RowField(
        told="Choose the move",
        queryset=None,
        label="Is it about a move that is proposed?",
        help_text="A best-interests decision that follows then counts for that move",
        empty_label="No, or not yet proposed",
        widget=forms.Select,
        required=False,
    )
    assessed_on = TypedDateField(
        label="On which day was it assessed?",
        subject="the day it was assessed",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    assessed_by = TextField(label="Who assessed it?", subject="who assessed it", max_length=LONGEST_NAME)
    assessor_role = TextField(
        label="In which role?",
        subject="the role of whoever assessed it",
        help_text="For example, social worker or consultant psychiatrist",
        max_length=LONGEST_NAME,
    )
    support_given = LongTextField(
        label="What was done to help them decide?",
        subject="the support given to help them decide",
        help_text="For example, pictures, a better time of day, somebody they trust, an interpreter",
        required=False,
        **STORY,
    )
    understands = ability(
        "Understand what matters to it?", "The choices, and what is likely to follow from each"
    )
    retains = ability("Keep it in mind long enough to decide?", "A short time may be enough")
    weighs = ability("Use or weigh it?", "An unwise choice does not mean no")
    communicates = ability("Make the decision known?", "By words, signs or any other way")
    causal_link = LongTextField(
        label="If not: what in their mind or brain causes it, and how?",
        subject="what in their mind or brain causes it, and how",
        help_text="A diagnosis alone is not enough: say how it keeps them from this decision",
        required=False,
        **STORY,
    )
    conclusion = one_of("What was concluded?", Conclusion.choices, "Select what was concluded")
    look_again_on = TypedDateField(
        label="When will it be looked at again?",
        subject="the day to look again",
        help_text="Needed when it comes and goes",
        required=False,
    )
    someone_to_consult = YesNoNotRecordedField(
        label="Is there family or a friend who can be consulted?",
        help_text="Not somebody who is paid. If there is nobody, an IMCA may be owed",
        widget=Radios(inline=True),
    )

    def __init__(self, *args, proposals, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["proposal"]
        field.queryset = proposals
        field.label_from_instance = lambda one: f"{one.home.name}, expected {long_day(one.expected_on)}"
        if not proposals:
            del self.fields["proposal"]
        for name in ("support_given", "causal_link", "look_again_on"):
            self.fields[name].marked_optional = False


class RecordBestInterestsDecisionForm(SentOnceForm, GroupedForm):
    """What was decided, from what, with whom. Of a move the risks of less support are asked, too."""

    submit_text = "Record this decision"
    groups = (
        ("The person and those around them", ("submission", "wishes", "consulted")),
        ("The choices", ("options_considered", "less_restrictive_considered")),
        ("Whose decision it is", ("authority", "advance_decision")),
        ("The decision", ("decision", "decided_on", "decided_by", "dissent")),
        ("If the new home brings less support", RISK),
    )

    wishes = LongTextField(
        label="What does the person wish, and what did they wish before?",
        subject="the person’s wishes, past and present",
        **STORY,
    )
    consulted = LongTextField(
        label="Who was consulted, and what did they say?", subject="who was consulted", **STORY
    )
    options_considered = LongTextField(
        label="Which options were considered?", subject="the options that were considered", **STORY
    )
    less_restrictive_considered = YesNoNotRecordedField(
        label="Was a less restrictive option considered?", widget=Radios(inline=True)
    )
    authority = one_of(
        "Does an attorney, a deputy or the court decide?",
        DecisionAuthority.choices,
        "Select whether an attorney, a deputy or the court decides",
    )
    advance_decision = one_of(
        "Is there an advance decision to refuse treatment?",
        AdvanceDecision.choices,
        "Select whether there is an advance decision",
    )
    decision = LongTextField(label="What was decided, and why?", subject="what was decided, and why", **STORY)
    decided_on = TypedDateField(
        label="On which day was it decided?",
        subject="the day it was decided",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
    decided_by = TextField(label="Who made the decision?", subject="who decided", max_length=LONGEST_NAME)
    dissent = LongTextField(label="Who disagreed, and why?", subject="who disagreed", required=False, **STORY)
    risk_assessed_on = TypedDateField(
        label="On which day were the risks of less support assessed?",
        subject="the day the risks were assessed",
        help_text="For example when moving from a care home to supported living",
        required=False,
        future=False,
    )
    mitigation = LongTextField(
        label="What keeps the person safe with less support?",
        subject="what keeps the person safe",
        required=False,
        **STORY,
    )

    def __init__(self, *args, of_a_move: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not of_a_move:
            for name in RISK:
                del self.fields[name]
            self.groups = self.groups[:-1]
