"""Continuing healthcare: opening a case, its Checklist, the day it was received, the decision."""

from collections.abc import Callable, Sequence

from django import forms

from linkworker.forms import (
    GovukForm,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.choices import ChcLateReason, ChcOutcome, FastTrackSigner
from placements.forms.people import chosen
from placements.queries import options

STANDARD, FAST_TRACK = "standard", "fast_track"
LETTERS = [("A", "A: high need"), ("B", "B: moderate need"), ("C", "C: low or no need")]
TODAY = "For example, today or 4 May 2026"


class OpenChcCaseForm(SentOnceForm):
    """Who considers it, which way it goes, and who signed a fast track tool."""

    submit_text = "Open this case"
    reveals = {
        "way": {FAST_TRACK: ("fast_track_signed_on", "fast_track_signed_by", "fast_track_signer")},
    }

    considered_on = TypedDateField(
        label="On which day was it first considered?",
        subject="the day it was first considered",
        help_text=TODAY,
        future=False,
    )
    consent_to_share = YesNoNotRecordedField(
        label="Does the person consent to sharing information?",
        help_text="If they cannot decide, record a best interests decision. The assessment itself needs no consent.",
        widget=Radios(inline=True),
    )
    icb = chosen("Which ICB decides?", "Choose the ICB that decides")
    way = forms.ChoiceField(
        label="Which way does it go?",
        choices=[(STANDARD, "Checklist first"), (FAST_TRACK, "Fast track")],
        widget=Radios(
            hints={
                STANDARD: "The ICB decides within 28 days of receiving a positive Checklist",
                FAST_TRACK: "The person’s condition is getting worse fast and may be entering a terminal phase",
            }
        ),
        error_messages={"required": "Select which way it goes"},
    )
    fast_track_signed_on = TypedDateField(
        label="On which day was the fast track tool signed?",
        subject="the day the fast track tool was signed",
        future=False,
    )
    fast_track_signed_by = TextField(
        label="Who signed it?", subject="the name of who signed it", max_length=120
    )
    fast_track_signer = forms.ChoiceField(
        label="What are they?",
        choices=FastTrackSigner,
        widget=Radios,
        error_messages={"required": "Select whether a nurse or a doctor signed it"},
    )
    received_by_icb_on = TypedDateField(
        label="If the ICB has been told already: on which day?",
        subject="the day the ICB was told",
        help_text="A notice that a full assessment is needed, or the fast track tool. Leave it empty for a Checklist",
        required=False,
        future=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["icb"].queryset = options.boards(self.today)

    @property
    def answers(self) -> dict:
        """The way as yes or no to fast track."""
        said = dict(self.cleaned_data)
        return {**said, "fast_track": said.pop("way") == FAST_TRACK}


class DomainRows(GovukForm):
    """A form with one question a domain; `answers` gives the letters in the order of the domains.

    The questions are named `domain_<number>`.
    """

    asked: Sequence

    def add_domains(self, asked: Sequence, choices_of: Callable, *, stars: bool = False) -> None:
        """Ask about each domain, with the choices it has."""
        self.asked = asked
        for domain in asked:
            star = " *" if stars and domain.starred else ""
            self.fields[f"domain_{domain.number}"] = forms.ChoiceField(
                label=f"{domain.number}. {domain.name}{star}",
                help_text=domain.about,
                choices=choices_of(domain),
                widget=Radios(inline=True, small=True),
                error_messages={"required": f"Select an answer for {domain.name}"},
            )

    @property
    def domain_fields(self):
        """The questions about domains, for the page."""
        return [self[f"domain_{domain.number}"] for domain in self.asked]

    def letters(self) -> list[str]:
        """The answers in the order of the domains."""
        return [self.cleaned_data[f"domain_{domain.number}"] for domain in self.asked]

    def other_answers(self) -> dict:
        """Everything but the domains."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("domain_")}


class RecordChecklistForm(DomainRows, SentOnceForm):
    """Eleven letters, who completed it and when."""

    submit_text = "Record this Checklist"

    completed_on = TypedDateField(
        label="On which day was it completed?",
        subject="the day the Checklist was completed",
        help_text=TODAY,
        future=False,
    )
    completed_by = TextField(
        label="Who completed it?",
        subject="who completed it",
        help_text="Their name and what they are, for example Jo Heath, social worker",
        max_length=160,
    )
    received_by_icb_on = TypedDateField(
        label="On which day did the ICB receive it?",
        subject="the day the ICB received it",
        help_text="The 28 days count from it. Leave it empty when you do not know yet, or when it is negative",
        required=False,
        future=False,
    )

    def __init__(self, *args, asked: Sequence, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_domains(
            [domain for domain in asked if domain.in_checklist], lambda domain: LETTERS, stars=True
        )

    @property
    def answers(self) -> dict:
        """The letters as one answer."""
        return {**self.other_answers(), "letters": self.letters()}


class RecordChcReceiptForm(GovukForm):
    """Day 0."""

    submit_text = "Start the clock"

    received_by_icb_on = TypedDateField(
        label="On which day did the ICB receive it?",
        subject="the day the ICB received it",
        help_text="The positive Checklist, or another notice that a full assessment is needed. That day is day 0",
        future=False,
    )


class RecordChcLetterForm(GovukForm):
    """The day from which the person has six months to ask for a review."""

    submit_text = "Record this day"

    decision_letter_on = TypedDateField(
        label="What is the day on the decision letter?",
        subject="the day on the decision letter",
        help_text=TODAY,
        future=False,
    )


class RecordChcDecisionForm(GovukForm):
    """What was decided, when, and why it was late."""

    submit_text = "Record this decision"

    received_by_icb_on = TypedDateField(
        label="On which day did the ICB receive the Checklist or the notice?",
        subject="the day the ICB received it",
        required=False,
        future=False,
    )
    decided_on = TypedDateField(
        label="On which day was it decided?",
        subject="the day of the decision",
        help_text=TODAY,
        future=False,
    )
    outcome = forms.ChoiceField(
        label="What did the ICB decide?",
        choices=ChcOutcome,
        widget=Radios,
        error_messages={"required": "Select what the ICB decided"},
    )
    late_reason = forms.ChoiceField(
        label="If it took more than 28 days, why?",
        required=False,
        choices=[("", "Not late"), *ChcLateReason.choices],
    )
    la_consulted_on = TypedDateField(
        label="On which day was the council consulted?",
        subject="the day the council was consulted",
        help_text="The ICB consults the council before it decides, as far as that can be done",
        required=False,
        future=False,
    )
    verified_on = TypedDateField(
        label="On which day did the ICB verify the recommendation?",
        subject="the day it was verified",
        required=False,
        future=False,
    )
    decision_letter_on = TypedDateField(
        label="What is the day on the decision letter?",
        subject="the day on the decision letter",
        help_text="The six months in which the person may ask for a review count from it",
        required=False,
        future=False,
    )

    def __init__(self, *args, received: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if received:
            del self.fields["received_by_icb_on"]
